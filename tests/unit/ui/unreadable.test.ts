// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { diaryDocument } from '../../../src/domain/case/caseDocuments.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { LawPage } from '../../../src/ui/help/LawPage.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from './openCarnet.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, noAdvice, summary } from './uiHarness.ts';

/** What the disk no longer gives back: said, and begun again at the person's word, each where it stands. */

const item = buildIndexItem(12, { id: ITEM_ID, permalink: 'https://exemple.invalid/12' });
const answers = {
  'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
  'ui>bg:readItem': () => detail,
};

const torn = (book: ReturnType<typeof createTestCarnetApi>, name: string) => {
  const { read, change, keep } = book;
  const gone = new Set([name]);
  book.read = async (caseId, sheet) => {
    if (gone.has(sheet.name)) throw new Refusal('record-damaged', { sheets: sheet.name });
    return read(caseId, sheet);
  };
  book.change = async (caseId, sheet, work) => {
    if (gone.has(sheet.name)) throw new Refusal('record-damaged', { sheets: sheet.name });
    return change(caseId, sheet, work);
  };
  book.keep = async (caseId, sheet, value) => {
    await keep(caseId, sheet, value);
    gone.delete(sheet.name);
  };
  return book;
};

test.each([
  ['#diary', 'diary', '[name="text"]'],
  ['#witnesses', 'witnesses', '[name="saw"]'],
  ['#operator', 'operator', '[name="role"]'],
  ['#steps', 'steps', '[name="where"]'],
  ['#before-export', 'export', '[data-action="export"]'],
])('%s, damaged, can be begun again', async (hash, name, then) => {
  const at = createUiHarness(answers);
  await openCarnet(at, hash, torn(createTestCarnetApi([item]), name));
  await vi.waitFor(() => expect(at.find('[data-action="anew"]')).not.toBeNull());
  expect(at.find(then)).toBeNull();
  await at.press('[data-action="anew"]');
  expect(at.text()).toContain('remplacé par une page vide');
  await at.press('[data-action="anew-confirm"]');
  await vi.waitFor(() => expect(at.find(then)).not.toBeNull());
  expect(at.find('[role="alert"]')).toBeNull();
});

test.each([
  ['requester', '[name="contact"]'],
  ['account', '[name="account"]'],
  ['documents', '[name="document"]'],
])('before an export, %s, damaged, is begun again where it stands', async (name, then) => {
  const at = createUiHarness(answers);
  const file = buildIndexItem(12, { surface: 'imported' });
  const book = torn(createTestCarnetApi([item, file]), name);
  await openCarnet(at, '#before-export', book);
  const press = `[data-action="anew-${name}"]`;
  await vi.waitFor(() => expect(at.find(press)).not.toBeNull());
  expect(at.find('[data-action="anew"]')).toBeNull();
  await at.press(press);
  await at.press(`[data-action="anew-${name}-cancel"]`);
  expect(document.activeElement).toBe(at.find(press));
  await at.press(press);
  await at.press(`[data-action="anew-${name}-confirm"]`);
  await vi.waitFor(() => expect(at.find(press)).toBeNull());
  expect(at.find(then)).not.toBeNull();
  expect(at.find('[role="alert"]')).toBeNull();
  // Whoever pressed it is where it stood.
  expect(document.activeElement?.localName).toBe('h2');
  // No file that may be a document is taken for a pièce.
  if (name === 'documents')
    expect(JSON.parse(book.storedDocuments.get(name) ?? '{}').items).toEqual([file.id]);
});

test('what was begun again in another page, and written since, is not replaced', async () => {
  const book = createTestCarnetApi([item]);
  const { read } = book;
  book.read = async () => {
    throw new Refusal('record-damaged');
  };
  const at = createUiHarness(answers);
  await openCarnet(at, '#diary', book);
  await vi.waitFor(() => expect(at.find('[data-action="anew"]')).not.toBeNull());
  await at.press('[data-action="anew"]');
  book.read = read;
  const entry = { id: 'e', date: '2026-11-20', text: 'Écrit ailleurs', at: '2026-11-20T09:00:00.000Z' };
  book.storedDocuments.set('diary', JSON.stringify({ ...diaryDocument.empty, entries: [entry] }));
  await at.press('[data-action="anew-confirm"]');
  await vi.waitFor(() => expect(at.find('[data-action="reveal"]')).not.toBeNull());
  expect(book.storedDocuments.get('diary')).toContain('Écrit ailleurs');
});

test('groups that are damaged hold up no list, and can be begun again', async () => {
  const at = createUiHarness(answers);
  const book = torn(createTestCarnetApi([item]), 'persons');
  await openCarnet(at, '#accounts', book);
  await vi.waitFor(() => expect(at.find('[data-list="accounts"] li')).not.toBeNull());
  await at.press('[data-action="anew"]');
  await at.press('[data-action="anew-confirm"]');
  expect(book.storedDocuments.has('persons')).toBe(true);
  expect(at.find('[role="alert"]')).toBeNull();
});

test('answers about the law that are damaged are begun again, and not over what another page wrote since', async () => {
  const at = createUiHarness({});
  let kept: 'damaged' | object = 'damaged';
  const clear = vi.fn(async () => (kept = {}));
  const read = async () => {
    if (kept === 'damaged') throw new Refusal('record-damaged', { sheets: 'answers' });
    return kept;
  };
  await at.show(h(LawPage, { words: fr, counsel: { ...noAdvice, answers: read, clear } }));
  await at.press('[data-action="anew"]');
  expect(at.find('[data-question]')).toBeNull();
  kept = { threats: 'yes' };
  await at.press('[data-action="anew-confirm"]');
  expect(clear).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(at.find('[data-question]')).not.toBeNull());
  await at.show(null);
  kept = 'damaged';
  await at.show(h(LawPage, { words: fr, counsel: { ...noAdvice, answers: read, clear } }));
  await at.press('[data-action="anew"]');
  await at.press('[data-action="anew-confirm"]');
  expect(clear).toHaveBeenCalledOnce();
  expect(at.find('[role="alert"]')).toBeNull();
});

test('a case whose name is damaged takes another one', async () => {
  const at = createUiHarness(answers);
  const book = torn(createTestCarnetApi([item]), 'case');
  await openCarnet(at, '#cases', book);
  await vi.waitFor(() => expect(at.find('[name="name"]')).not.toBeNull());
  await at.fill({ name: 'Au travail' });
  expect(at.find('[role="alert"]')).toBeNull();
  expect(JSON.parse(book.storedDocuments.get('case') ?? '{}').name).toBe('Au travail');
});
