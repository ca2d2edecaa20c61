// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { type ItemNotes, NO_NOTES, type Step } from '../../../src/domain/item/notes.ts';
import { buildSearchIndex } from '../../../src/domain/item/search.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { DocumentOf } from '../../../src/ui/carnet/follow/DocumentOf.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from './openCarnet.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID, summary, type UiHarness } from './uiHarness.ts';

const item = buildIndexItem(12, { id: ITEM_ID, permalink: 'https://exemple.invalid/12' });

async function open(at: UiHarness, hash: string, book = createTestCarnetApi([item])) {
  await openCarnet(at, hash, book);
  const kept = (name: string) => JSON.parse(book.storedDocuments.get(name) ?? 'null');
  return { book, kept };
}

const answers = {
  'ui>bg:listItems': () => ({ total: 1, items: [summary], interrupted: [] }),
  'ui>bg:readItem': () => detail,
};
const NOTES = `notes/${ITEM_ID}`;

test('notes of an item are kept, each with its date; what did not change keeps its own', async () => {
  const at = createUiHarness(answers);
  const { book, kept } = await open(at, `#item/${ITEM_ID}`);
  await vi.waitFor(() => expect(at.find('[name="category"]')).not.toBeNull());
  await at.press('[name="category"][value="threat"]');
  await at.fill({ translation: 'bonjour', from: 'arabe', note: 'vu mardi' });
  expect(at.text()).toContain('Enregistré.');
  const first = kept(NOTES);
  expect(first).toMatchObject({
    categories: { value: ['threat'], at: book.now() },
    translation: { text: 'bonjour', from: 'arabe', by: '' },
    note: { value: 'vu mardi' },
    seriousness: null,
    minor: null,
  });
  book.now = () => '2026-11-21T09:00:00.000Z';
  await at.fill({ note: '' });
  expect(kept(NOTES)).toEqual({ ...first, note: null });
});

test('notes that are damaged can be begun again, the image counted as intimate', async () => {
  const at = createUiHarness(answers);
  const book = createTestCarnetApi([item]);
  const { read } = book;
  book.read = async (caseId, sheet) => {
    if (sheet.name === NOTES && !book.storedDocuments.has(NOTES)) throw new Refusal('record-damaged');
    return read(caseId, sheet);
  };
  const { kept } = await open(at, `#item/${ITEM_ID}`, book);
  await vi.waitFor(() => expect(at.find('[data-action="new-notes"]')).not.toBeNull());
  expect(at.find('[name="note"]')).toBeNull();
  await at.press('[data-action="new-notes"]');
  expect(kept(NOTES)).toBeNull();
  await at.press('[data-action="new-notes-confirm"]');
  expect(kept(NOTES)).toMatchObject({ intimate: { value: true, at: book.now() }, note: null });
  expect(at.find('[data-action="new-notes"]')).toBeNull();
  await at.fill({ note: 'de nouveau' });
  expect(kept(NOTES)).toMatchObject({ intimate: { value: true }, note: { value: 'de nouveau' } });
});

test('a step is noted for the case, answered later, and shows what comes next', async () => {
  const at = createUiHarness(answers);
  const { kept } = await open(at, '#steps');
  await at.fill({ where: 'Commissariat', reference: '123', next: 'rappeler', nextDate: '2026-12-01' });
  expect(kept('steps').steps).toMatchObject([
    { where: 'Commissariat', reference: '123', date: '2026-11-20' },
  ]);
  expect(at.find('[data-list="next"]')?.textContent).toBe('1er décembre 2026 rappeler');
  await at.fill({ answer: 'reçue' });
  expect(kept('steps').steps).toMatchObject([{ answer: 'reçue', next: 'rappeler' }]);
});

test('« Encore en ligne ? » opens one address at a click, and shows what was said of it here or over its page', async () => {
  const book = createTestCarnetApi([
    item,
    buildIndexItem(13, { unkept: true }),
    buildIndexItem(14, { withdrawn: true }),
    // A screen of the same address.
    buildIndexItem(15, { permalink: null, page: 'https://exemple.invalid/12' }),
  ]);
  const kept: ItemNotes['online'][number][] = [];
  const note = (result: ItemNotes['online'][number]['result'], captured: string | null) => {
    kept.push({ at: book.now(), address: 'https://exemple.invalid/12', result, item: captured });
    book.storedDocuments.set(NOTES, JSON.stringify({ ...NO_NOTES, online: kept }));
    return null;
  };
  const at = createUiHarness({
    ...answers,
    'ui>bg:openContext': () => null,
    'ui>bg:recordOnlineCheck': ({ result }) => note(result, null),
  });
  await open(at, '#online', book);
  expect(document.querySelectorAll('[data-list="online"] > li')).toHaveLength(1);
  expect(at.find('[data-result]')).toBeNull();
  expect(at.asked('ui>bg:openContext')).toEqual([]);
  await at.press('[data-action="open-address"]');
  expect(at.asked('ui>bg:openContext')).toEqual([{ item: ITEM_ID, relation: 'check' }]);
  await at.press('[data-result="deleted"]');
  expect(at.asked('ui>bg:recordOnlineCheck')).toEqual([{ item: ITEM_ID, result: 'deleted' }]);
  expect(at.text()).toContain('Supprimé');
  expect(at.find('[data-result]')).toBeNull();
  // The next row is one Tab away.
  expect(document.activeElement).toBe(at.find('[data-action="open-address"]'));

  await at.press('[data-action="open-address"]');
  note('present', 'a-capture');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(at.text()).toContain('Toujours là'));
});

test('the address just looked at stays in its place, with what was said of it, among more than a sitting takes', async () => {
  const many = Array.from({ length: 26 }, (_, place) =>
    buildIndexItem(place + 1, { permalink: `https://exemple.invalid/${place + 1}` }),
  );
  const book = createTestCarnetApi(many);
  const at = createUiHarness({
    ...answers,
    'ui>bg:openContext': () => null,
    'ui>bg:recordOnlineCheck': ({ item, result }) => {
      const online = [{ at: book.now(), address: 'https://exemple.invalid/', result, item: null }];
      book.storedDocuments.set(`notes/${item}`, JSON.stringify({ ...NO_NOTES, online }));
      return null;
    },
  });
  await open(at, '#online', book);
  const rows = () => [...document.querySelectorAll<HTMLElement>('[data-list="online"] > li')];
  const before = rows().map(({ dataset }) => dataset.item);
  await at.press('[data-list="online"] > li:first-child [data-action="open-address"]');
  await at.press('[data-list="online"] [data-result="deleted"]');
  expect(rows()[0]?.textContent).toContain('Supprimé');
  expect(rows().map(({ dataset }) => dataset.item)).toEqual(before);
  expect(document.activeElement).toBe(rows()[0]?.querySelector('[data-action="open-address"]'));
});

test('the diary is masked, and an entry goes in two presses', async () => {
  const at = createUiHarness(answers);
  const { kept } = await open(at, '#diary');
  await at.fill({ text: 'MASKED nuit blanche' });
  expect(at.find('[data-list="diary"]')?.textContent).not.toContain('MASKED');
  await at.press('[data-list="diary"] [data-action="reveal"]');
  expect(at.find('[data-list="diary"]')?.textContent).toContain('MASKED nuit blanche');
  await at.press('[data-list="diary"] > li > button:last-child');
  await at.press('[data-list="diary"] .sure button');
  expect(kept('diary').entries).toEqual([]);
});

test('what a relative may not do is said when they say they are one', async () => {
  const at = createUiHarness(answers);
  const { kept } = await open(at, '#operator');
  expect(at.text()).not.toContain('messages privés');
  await at.choose('[name="role"]', 'relative');
  expect(at.text()).toContain('N’ouvrez ni ses comptes ni ses messages privés sans cet accord');
  await at.fill({ forWhom: 'Nour' });
  expect(kept('operator')).toMatchObject({ role: 'relative', forWhom: 'Nour', authorisation: null });
});

test('another case is opened, chosen, closed', async () => {
  const at = createUiHarness(answers);
  const book = createTestCarnetApi([item]);
  const calls = [vi.spyOn(book, 'addCase'), vi.spyOn(book, 'closeCase')] as const;
  const { kept } = await open(at, '#cases', book);
  expect(at.text()).toContain('Les captures vont ici.');
  await at.fill({ name: 'Au travail' });
  expect(calls[0]).not.toHaveBeenCalled();
  expect(kept('case').name).toBe('Au travail');
  await at.press('.card .choices button');
  await at.press('.card .sure button');
  expect(calls[1]).toHaveBeenCalledOnce();
});

test('what this is and is not is said once', async () => {
  let welcomed = false;
  const at = createUiHarness({
    ...answers,
    'ui>bg:readPreferences': () => ({ computer: 'mine', lockOffer: 'aside', welcomed, menu: true }),
    'ui>bg:savePreferences': (chosen) => {
      welcomed = chosen.welcomed;
      return null;
    },
  });
  await open(at, '#items');
  expect(at.text()).toContain('Rien ne sort de cet ordinateur');
  await at.press('[data-action="welcomed"]');
  expect(at.text()).not.toContain('Rien ne sort de cet ordinateur');
  await open(at, '#welcome');
  await vi.waitFor(() => expect(at.text()).toContain('Retentissement'));
});

test('whoever has several cases sees where captures go', async () => {
  const current = { name: '', place: 2 };
  const at = createUiHarness({
    'ui>bg:listItems': () => ({ total: 0, items: [], interrupted: [], current }),
  });
  await open(at, '#items');
  expect(at.find('[data-current-case]')?.textContent).toContain('Dossier 2');
});

test('a dossier that was exported is listed, and to whom it went can be said', async () => {
  const at = createUiHarness(answers);
  const book = createTestCarnetApi([item]);
  const made = {
    id: 'h',
    at: book.now(),
    fileName: 'recueil-2026.zip',
    manifest: 'ab',
    forWhom: '',
    date: null,
  };
  book.storedDocuments.set('handovers', JSON.stringify({ schema: 'recueil/handovers/1', handovers: [made] }));
  const { kept } = await open(at, '#steps', book);
  await vi.waitFor(() =>
    expect(at.find('[data-list="handovers"]')?.textContent).toContain('recueil-2026.zip'),
  );
  await at.fill({ forWhom: 'la gendarmerie', given: '2026-11-21' });
  expect(kept('handovers').handovers).toEqual([{ ...made, forWhom: 'la gendarmerie', date: '2026-11-21' }]);
  expect(at.text()).toContain('Remis à la gendarmerie (21 novembre 2026)');
});

test('a file imported among others is joined to a démarche, of the case or of another item', async () => {
  const [file, other] = [buildIndexItem(12, { surface: 'imported' }), buildIndexItem(13)];
  const step: Step = {
    ...{ id: 'ffffffff-0000-4000-8000-000000000001', at: '2026-11-20T09:00:00.000Z', kind: 'complaint' },
    ...{ where: 'Paris', date: null, reference: '', answer: '', next: '', nextDate: null },
    ...{ items: [], receipts: [] },
  };
  const joined = { ...NO_NOTES, reports: [{ ...step, receipts: [file.id] }] };
  const book = createTestCarnetApi([file, other], { [other.id]: { reports: [step] } });
  book.attach = vi.fn(async () => void book.storedDocuments.set(`notes/${other.id}`, JSON.stringify(joined)));
  const notes = new Map([[other.id, { ...NO_NOTES, reports: [step] }]]);
  const index = buildSearchIndex([file, other], notes, book.localOf);
  const noted = vi.fn();
  const at = createUiHarness(answers);
  await at.show(h(DocumentOf, { words: fr, book, index, itemId: file.id, noted }));
  await vi.waitFor(() => expect(at.find('[name="join-step"]')).not.toBeNull());
  expect(at.find('[name="join-step"]')?.textContent).toMatch(/^Élément n° 13, .*, Paris$/);
  await at.press('[data-join-step] button[type="submit"]');
  expect(book.attach).toHaveBeenCalledWith({ kind: 'step', step: step.id, item: other.id }, file.id);
  await vi.waitFor(() => expect(noted).toHaveBeenCalledWith(other.id, joined));
});

test('what a file was just joined to takes the focus of the form that is gone', async () => {
  const file = buildIndexItem(12, { surface: 'imported' });
  const step = {
    ...{ id: 'ffffffff-0000-4000-8000-000000000001', at: '2026-11-20T09:00:00.000Z', kind: 'complaint' },
    ...{ where: 'Paris', date: null, reference: '', answer: '', next: '', nextDate: null, items: [] },
  };
  const book = createTestCarnetApi([file]);
  const keep = (receipts: readonly string[]) =>
    void book.storedDocuments.set(
      'steps',
      JSON.stringify({ schema: 'recueil/steps/1', steps: [{ ...step, receipts }] }),
    );
  keep([]);
  book.attach = vi.fn(async () => keep([file.id]));
  const index = buildSearchIndex([file], new Map(), book.localOf);
  const at = createUiHarness(answers);
  await at.show(h(DocumentOf, { words: fr, book, index, itemId: file.id, noted: vi.fn() }));
  await vi.waitFor(() => expect(at.find('[name="join-step"]')).not.toBeNull());
  await at.press('[data-join-step] button[type="submit"]');
  await vi.waitFor(() => expect(at.find('[data-document-of="step"]')).not.toBeNull());
  expect(document.activeElement).toBe(at.find('[data-document-of="step"]'));
});
