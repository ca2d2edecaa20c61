/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { GUIDE } from '../../../src/law/guide/index.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { PendingWrites } from '../../../src/ui/carnet/pendingWrites.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { Popup } from '../../../src/ui/popup/Popup.tsx';
import { shownPath, startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createLockBackground, createUiHarness, noImports } from './uiHarness.ts';

async function openCarnet(path: string, words: Words = fr, kind: 'none' | 'locked' = 'none', openTab = vi.fn()) {
  const page = createUiHarness({
    ...createLockBackground(kind).answers,
    'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }),
  });
  await page.show(
    h(Carnet, {
      carnetApi: createTestCarnetApi(),
      allowAuthority: async () => false,
      imports: noImports,
      runExport: () => new Promise<never>(() => undefined),
      onLockChange: page.onLockChange,
      quit: () => undefined,
      pendingWrites: new PendingWrites(),
      copyToClipboard: async () => undefined,
      ...startAt(path, openTab),
    }),
    { words },
  );
  return page;
}
const links = () => [...document.body.querySelectorAll('a')];

describe('help', () => {
  test('opens from the popup in one press', async () => {
    const page = createUiHarness({ 'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }) });
    const openCarnet = vi.fn();
    const callbacks = { quit: () => undefined, close: () => undefined, openCarnet };
    await page.show(h(Popup, { tabId: 1, onLockChange: page.onLockChange, ...callbacks }));
    await page.press('[data-action="help"]');
    expect(openCarnet).toHaveBeenCalledWith('help');
  });

  test('opens from the carnet in one press, even locked, with emergencies first', async () => {
    const page = await openCarnet('items', fr, 'locked');
    await page.press('[data-action="help"]');
    expect(shownPath()).toBe('help');
    expect(page.find('h1')?.textContent).toBe('Aide');
    expect(document.activeElement?.tagName).toBe('H1');
    const first = [...document.body.querySelectorAll('[data-help]')].slice(0, 4);
    expect(first.map((line) => line.getAttribute('data-help'))).toEqual(['17', '112', '114', '3114']);
    expect(page.text()).toContain('21 avr. 2020');
    expect(page.find('a.back')?.dataset.route).toBe('items');
  });

  test('opens in a new tab during an export', async () => {
    const openTab = vi.fn();
    const page = await openCarnet('export', fr, 'none', openTab);
    await page.press('[data-action="help"]');
    expect(openTab).toHaveBeenCalledWith('help');
    expect(shownPath()).toBe('export');
  });

  test('only has telephone, e-mail, internal, and https links without opener or referrer', async () => {
    await openCarnet('help');
    expect(links().length).toBeGreaterThan(30);
    for (const link of links()) {
      expect(link.href).toMatch(/^(?:tel:\d+|sms:\d+|mailto:\S+@\S+|https:\/\/\S+|http:\/\/localhost\S*carnet\.html)$/);
      if (link.href.startsWith('https:')) expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
    }
    expect(document.body.querySelectorAll('img, iframe, script, link')).toHaveLength(0);
  });
});

describe('the guide', () => {
  test('lists its screens with their numbers', async () => {
    const page = await openCarnet('guide');
    expect(document.body.querySelectorAll('.guide-list li')).toHaveLength(GUIDE.length);
    expect(page.text()).toContain('5 Porter plainte');
  });

  test.each([fr, en])(
    'each screen says its number, its sentences and its sources, and nothing unread',
    async (words) => {
      for (const [index, { lines }] of GUIDE.entries()) {
        const page = await openCarnet(`guide/${index + 1}`, words);
        expect(page.text()).toContain(
          words.lang === 'fr' ? `Écran ${index + 1} sur ${GUIDE.length}` : `Screen ${index + 1} of`,
        );
        const shown = [...document.body.querySelectorAll('.guide-screen > :is(.steps, .next) > li')];
        const read = lines.filter(({ confidence }) => confidence === 'read');
        expect(shown.length).toBe(read.length);
        expect(document.body.querySelectorAll('.sources li').length).toBeGreaterThan(0);
        for (const { confidence, fr: french, en: english } of lines)
          if (confidence !== 'read') expect(page.text()).not.toContain(words.lang === 'fr' ? french : english);
        await page.show(null);
      }
    },
  );

  test('links to the next and previous screens and shows the list for an unknown number', async () => {
    const page = await openCarnet('guide/3');
    expect(links().map((link) => link.dataset.route)).toEqual(expect.arrayContaining(['guide/2', 'guide/4', 'guide']));
    await page.show(null);
    await openCarnet('guide/99');
    expect(document.body.querySelectorAll('.guide-list li')).toHaveLength(GUIDE.length);
  });
});

test('CardPage lists every screen and prints on demand', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const page = await openCarnet('card');
  for (const { title } of GUIDE) expect(page.text()).toContain(title.fr.slice(0, 12));
  expect(page.text().split('imprimante partagée')).toHaveLength(2);
  await page.press('[data-action="print-card"]');
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});
