/** @vitest-environment jsdom */
import { h } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import { GUIDE } from '../../../src/law/guide/index.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { Popup } from '../../../src/ui/popup/Popup.tsx';
import { en } from '../../../src/ui/words/en.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import type { Words } from '../../../src/ui/words/index.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createLockBackground, createUiHarness, noImports } from './uiHarness.ts';

async function openCarnet(hash: string, words: Words = fr, kind: 'none' | 'locked' = 'none') {
  const page = createUiHarness({
    ...createLockBackground(kind).answers,
    'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }),
  });
  window.location.hash = hash;
  await page.show(
    h(Carnet, {
      ask: page.ask,
      book: createTestCarnetApi(),
      allowAuthority: async () => false,
      imports: noImports,
      runExport: () => new Promise<never>(() => undefined),
      onLockChange: page.onLockChange,
      words,
      quit: () => undefined,
      unwritten: new Unwritten(),
      copy: async () => undefined,
      window,
    }),
  );
  return page;
}
const links = () => [...document.body.querySelectorAll('a')];

describe('help', () => {
  test('is one press away in the popup', async () => {
    const page = createUiHarness({ 'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [] }) });
    const openCarnet = vi.fn();
    const given = { quit: () => undefined, close: () => undefined, openCarnet };
    await page.show(
      h(Popup, { ask: page.ask, tabId: 1, words: fr, onLockChange: page.onLockChange, ...given }),
    );
    await page.press('[data-action="help"]');
    expect(openCarnet).toHaveBeenCalledWith('#help');
  });

  test('is one press away in the carnet, locked too, emergencies first', async () => {
    const page = await openCarnet('#items', fr, 'locked');
    await page.press('[data-action="help"]');
    expect(window.location.hash).toBe('#help');
    expect(page.find('h1')?.textContent).toBe('Aide');
    expect(document.activeElement?.tagName).toBe('H1');
    const first = [...document.body.querySelectorAll('[data-help]')].slice(0, 4);
    expect(first.map((line) => line.getAttribute('data-help'))).toEqual(['17', '112', '114', '3114']);
    expect(page.text()).toContain('21 avr. 2020');
    expect(page.find('a.back')?.getAttribute('href')).toBe('#items');
  });

  test('has a tab of its own while an export runs', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const page = await openCarnet('#export');
    await page.press('[data-action="help"]');
    expect(open).toHaveBeenCalledWith('#help', '_blank', 'noopener');
    expect(window.location.hash).toBe('#export');
    open.mockRestore();
  });

  test('reaches nothing but by a click: numbers, https in a tab that knows nothing of us, our own views', async () => {
    await openCarnet('#help');
    expect(links().length).toBeGreaterThan(30);
    for (const link of links()) {
      expect(link.href).toMatch(
        /^(?:tel:\d+|sms:\d+|mailto:\S+@\S+|https:\/\/\S+|http:\/\/localhost\S*#\S+)$/,
      );
      if (link.href.startsWith('https:'))
        expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer']);
    }
    expect(document.body.querySelectorAll('img, iframe, script, link')).toHaveLength(0);
  });
});

describe('the guide', () => {
  test('lists its screens by number', async () => {
    const page = await openCarnet('#guide');
    expect(document.body.querySelectorAll('.guide-list li')).toHaveLength(GUIDE.length);
    expect(page.text()).toContain('5 Porter plainte');
  });

  test.each([fr, en])(
    'each screen says its number, its sentences and its sources, and nothing unread',
    async (words) => {
      for (const [index, { lines }] of GUIDE.entries()) {
        const page = await openCarnet(`#guide/${index + 1}`, words);
        expect(page.text()).toContain(
          words.lang === 'fr' ? `Écran ${index + 1} sur ${GUIDE.length}` : `Screen ${index + 1} of`,
        );
        const shown = [...document.body.querySelectorAll('.guide-screen > :is(.steps, .next) > li')];
        const read = lines.filter(({ confidence }) => confidence === 'read');
        expect(shown.length).toBe(read.length);
        expect(document.body.querySelectorAll('.sources li').length).toBeGreaterThan(0);
        for (const { confidence, fr: french, en: english } of lines)
          if (confidence !== 'read')
            expect(page.text()).not.toContain(words.lang === 'fr' ? french : english);
        await page.show(null);
      }
    },
  );

  test('goes on to the next and back; an unknown number is the list', async () => {
    const page = await openCarnet('#guide/3');
    expect(links().map((link) => link.hash)).toEqual(
      expect.arrayContaining(['#guide/2', '#guide/4', '#guide']),
    );
    await page.show(null);
    await openCarnet('#guide/99');
    expect(document.body.querySelectorAll('.guide-list li')).toHaveLength(GUIDE.length);
  });
});

test('the card names every screen and prints when asked', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const page = await openCarnet('#card');
  for (const { title } of GUIDE) expect(page.text()).toContain(title.fr.slice(0, 12));
  expect(page.text().split('imprimante partagée')).toHaveLength(2);
  await page.press('[data-action="print-card"]');
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});
