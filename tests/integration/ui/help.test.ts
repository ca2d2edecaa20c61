// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { PRINTED_GUIDES } from '../../../src/domain/shared/languages.ts';
import { departmentDocument } from '../../../src/law/departments.ts';
import { GUIDE } from '../../../src/law/guide/guideScreens.ts';
import { HELP_SITUATIONS } from '../../../src/law/guide/helpSituations.ts';
import { selectVerified } from '../../../src/law/legalSources.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { countWords, findLongSentences } from '../../support/law/wordCounts.ts';
import { openPopup, showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { createLockBackground, createUiHarness, dataOf, listing, textsOf } from '../../support/ui/uiHarness.ts';

async function open(
  path: string,
  words: Words = fr,
  kind: 'none' | 'locked' = 'none',
  carnetApi: CarnetApi = createTestCarnetApi(),
  openTab = vi.fn(),
) {
  const { answers } = createLockBackground(kind);
  const { page } = await showCarnet({ ...answers, ...listing([]) }, path, carnetApi, { words, openTab });
  return page;
}
/** A store that is locked. */
const unreadable = () =>
  override(createTestCarnetApi(), { documents: { read: () => Promise.reject(new Refusal('locked')) } });
const links = () => [...document.body.querySelectorAll('a')];

describe('help', () => {
  test('shows the emergency numbers, folds the other lines, names each once, and unfolds them on paper', async () => {
    const page = await open('help');
    const isShown = (id: string) => page.find(`[data-help="${id}"]`)?.closest('details:not([open])') === null;
    expect(['17', '3018', '3114', '112'].map(isShown)).toEqual([true, true, true, true]);
    expect(['119', '3919', 'pharos'].map(isShown)).toEqual([false, false, false]);
    const ids = dataOf('[data-help]', 'help');
    expect(new Set(ids).size).toBe(ids.length);
    window.dispatchEvent(new Event('beforeprint'));
    expect(['119', '3919', 'pharos'].map(isShown)).toEqual([true, true, true]);
  });

  test('opens from the popup in one press', async () => {
    const page = createUiHarness(listing([]));
    const callbacks = await openPopup(page);
    await page.press('[data-action="help"]');
    expect(callbacks.openCarnet).toHaveBeenCalledWith('help');
  });

  test('opens from the carnet in one press, even locked, with emergencies first', async () => {
    const page = await open('items', fr, 'locked');
    await page.press('[data-action="help"]');
    expect(shownPath()).toBe('help');
    expect(page.textOf('h1')).toBe('Aide');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(dataOf('[data-help]', 'help').slice(0, 5)).toEqual(['17', '3018', '3114', '116006', '112']);
    expect(page.find('a.back')?.dataset.route).toBe('items');
    // Ten o'clock in Paris by the clock of the test.
    expect(page.textOf('[data-help="3018"] [data-open]')).toBe('Ouvert maintenant');
    // No other line has hours of every day.
    expect(document.body.querySelectorAll('[data-help]:not([data-help="3018"]) [data-open]')).toHaveLength(0);
  });

  test('names a line that is closed after those that answer', async () => {
    // Three o'clock at night in Paris.
    const carnetApi = override(createTestCarnetApi(), { now: () => '2026-11-20T02:00:00.000Z' });
    const page = await open('help', fr, 'locked', carnetApi);
    expect(dataOf('[data-help]', 'help').slice(0, 4)).toEqual(['17', '3114', '116006', '3018']);
    expect(page.find('[data-help="3018"] [data-open]')?.getAttribute('data-open')).toBe('no');
  });

  test('shows each number as text that can be read out and copied, beside a link for telephones', async () => {
    const page = await open('help');
    const read = (id: string) => {
      const line = page.find(`[data-help="${id}"]`);
      return [line?.querySelector('.help-number')?.textContent, line?.querySelector('a.touch-only')?.ariaLabel];
    };
    expect(read('17')).toEqual(['17', 'Appeler le 17']);
    expect(read('114')).toEqual(['114 par SMS', 'Écrire un SMS au 114']);
    const dialled = links().filter(({ href }) => /^(tel|sms):/.test(href));
    expect(dialled.every(({ classList }) => classList.contains('touch-only'))).toBe(true);
  });

  test('opens in a new tab during an export', async () => {
    const openTab = vi.fn();
    const page = await open('export', fr, 'none', undefined, openTab);
    await page.press('[data-action="help"]');
    expect(openTab).toHaveBeenCalledWith('help');
    expect(shownPath()).toBe('export');
  });

  test('only has telephone, e-mail, internal, and https links without opener or referrer', async () => {
    await open('help');
    expect(links().length).toBeGreaterThan(30);
    for (const link of links()) {
      expect(link.href).toMatch(/^(?:tel:\d+|sms:\d+|mailto:\S+@\S+|https:\/\/\S+|http:\/\/localhost\S*carnet\.html)$/);
      if (link.href.startsWith('https:')) expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
    }
    expect(document.body.querySelectorAll('img, iframe, script, link')).toHaveLength(0);
  });
});

describe('the guides to print', () => {
  test.each([fr, en])('are saved in the language of the interface, locked too', async (words) => {
    const saveGuide = vi.fn<CarnetApi['saveGuide']>(async () => undefined);
    const page = await open('help', words, 'locked', override(unreadable(), { saveGuide }));
    expect(dataOf('[data-guide]', 'guide')).toEqual(PRINTED_GUIDES);
    for (const guide of PRINTED_GUIDES) await page.press(`[data-guide="${guide}"]`);
    expect(saveGuide.mock.calls).toEqual(PRINTED_GUIDES.map((guide) => [guide, words.lang]));
  });

  test('say what to do when one cannot be written', async () => {
    const saveGuide = () => Promise.reject(new Refusal('export-failed'));
    const page = await open('help', fr, 'none', override(createTestCarnetApi(), { saveGuide }));
    await page.press('[data-guide="self"]');
    expect(page.find('[role="alert"]')).not.toBeNull();
    expect(page.text()).not.toContain('ouvrez-le, puis imprimez-le');
  });
});

describe('the six situations', () => {
  test('are one press from « Aide », locked too, each with its own page', async () => {
    for (const { id, title } of HELP_SITUATIONS) {
      const page = await open('help', fr, 'locked', unreadable());
      await page.press(`a[data-route="help/${id}"]`);
      expect(page.find('h1')?.textContent?.replaceAll('’', "'")).toBe(title.fr.replaceAll('’', "'"));
      expect(page.find('a.back[data-route="help"]')).not.toBeNull();
      expect(page.textOf('h1 + .first-action')).toMatch(/\.$/);
      await page.show(null);
    }
  });

  test('fold the screens of the guide by number, the law and what to say, and unfold the last on paper', async () => {
    const page = await open('help/threats');
    expect(page.textOf('[data-guide="complain"] summary')).toBe('25 Porter plainte');
    expect(document.body.querySelectorAll('main details[open]')).toHaveLength(0);
    window.dispatchEvent(new Event('beforeprint'));
    expect(dataOf('main details[open]', 'fold')).toEqual(['say']);
  });

  test('are none for an unknown one', async () => {
    for (const path of ['help/elsewhere', 'help/99']) {
      const page = await open(path);
      expect(page.textOf('h1'), path).toBe('Aide');
      await page.show(null);
    }
  });
});

describe('a screen of the guide', () => {
  test.each([fr, en])('says its number, its sentences and its sources, and nothing unread, in %s', async (words) => {
    for (const [index, { lines }] of GUIDE.entries()) {
      const page = await open(`help/${index + 1}`, words);
      expect(page.text()).toContain(
        words.lang === 'fr' ? `Écran ${index + 1} sur ${GUIDE.length}` : `Screen ${index + 1} of`,
      );
      const read = selectVerified(lines);
      expect(document.body.querySelectorAll('article > .first-action, article > :is(.steps, .next) > li').length).toBe(
        read.length,
      );
      expect(document.body.querySelectorAll('.sources li').length).toBeGreaterThan(0);
      for (const line of lines.filter((one) => !read.includes(one)))
        expect(page.text()).not.toContain(words.lang === 'fr' ? line.fr : line.en);
      await page.show(null);
    }
  });

  test.each([fr, en])('shows 120 words at most, one action before the rest, locked too', async (words) => {
    const tooLong: string[] = [];
    for (const [index, { id }] of GUIDE.entries()) {
      const page = await open(`help/${index + 1}`, words, 'locked', unreadable());
      const screen = page.find('article[data-guide]');
      expect(screen?.querySelector('h1 + .first-action')?.textContent, id).toMatch(/\.$/);
      // The sources are folded; the links and the print button are not read as advice.
      for (const part of screen?.querySelectorAll('.sources, .screen-only') ?? []) part.remove();
      const text = [...(screen?.querySelectorAll('p, h1, h2, li > a') ?? [])].map((part) => part.textContent).join(' ');
      const rows = [...(screen?.querySelectorAll(':is(.steps, .next) > li') ?? [])].map((row) => row.textContent);
      const words120 = countWords(`${text} ${rows.join(' ')}`);
      if (words120 > 120) tooLong.push(`${id}: ${words120}`);
      await page.show(null);
    }
    expect(tooLong).toEqual([]);
  });
});

test.each([
  [fr, 'PHAROS · en ligne'],
  [en, 'PHAROS (police site for reports) · online'],
])('« Aide » says in English what a French name means', async (words, name) => {
  const page = await open('help', words);
  expect(page.find('[data-help="pharos"] .help-name')?.textContent).toBe(name);
});

test.each(['help', 'help/25', 'help/ex'])('%s prints on demand, locked too', async (path) => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const page = await open(path, fr, 'locked');
  expect(page.text().split('imprimante partagée')).toHaveLength(2);
  await page.press('[data-action="print"]');
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});

describe('the help lines of a département', () => {
  const chosen = () => document.querySelector<HTMLSelectElement>('[name="department"]')?.value;
  const localLines = () => textsOf('[data-help="cidff95"], [data-help="dcdf"]');

  test('are shown once the person has chosen it, with the date of their source', async () => {
    const carnetApi = createTestCarnetApi();
    const page = await open('help', fr, 'none', carnetApi);
    const stored = async () => (await carnetApi.documents.read(null, departmentDocument)).code;
    expect(localLines()).toEqual([]);
    expect(chosen()).toBe('');
    await page.choose('[name="department"]', '95');
    expect(await stored()).toBe('95');
    expect(localLines().join()).toMatch(/01 30 32 72 29.*21 avr\. 2020.*01 30 73 18 33.*21 avr\. 2020/s);
    await page.choose('[name="department"]', '75');
    expect(localLines()).toEqual([]);
    expect(page.text()).toContain('Le 116 006 vous indique une association');
    await page.choose('[name="department"]', '');
    expect(await stored()).toBeNull();
  });

  test('are shown when it was chosen before', async () => {
    const carnetApi = createTestCarnetApi();
    await carnetApi.documents.replace(null, departmentDocument, { ...departmentDocument.empty, code: '95' });
    await open('help', fr, 'none', carnetApi);
    expect(localLines()).toHaveLength(2);
  });

  test('are not shown while locked, and the département is not asked of the store', async () => {
    const carnetApi = createTestCarnetApi();
    const read = vi.spyOn(carnetApi.documents, 'read');
    const page = await open('help', fr, 'locked', carnetApi);
    expect(read).not.toHaveBeenCalled();
    expect(localLines()).toEqual([]);
    expect(page.find('[name="department"]')).toBeNull();
    expect(page.text()).toContain('quand Recueil est ouvert');
  });

  test('are not shown when the store locks meanwhile', async () => {
    const page = await open('help', fr, 'none', unreadable());
    expect(page.find('[name="department"]')).toBeNull();
    expect(page.find('[role="alert"]')).toBeNull();
    expect(page.text()).toContain('quand Recueil est ouvert');
  });

  test('can be chosen again when the choice is damaged', async () => {
    const carnetApi = createTestCarnetApi();
    carnetApi.damagedDocuments.add('department');
    const page = await open('help', fr, 'none', carnetApi);
    await page.press('[data-action="replace"]');
    await page.press('[data-action="replace-confirm"]');
    expect(chosen()).toBe('');
  });
});

test.each([fr, en])('the words of these pages are sentences of 20 words at most', (words) => {
  const sentences = Object.entries(words).filter(([key]) => /^(?:help|askData|fromPhone|guide|law|card)\./.test(key));
  expect(sentences.length).toBeGreaterThan(40);
  const long = sentences.flatMap(([key, text]) =>
    (typeof text === 'string' ? [text] : Object.values(text)).flatMap(findLongSentences).map((one) => `${key}: ${one}`),
  );
  expect(long).toEqual([]);
});
