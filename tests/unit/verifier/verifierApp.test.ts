import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../src/domain/shared/languages.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import { verifyFr } from '../../../src/ui/locales/fr/verify.ts';
import { formatVerifyText } from '../../../src/ui/locales/verify.ts';
import { VerifierApp } from '../../../src/verifier/verifierApp.ts';
import { makeVectors } from '../../support/vectors/makeVectors.ts';
import { buildSmallDossier, type Files, utf8 } from '../../support/vectors/smallDossier.ts';
import { buildSmallPdf } from '../../support/vectors/smallPdf.ts';

// A loaded machine is slow.
const WAIT = { timeout: 30_000 };

const html = readFileSync('entrypoints/verifier/index.html', 'utf8');
const vectors = await makeVectors();
const goodDigest = vectors.get('good')?.expected.manifest ?? '';

const zipOf = (name: string): Promise<File> => zipFiles(name, vectors.get(name)?.files ?? new Map());

async function zipFiles(name: string, files: Files): Promise<File> {
  const zip = new JSZip();
  for (const [path, bytes] of files) zip.file(path, bytes);
  return new File([await zip.generateAsync({ type: 'arraybuffer' })], `${name}.zip`);
}

function open(lang: Language = 'fr', isSupported = true) {
  const { window } = new JSDOM(html);
  for (const name of ['HTMLElement', 'HTMLInputElement', 'HTMLButtonElement', 'HTMLProgressElement'] as const)
    vi.stubGlobal(name, window[name]);
  const { document } = window;
  const saved: { readonly name: string; readonly file: Blob }[] = [];
  new VerifierApp(document, {
    lang,
    isSupported,
    now: () => new Date(),
    drawThumbnail: async () => document.createElement('canvas'),
    saveFile: (file, name) => void saved.push({ file, name }),
  });
  const find = (id: string) => document.querySelector<HTMLInputElement>(`#${id}`) ?? expect.fail(`no #${id}`);
  const text = (id: string) => find(id).textContent;
  return {
    document,
    saved,
    find,
    text,
    choose(id: 'zip' | 'folder', files: readonly File[]) {
      Object.defineProperty(find(id), 'files', { value: files, configurable: true });
      find(id).dispatchEvent(new window.Event('change'));
    },
    submit: () => find('form').dispatchEvent(new window.Event('submit', { cancelable: true })),
    result: async () => {
      await vi.waitFor(() => expect(find('result').hidden).toBe(false), WAIT);
      return text('result') ?? '';
    },
    check(file: File) {
      this.choose('zip', [file]);
      this.submit();
      return this.result();
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

describe('VerifierApp', () => {
  it('shows the verdict and the limits of the checks, and focuses the result', async () => {
    const page = open();
    page.choose('zip', [await zipOf('good')]);
    expect(page.text('chosen')).toBe('Choisi\u00a0: good.zip');
    page.submit();
    const result = await page.result();
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'verdict.coherent-unanchored'));
    expect(result).toContain(formatVerifyText('fr', 'check.journal.holds'));
    expect(result).toContain(formatVerifyText('fr', 'page.limit.before'));
    expect(result).not.toContain(formatVerifyText('fr', 'page.fails'));
    expect(page.document.activeElement).toBe(page.find('result'));
    expect(page.find('working').hidden).toBe(true);
  });

  it('shows a received dossier with its own verdict: what is wrong at once, and what holds when asked', async () => {
    const page = open();
    const isFolded = (text: string) =>
      [...page.document.querySelectorAll('#result :is(p, li)')]
        .find(({ textContent }) => textContent === text)
        ?.closest('details:not([open])') !== null;
    const failures = [
      formatVerifyText('fr', 'check.receivedDossiers.fails'),
      formatVerifyText('fr', 'problem.received-altered', { path: 'origines/O1' }),
      formatVerifyText('fr', 'problem.altered', { path: 'pieces/P0001/texte.txt' }),
    ];
    const result = await page.check(await zipOf('received-altered'));
    const holds = formatVerifyText('fr', 'check.journal.holds');
    expect(result).toContain(holds);
    expect(failures.map(isFolded)).toEqual([false, false, false]);
    expect(isFolded(holds)).toBe(true);
    const own = page.document.querySelector('.origin')?.textContent ?? '';
    expect(own).toContain(
      `${formatVerifyText('fr', 'receivedDossier.title', { folder: 'origines/O1' })} – Altéré ou incomplet`,
    );
    expect(own).toContain(failures[2]);
  });

  it('lists the exhibits with their images masked, and shows each when asked', async () => {
    const page = open();
    await page.check(await zipOf('good'));
    await vi.waitFor(() => expect(page.document.querySelectorAll('.exhibits li')).toHaveLength(2), WAIT);
    const [first, second] = page.document.querySelectorAll<HTMLDetailsElement>('.exhibits details');
    expect(page.text('result')).toContain('compte_invente');
    expect(page.document.querySelector('canvas')).toBeNull();
    expect([first?.open, first?.querySelector('summary')?.textContent]).toEqual([false, 'Voir l’image']);
    if (first) first.open = true;
    await vi.waitFor(() => expect(first?.querySelector('canvas')).not.toBeNull(), WAIT);
    expect(first?.querySelector('canvas')?.getAttribute('aria-label')).toBe(
      formatVerifyText('fr', 'exhibit.title', { number: 1 }),
    );
    expect(second?.querySelector('canvas')).toBeNull();
    page.find('language').click();
    await vi.waitFor(() => expect(page.text('result')).toContain('Exhibit no. 2'), WAIT);
    expect(page.document.querySelector('canvas')).toBeNull();
  });

  it('never shows a sensitive image together with the others', async () => {
    const statement = '{"intimate":{"at":"2026-03-02T09:00:00.000Z","value":true}}';
    const files = await buildSmallDossier({
      key: await createSigningKey(),
      texts: ['Un message.', 'Un autre.'],
      extraFiles: new Map([['notes/P0001.json', utf8(statement)]]),
    });
    const page = open();
    await page.check(await zipFiles('intime', files));
    await vi.waitFor(() => expect(page.document.querySelectorAll('.exhibits li')).toHaveLength(2), WAIT);
    page.document.querySelector<HTMLButtonElement>('.exhibits button')?.click();
    const [sensitive, other] = page.document.querySelectorAll<HTMLDetailsElement>('.exhibits details');
    await vi.waitFor(() => expect(other?.querySelector('canvas')).not.toBeNull(), WAIT);
    expect(sensitive?.open).toBe(false);
    expect(sensitive?.textContent).toContain(formatVerifyText('fr', 'exhibit.sensitive'));
    if (sensitive) sensitive.open = true;
    await vi.waitFor(() => expect(sensitive?.querySelector('canvas')).not.toBeNull(), WAIT);
  });

  it('marks the exhibit whose file does not hold', async () => {
    const page = open();
    await page.check(await zipOf('altered-file'));
    await vi.waitFor(() => expect(page.document.querySelectorAll('.exhibits li')).toHaveLength(2), WAIT);
    const faulty = formatVerifyText('fr', 'exhibit.faulty');
    const rows = [...page.document.querySelectorAll('.exhibits li')];
    expect(rows.map(({ textContent }) => textContent?.includes(faulty))).toEqual([true, false]);
    expect(page.document.querySelector<HTMLDetailsElement>('.exhibits')?.open).toBe(true);
  });

  it('lists the failed checks in the chosen language', async () => {
    const page = open();
    expect(await page.check(await zipOf('renamed-file'))).toContain(
      'pieces/P0001/texte.txt\u00a0: ce fichier a été renommé en pieces/P0001/text.txt.',
    );
    page.find('language').click();
    expect(page.text('verdict')).toBe('Altered or incomplete');
    expect(page.text('result')).toContain('pieces/P0001/texte.txt: this file was renamed to pieces/P0001/text.txt.');
    expect(page.document.documentElement.lang).toBe('en');
    expect(page.text('chosen')).toBe('Chosen: renamed-file.zip');
  });

  it('marks where a mistyped code differs, and nothing in the code of another dossier', async () => {
    const page = open();
    const marked = () => [...page.document.querySelectorAll('#result mark')].map(({ textContent }) => textContent);
    page.choose('zip', [await zipOf('good')]);
    const mistyped = `${goodDigest[0] === '0' ? '1' : '0'}${goodDigest.slice(1)}`;
    page.find('expect').value = mistyped;
    page.submit();
    await page.result();
    expect(marked()).toEqual([mistyped.slice(0, 4), goodDigest.slice(0, 4)]);
    // No exhibit is concerned.
    expect(page.document.querySelector<HTMLDetailsElement>('.exhibits')?.open).toBe(false);
    page.choose('zip', [await zipOf('good')]);
    page.find('expect').value = '0'.repeat(64);
    page.submit();
    await vi.waitFor(() => expect(page.text('result')).toContain('0'.repeat(64)), WAIT);
    expect(marked()).toEqual([]);
  });

  it('compares the manifest with the entered digest', async () => {
    const page = open();
    page.choose('zip', [await zipOf('resigned')]);
    page.find('expect').value = goodDigest.toUpperCase().replace(/(.{4})/g, '$1 ');
    page.submit();
    expect(await page.result()).toContain(formatVerifyText('fr', 'check.anchor.fails'));
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'verdict.other-code'));
    expect(page.text('result')).toContain(formatVerifyText('fr', 'means.other-code'));
    expect(page.find('result').className).toBe('altered');
    page.choose('zip', [await zipOf('renamed-file')]);
    page.submit();
    await vi.waitFor(() => expect(page.text('verdict')).toBe(verifyFr['verdict.altered']), WAIT);
    page.choose('zip', [await zipOf('good')]);
    page.submit();
    await vi.waitFor(
      () => expect(page.text('verdict')).toBe(formatVerifyText('fr', 'verdict.coherent-anchored')),
      WAIT,
    );
  });

  it('asks again for an invalid digest and for a missing dossier', async () => {
    const page = open();
    page.submit();
    expect(page.text('chosen')).toBe(formatVerifyText('fr', 'page.nothingChosen'));
    expect(page.document.activeElement?.id).toBe('pick-zip');
    page.choose('zip', [await zipOf('good')]);
    page.find('expect').value = 'abc';
    page.submit();
    expect(page.text('expect-wrong')).toBe(formatVerifyText('fr', 'page.expectWrong'));
    expect(page.find('expect').getAttribute('aria-invalid')).toBe('true');
    expect(page.document.activeElement).toBe(page.find('expect'));
    expect(page.find('result').hidden).toBe(true);
  });

  it('attack: verifies a folder, says what the browser does not show, and reports a name that is no UTF-8', async () => {
    const page = open();
    const inFolder = (path: string, content: BlobPart) =>
      Object.assign(new File([content], path.split('/').at(-1) ?? ''), { webkitRelativePath: `mon dossier/${path}` });
    const good = [...(vectors.get('good')?.files ?? [])].map(([path, bytes]) => inFolder(path, bytes));
    page.choose('folder', good);
    page.submit();
    const result = await page.result();
    expect(result).toContain('mon dossier');
    expect(result).toContain(formatVerifyText('fr', 'note.folder-limits'));
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'verdict.coherent-unanchored'));
    page.choose('folder', [...good, inFolder('nom\uFFFD.txt', 'a')]);
    page.submit();
    expect(await page.result()).toContain('nom\uFFFD.txt');
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'verdict.altered'));
  });

  it('accepts a dropped zip, and explains how to choose a folder', async () => {
    const page = open();
    const zip = await zipOf('missing-file');
    page.drop([{ isDirectory: true }], [new File([], 'dossier')]);
    expect(page.text('chosen')).toBe(formatVerifyText('fr', 'page.folderDropped'));
    expect(page.drop([{ isDirectory: false }], [zip]).defaultPrevented).toBe(true);
    page.submit();
    expect(await page.result()).toContain('pieces/P0002/capture.png');
  });

  it('gives the reason when nothing can be checked', async () => {
    const page = open();
    await page.check(new File(['not a zip'], 'photo.jpg'));
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'page.unknown'));
    expect(page.text('result')).toContain(formatVerifyText('fr', 'page.unknownMeans'));
  });

  it('gives back the dossier that somebody signed or completed', async () => {
    const { bytes } = await buildSmallPdf();
    const page = open();
    const result = await page.check(new File([bytes, 'a signature'], 'signé.pdf'));
    expect(page.text('verdict')).toBe(formatVerifyText('fr', 'page.unknown'));
    expect(result).toContain(formatVerifyText('fr', 'refusal.pdf-appended', { bytes: bytes.length, more: 11 }));
    const find = (label: string) =>
      [...page.document.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    find('Extraire l’original')?.click();
    page.find('language').click();
    find('Extract the original')?.click();
    expect(page.saved.map(({ name }) => name)).toEqual(['recueil-original.pdf', 'recueil-original.pdf']);
    for (const { file, name } of page.saved) {
      await page.check(new File([file], name));
      expect(page.text('verdict')).toBe(formatVerifyText('en', 'verdict.coherent-unanchored'));
    }
  });

  it('offers no original of an altered dossier, nor of another PDF', async () => {
    const { bytes } = await buildSmallPdf();
    const altered = bytes.slice();
    const middle = Math.floor(bytes.length / 2);
    altered[middle] = (altered[middle] ?? 0) ^ 1;
    const page = open();
    for (const content of [[altered, 'a signature'], ['%PDF-1.7\nx%%EOF\n']])
      expect(await page.check(new File(content, 'autre.pdf'))).not.toContain('Extraire');
  });

  it('stops on cancel', async () => {
    const page = open();
    page.choose('zip', [await zipOf('good')]);
    page.submit();
    expect(page.find('working').hidden).toBe(false);
    expect(page.document.activeElement?.id).toBe('cancel');
    page.find('cancel').click();
    await vi.waitFor(() => expect(page.text('cancelled')).toBe(formatVerifyText('fr', 'page.cancelled')), WAIT);
    expect(page.find('result').hidden).toBe(true);
    expect(page.find('working').hidden).toBe(true);
  });

  it('renders names from a dossier as text', async () => {
    const page = open();
    const files = new Map(vectors.get('good')?.files);
    for (const name of ['<img src=x onerror=alert(1)>.txt', 'a\u202etxt.exe']) files.set(name, utf8('x'));
    const result = await page.check(await zipFiles('<b>', files));
    expect(result).toContain('<img src=x onerror=alert(1)>.txt');
    expect(result).toContain('a\\u{202e}txt.exe');
    expect(page.document.querySelector('img, #result b')).toBeNull();
  });

  it('shows a message when the browser is too old', () => {
    const page = open('en', false);
    expect(page.text('chosen')).toBe(formatVerifyText('en', 'page.oldBrowser'));
    expect(page.find('verify').disabled).toBe(true);
  });

  it('has a text for every data-say, equal to the text in index.html', () => {
    const { document } = new JSDOM(html).window;
    for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
      const key = element.dataset.say ?? '';
      expect(verifyFr).toHaveProperty([key]);
      const already = element.textContent ?? '';
      if (already !== '') expect(verifyFr).toHaveProperty([key], already);
    }
  });
});
