// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import type { ExportChoices } from '../../../src/domain/export/exportChoices.ts';
import type { Book } from '../../../src/ui/carnet/book.ts';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, noImports, type UiHarness } from './uiHarness.ts';

const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

async function open(more: Partial<Book> = {}) {
  window.location.hash = '#before-export';
  const at = createUiHarness({});
  const testing = createTestCarnetApi(ITEMS, {
    [ITEMS[0]?.id ?? '']: { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } },
  });
  const book = { ...testing, ...more };
  const runExport = vi.fn(() => new Promise<never>(() => undefined));
  const given = {
    book,
    imports: noImports,
    runExport,
    quit: vi.fn(),
    unwritten: new Unwritten(),
    copy: vi.fn(),
    allowAuthority: vi.fn(async () => true),
  };
  await at.show(h(Carnet, { ask: at.ask, onLockChange: at.onLockChange, words: fr, window, ...given }));
  const kept = <T>(name: string): T => JSON.parse(book.storedDocuments.get(name) ?? 'null');
  return { at, kept, runExport };
}

const count = (at: UiHarness): string | undefined => at.find('[data-count]')?.dataset.count;

/** As a person types: each key an event, then elsewhere. */
async function type(at: UiHarness, selector: string, text: string): Promise<void> {
  await vi.waitFor(() => expect(at.find(selector)).not.toBeNull());
  const field = at.find(selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  await vi.waitFor(() => expect(at.text()).toContain('Gardé.'));
}

test('says who may read it before anything else, and asks for nothing', async () => {
  const { at, runExport } = await open();
  expect(at.text()).toMatch(/pourra être lu par la personne mise en cause.*Pour qui/);
  expect(runExport).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(at.find('[data-action="export"]')).not.toBeNull());
  expect(document.querySelectorAll('.making [required]')).toHaveLength(0);
});

test('each purpose proposes its own contents; a tick decides otherwise, and another purpose begins anew', async () => {
  const { at, kept } = await open();
  const ticked = () =>
    [...document.querySelectorAll<HTMLInputElement>('.making .fieldset input[type=checkbox]:checked')].map(
      ({ name }) => name,
    );
  await at.press('[name="purpose"][value="school"]');
  expect(ticked()).toEqual(['translations']);
  await at.press('[name="witnesses"]');
  expect(ticked()).toEqual(['witnesses', 'translations']);
  await at.press('[name="purpose"][value="police"]');
  expect(ticked()).toEqual(['steps', 'sources', 'letters', 'translations']);
  expect(kept<ExportChoices>('export')).toMatchObject({ purpose: 'police' });
});

test('counts the items, leaves intimate ones out until asked, and narrows by account', async () => {
  const { at, kept } = await open();
  expect(count(at)).toBe('2');
  await at.press('[name="intimate"]');
  expect(count(at)).toBe('3');
  const who = at.find('[name="who"]');
  if (!(who instanceof HTMLSelectElement)) throw new Error('no accounts');
  who.value = [...who.options].find(({ value }) => value.includes('sacha_inv'))?.value ?? '';
  who.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(count(at)).toBe('1'));
  expect(kept<ExportChoices>('export')).toMatchObject({ intimate: true });
});

test('keeps what is typed without a button, each in its own sheet', async () => {
  const { at, kept } = await open();
  await type(at, '[name="account"]', 'Cela dure depuis mai.');
  await vi.waitFor(() => expect(kept('account')).toMatchObject({ text: 'Cela dure depuis mai.' }));
  await type(at, '[name="name"]', 'Alix Invention');
  await vi.waitFor(() => expect(kept('requester')).toMatchObject({ name: 'Alix Invention' }));
  await at.press('[name="role"][value="parent"]');
  await type(at, '[name="concerned"]', 'Noé Invention');
  await vi.waitFor(() =>
    expect(kept('export')).toMatchObject({ role: 'parent', concerned: 'Noé Invention' }),
  );
});

test('shows the pages before the export, masked, one at a time, the images only when asked', async () => {
  const draw = vi.fn(async () => undefined);
  const lookAhead = async () => ({
    documents: [
      { name: 'resume.pdf', pages: 2 },
      { name: 'dossier.pdf', pages: 5 },
    ],
    draw,
    read: (document: number, page: number) => `words of ${document}/${page}`,
  });
  const { at } = await open({ lookAhead });
  await at.press('[data-action="look-ahead"]');
  await vi.waitFor(() => expect(at.find('[data-ahead="ready"]')).not.toBeNull());
  expect(at.find('canvas')).toBeNull();
  await at.press('[data-ahead] [data-action="reveal"]');
  await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(0, 0, expect.anything(), false));
  await at.press('[name="ahead-document"][value="dossier.pdf"]');
  await at.press('[data-action="page-after"]');
  await at.press('[name="ahead-pictures"]');
  await vi.waitFor(() => expect(draw).toHaveBeenLastCalledWith(1, 1, expect.anything(), true));
  expect(at.text()).toContain('words of 1/1');
  await at.press('[name="purpose"][value="school"]');
  await vi.waitFor(() => expect(at.find('[data-ahead="still"]')).not.toBeNull());
});

test('the dossier and its pages wait for the last words typed and the last tick to be kept', async () => {
  let keep = (): void => undefined;
  let disk: Promise<unknown> = new Promise<void>((resolve) => {
    keep = resolve;
  });
  const testing = createTestCarnetApi(ITEMS);
  const lookAhead = vi.fn<Book['lookAhead']>(() => new Promise(() => undefined));
  const { at, kept, runExport } = await open({
    ...testing,
    // One at a time, as the store does it.
    change: (...asked) => {
      const written = disk.then(() => testing.change(...asked));
      disk = written;
      return written;
    },
    lookAhead,
  });
  await vi.waitFor(() => expect(at.find('[data-action="export"]')).not.toBeNull());
  const field = at.find('[name="asked"]');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
  field.value = 'Que cela cesse.';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await at.press('[name="witnesses"]');
  await at.press('[data-action="look-ahead"]');
  await at.press('[data-action="export"]');
  expect([lookAhead.mock.calls, runExport.mock.calls]).toEqual([[], []]);
  keep();
  await vi.waitFor(() => expect(runExport).toHaveBeenCalled());
  expect(kept<ExportChoices>('export')).toMatchObject({
    asked: 'Que cela cesse.',
    parts: { witnesses: true },
  });
});
