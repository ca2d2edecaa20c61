import { formatLocalDateTime } from '../../../src/browser/environment.ts';
import type { IndexedItem } from '../../../src/domain/item/itemIndex.ts';
import { buildSearchIndex, filterItems, NO_FILTER, type SearchIndex } from '../../../src/domain/item/search.ts';
import { DEADLINE_BUCKETS } from '../../../src/law/legalDeadlines.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { POPUP_ITEM_COUNT } from '../../../src/popup/chooseCard.ts';
import { DexieItemIndex } from '../../../src/store/itemRows.ts';
import { readDeadlines } from '../../../src/workflow/case/legalAdvice.ts';
import { readAllNotes } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems } from '../../../src/workflow/itemQueries.ts';
import { buildBenchDependencies, type StoreKind } from './dependencies.ts';

let index: SearchIndex | null = null;

/** Times building the search index: all rows read, decrypted, normalised. */
export async function readIndex(kind: StoreKind, database: string): Promise<number> {
  const deps = buildBenchDependencies(kind, database);
  const { caseId } = (await deps.store.currentCase()) ?? { caseId: '' };
  const start = performance.now();
  const items = await new DexieItemIndex(deps.db, deps.codec).itemsFrom(caseId, 1);
  const { notes } = await readAllNotes(deps.documentStore, caseId);
  index = buildSearchIndex(items, notes, formatLocalDateTime, accountRules);
  return performance.now() - start;
}

/** Times computing every deadline of the case, which decrypts every fiche. */
export async function timeDeadlines(kind: StoreKind, database: string): Promise<number> {
  const start = performance.now();
  const { deadlines } = await readDeadlines(buildBenchDependencies(kind, database), 'Europe/Paris');
  const durationMs = performance.now() - start;
  if (DEADLINE_BUCKETS.every((when) => deadlines[when].length === 0)) throw new Error('no deadline');
  return durationMs;
}

/** Times opening the database and reading what the popup shows of it. */
export async function openStore(kind: StoreKind, database: string): Promise<number> {
  const start = performance.now();
  const { db, store } = buildBenchDependencies(kind, database);
  const { items } = await listItems(store, 0, POPUP_ITEM_COUNT);
  const durationMs = performance.now() - start;
  db.close();
  if (items.length === 0) throw new Error('no item');
  return durationMs;
}

/** Times one search: the whole case filtered and sorted. */
export async function searchOnce(words: string): Promise<number> {
  if (index === null) throw new Error('no index');
  const start = performance.now();
  const found = filterItems(index, { ...NO_FILTER, words });
  const durationMs = performance.now() - start;
  if (found.length === 0) throw new Error(`${words}: nothing found`);
  return durationMs;
}

/** Times a plain loop over the same texts. */
export async function scanOnce(word: string): Promise<number> {
  const items: readonly IndexedItem[] = index?.items.map(({ item }) => item) ?? [];
  const start = performance.now();
  let found = 0;
  for (const { text } of items) if (text?.includes(word)) found += 1;
  const durationMs = performance.now() - start;
  if (found === 0) throw new Error(`${word}: nothing found`);
  return durationMs;
}

/** Times reading the summary rows without decrypting them. */
export async function readRows(kind: StoreKind, database: string): Promise<number> {
  const { db } = buildBenchDependencies(kind, database);
  const start = performance.now();
  await db.summaries.toArray();
  return performance.now() - start;
}
