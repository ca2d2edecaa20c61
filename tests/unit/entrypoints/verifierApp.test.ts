import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VerifierApp } from '../../../entrypoints/verifier/verifierApp.ts';
import { makeVectors } from '../../../scripts/make-vectors.ts';
import { verifyFr } from '../../../src/ui/words/verify.fr.ts';
import { say, type VerifyLanguage } from '../../../src/ui/words/verify.ts';

// A loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
const PATIENCE = { timeout: 30_000 };

const html = readFileSync('entrypoints/verifier/index.html', 'utf8');
const vectors = await makeVectors();
const goodDigest = vectors.get('good')?.expected.manifest ?? '';

async function zipOf(name: string): Promise<File> {
  const zip = new JSZip();
  for (const [path, bytes] of vectors.get(name)?.files ?? []) zip.file(path, bytes);
  return new File([await zip.generateAsync({ type: 'arraybuffer' })], `${name}.zip`);
}

function open(lang: VerifyLanguage = 'fr', able = true) {
  const { window } = new JSDOM(html);
  for (const name of [
    'HTMLElement',
    'HTMLInputElement',
    'HTMLButtonElement',
    'HTMLProgressElement',
  ] as const) {
    vi.stubGlobal(name, window[name]);
  }
  const { document } = window;
  new VerifierApp(document, { lang, isSupported: able, now: () => new Date() });
  const find = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`) ?? expect.fail(`no #${id}`);
  const text = (id: string) => find(id).textContent;
  return {
    document,
    find,
    text,
    choose(id: 'zip' | 'folder', files: readonly File[]) {
      Object.defineProperty(find(id), 'files', { value: files, configurable: true });
      find(id).dispatchEvent(new window.Event('change'));
    },
    submit: () => find('form').dispatchEvent(new window.Event('submit', { cancelable: true })),
    result: async () => {
      await vi.waitFor(() => expect(find('result').hidden).toBe(false), PATIENCE);
      return text('result') ?? '';
    },
    drop(entries: readonly object[], files: readonly File[]) {
      const event = new window.Event('drop', { bubbles: true, cancelable: true });
      const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
      Object.defineProperty(event, 'dataTransfer', { value: { items, files } });
      find('drop').dispatchEvent(event);
      return event;
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the verifier page', () => {
  it('says what holds and what it cannot tell, and takes the focus there', async () => {
    const page = open();
    page.choose('zip', [await zipOf('good')]);
    expect(page.text('chosen')).toBe('Choisi\u00a0: good.zip');
    page.submit();
    const result = await page.result();
    expect(page.text('verdict')).toBe(verifyFr['verdict.coherent-unanchored']);
    expect(result).toContain(say('fr', 'check.journal.holds'));
    expect(result).toContain(say('fr', 'page.limit.before'));
    expect(result).not.toContain(say('fr', 'page.fails'));
    expect(page.document.activeElement).toBe(page.find('result'));
    expect(page.find('working').hidden).toBe(true);
  });

  it('shows a dossier received from elsewhere with its own verdict', async () => {
    const page = open();
    page.choose('zip', [await zipOf('origin-altered')]);
    page.submit();
    expect(await page.result()).toContain(say('fr', 'problem.origin-altered', { path: 'origines/O1' }));
    const own = page.document.querySelector('.origin')?.textContent ?? '';
    expect(own).toContain(`${say('fr', 'origin.title', { folder: 'origines/O1' })} – Altéré ou incomplet`);
    expect(own).toContain(say('fr', 'problem.altered', { path: 'pieces/P0001/texte.txt' }));
  });

  it('names what does not hold, in the language asked for', async () => {
    const page = open();
    page.choose('zip', [await zipOf('renamed-file')]);
    page.submit();
    expect(await page.result()).toContain(
      'pieces/P0001/texte.txt\u00a0: ce fichier a été renommé en pieces/P0001/text.txt.',
    );
    page.find('language').click();
    expect(page.text('verdict')).toBe('Altered or incomplete');
    expect(page.text('result')).toContain(
      'pieces/P0001/texte.txt: this file was renamed to pieces/P0001/text.txt.',
    );
    expect(page.document.documentElement.lang).toBe('en');
    expect(page.text('chosen')).toBe('Chosen: renamed-file.zip');
  });

  it('compares with a digest noted elsewhere', async () => {
    const page = open();
    page.choose('zip', [await zipOf('resigned')]);
    page.find('expect').value = goodDigest.toUpperCase().replace(/(.{4})/g, '$1 ');
    page.submit();
    expect(await page.result()).toContain(say('fr', 'check.anchor.fails'));
    page.choose('zip', [await zipOf('good')]);
    page.submit();
    await vi.waitFor(
      () => expect(page.text('verdict')).toBe(verifyFr['verdict.coherent-anchored']),
      PATIENCE,
    );
  });

  it('asks again for a digest that is none, and for a dossier', async () => {
    const page = open();
    page.submit();
    expect(page.text('chosen')).toBe(say('fr', 'page.nothingChosen'));
    expect(page.document.activeElement?.id).toBe('pick-zip');
    page.choose('zip', [await zipOf('good')]);
    page.find('expect').value = 'abc';
    page.submit();
    expect(page.text('expect-wrong')).toBe(say('fr', 'page.expectWrong'));
    expect(page.find('expect').getAttribute('aria-invalid')).toBe('true');
    expect(page.document.activeElement).toBe(page.find('expect'));
    expect(page.find('result').hidden).toBe(true);
  });

  it('reads a chosen folder', async () => {
    const page = open();
    const files = [...(vectors.get('good')?.files ?? [])].map(([path, bytes]) => {
      const file = new File([bytes], path.split('/').at(-1) ?? '');
      return Object.assign(file, { webkitRelativePath: `mon dossier/${path}` });
    });
    page.choose('folder', files);
    page.submit();
    expect(await page.result()).toContain('mon dossier');
    expect(page.text('verdict')).toBe(verifyFr['verdict.coherent-unanchored']);
  });

  it('takes a dropped zip, and says where a folder goes', async () => {
    const page = open();
    const zip = await zipOf('missing-file');
    page.drop([{ isDirectory: true }], [new File([], 'dossier')]);
    expect(page.text('chosen')).toBe(say('fr', 'page.folderDropped'));
    expect(page.drop([{ isDirectory: false }], [zip]).defaultPrevented).toBe(true);
    page.submit();
    expect(await page.result()).toContain('pieces/P0002/capture.png');
  });

  it('says when nothing could be checked, and why', async () => {
    const page = open();
    page.choose('zip', [new File(['not a zip'], 'photo.jpg')]);
    page.submit();
    await page.result();
    expect(page.text('verdict')).toBe(say('fr', 'page.unknown'));
    expect(page.text('result')).toContain(say('fr', 'page.unknownMeans'));
  });

  it('stops when asked to', async () => {
    const page = open();
    page.choose('zip', [await zipOf('good')]);
    page.submit();
    expect(page.find('working').hidden).toBe(false);
    expect(page.document.activeElement?.id).toBe('cancel');
    page.find('cancel').click();
    await vi.waitFor(() => expect(page.text('cancelled')).toBe(say('fr', 'page.cancelled')), PATIENCE);
    expect(page.find('result').hidden).toBe(true);
    expect(page.find('working').hidden).toBe(true);
  });

  it('writes names from a dossier as text', async () => {
    const page = open();
    const zip = new JSZip();
    for (const [path, bytes] of vectors.get('good')?.files ?? []) zip.file(path, bytes);
    zip.file('<img src=x onerror=alert(1)>.txt', 'x').file('a\u202etxt.exe', 'x');
    page.choose('zip', [new File([await zip.generateAsync({ type: 'arraybuffer' })], '<b>.zip')]);
    page.submit();
    const result = await page.result();
    expect(result).toContain('<img src=x onerror=alert(1)>.txt');
    expect(result).toContain('a\\u{202e}txt.exe');
    expect(page.document.querySelector('img, #result b')).toBeNull();
  });

  it('says when the browser is too old', () => {
    const page = open('en', false);
    expect(page.text('chosen')).toBe(say('en', 'page.oldBrowser'));
    expect(page.find('verify').disabled).toBe(true);
  });

  it('has a word for every data-say, the same as what it shows before its script runs', () => {
    const { document } = new JSDOM(html).window;
    for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
      const key = element.dataset.say ?? '';
      expect(verifyFr).toHaveProperty([key]);
      const already = element.textContent ?? '';
      if (already !== '') expect(verifyFr).toHaveProperty([key], already);
    }
  });
});
