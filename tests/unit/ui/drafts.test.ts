// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, noImports, summary, type UiHarness } from './uiHarness.ts';

const answers = {
  'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
  'ui>bg:readItem': () => detail,
};

async function open(hash: string, book = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })])) {
  window.location.hash = hash;
  const at = createUiHarness(answers);
  const unwritten = new Unwritten();
  const doors = {
    allowAuthority: async () => false,
    quit: vi.fn(),
    copy: vi.fn(async () => undefined),
    imports: noImports,
    runExport: vi.fn(),
  };
  const { ask, onLockChange } = at;
  await at.show(h(Carnet, { ask, onLockChange, book, words: fr, window, unwritten, ...doors }));
  const draft = (form: string) =>
    Object.fromEntries(
      (JSON.parse(book.storedDocuments.get(`drafts/${form}`) ?? '{}').fields ?? []).map(
        ({ name, value }: Record<string, string>) => [name, value],
      ),
    );
  return { at, book, unwritten, draft };
}

const value = (at: UiHarness, name: string): string =>
  at.find(`[name="${name}"]`) instanceof HTMLElement
    ? (document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '')
    : '';

async function leave(at: UiHarness): Promise<void> {
  await at.show(null);
}

test('half a day of the diary is on the disk as soon as the person leaves, and there again when they come back', async () => {
  const { at, book, unwritten, draft } = await open('#diary');
  await at.type('[name="text"]', 'Je n’ai pas');
  await unwritten.written();
  expect(draft('diary')).toMatchObject({ text: 'Je n’ai pas', date: '2026-11-20' });
  expect(book.storedDocuments.has('diary')).toBe(false);
  await leave(at);
  const { at: back } = await open('#diary', book);
  await vi.waitFor(() => expect(value(back, 'text')).toBe('Je n’ai pas'));
  await vi.waitFor(() => expect(back.text()).toContain('a été gardé'));
});

test('it is kept after a short pause, without leaving', async () => {
  const { at, draft } = await open('#diary');
  await at.type('[name="text"]', 'dormi');
  await vi.waitFor(() => expect(draft('diary')).toMatchObject({ text: 'dormi' }));
  await vi.waitFor(() => expect(at.text()).toContain('Brouillon gardé'));
});

test('saving, or putting it aside, leaves no draft', async () => {
  const { at, book, unwritten, draft } = await open('#diary');
  await at.type('[name="text"]', 'Je n’ai pas dormi');
  await unwritten.written();
  await at.fill({ text: 'Je n’ai pas dormi.' });
  await vi.waitFor(() => expect(book.storedDocuments.has('diary')).toBe(true));
  await vi.waitFor(() => expect(draft('diary')).toEqual({}));
  await at.type('[name="text"]', 'autre');
  await leave(at);
  const { at: back, draft: now } = await open('#diary', book);
  await vi.waitFor(() => expect(value(back, 'text')).toBe('autre'));
  await vi.waitFor(() => expect(back.find('[data-action="draft-aside"]')).not.toBeNull());
  await back.press('[data-action="draft-aside"]');
  expect(value(back, 'text')).toBe('');
  expect(now('diary')).toEqual({});
  expect(back.text()).not.toContain('a été gardé');
});

test('ticks, choices and the fields a choice brings come back, beside what was saved', async () => {
  const { at, book, unwritten } = await open('#operator');
  await at.choose('[name="role"]', 'parent');
  await at.type('[name="forWhom"]', 'Noé Invention');
  await unwritten.written();
  await leave(at);
  const { at: back } = await open('#operator', book);
  await vi.waitFor(() => expect(value(back, 'forWhom')).toBe('Noé Invention'));
  expect(value(back, 'role')).toBe('parent');

  await leave(back);
  const { at: notes, unwritten: more, draft } = await open(`#item/${ITEM_ID}`, book);
  await vi.waitFor(() => expect(notes.find('[name="note"]')).not.toBeNull());
  await notes.press('[name="category"][value="threat"]');
  await notes.type('[name="note"]', 'vu m');
  await more.written();
  expect(draft(`${ITEM_ID}/notes`)).toMatchObject({ category: 'threat', note: 'vu m' });
  await leave(notes);
  const { at: again } = await open(`#item/${ITEM_ID}`, book);
  await vi.waitFor(() => expect(value(again, 'note')).toBe('vu m'));
  expect(document.querySelector<HTMLInputElement>('[value="threat"]')?.checked).toBe(true);
});

test('« Quitter » and « Verrouiller » wait for it, but not for a disk that does not answer', async () => {
  const unwritten = new Unwritten();
  unwritten.add(() => new Promise(() => undefined));
  const before = Date.now();
  await unwritten.written();
  expect(Date.now() - before).toBeLessThan(10_000);
});
