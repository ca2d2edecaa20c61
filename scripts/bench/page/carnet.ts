import type { CatalogueItem } from '../../../src/domain/catalogue.ts';
import { buildIndex, type Index, NO_FILTER, select } from '../../../src/domain/search.ts';
import { WHENS } from '../../../src/law/board.ts';
import { localOf } from '../../../src/platform/environment.ts';
import { DexieCatalogue } from '../../../src/store/catalogue.ts';
import { deadlineBoard } from '../../../src/workflow/counsel.ts';
import { allNotes } from '../../../src/workflow/sheets.ts';
import { benchDesk, type Kind } from './stores.ts';

let index: Index | null = null;

/** Until a word can be searched: everything read, opened, folded. */
export async function readIndex(kind: Kind, database: string): Promise<number> {
  const desk = benchDesk(kind, database);
  const { caseId } = (await desk.store.currentCase()) ?? { caseId: '' };
  const start = performance.now();
  const items = await new DexieCatalogue(desk.db, desk.codec).itemsFrom(caseId, 1);
  index = buildIndex(items, (await allNotes(desk.sheets, caseId)).notes, localOf);
  return performance.now() - start;
}

/** Every deadline of the case, by day: each fiche is opened. */
export async function readBoard(kind: Kind, database: string): Promise<number> {
  const start = performance.now();
  const { board } = await deadlineBoard(benchDesk(kind, database), 'Europe/Paris');
  const took = performance.now() - start;
  if (WHENS.every((when) => board[when].length === 0)) throw new Error('no deadline');
  return took;
}

/** The fiches as they lie, without opening one. */
export async function readFicheRows(kind: Kind, database: string): Promise<number> {
  const { db } = benchDesk(kind, database);
  const start = performance.now();
  await db.items.toArray();
  return performance.now() - start;
}

/** One key typed: the whole case searched and sorted. */
export async function searchOnce(words: string): Promise<number> {
  if (index === null) throw new Error('no index');
  const start = performance.now();
  const found = select(index, { ...NO_FILTER, words });
  const took = performance.now() - start;
  if (found.length === 0) throw new Error(`${words}: nothing found`);
  return took;
}

/** The same texts in one plain loop. */
export async function scanOnce(word: string): Promise<number> {
  const items: readonly CatalogueItem[] = index?.found.map(({ item }) => item) ?? [];
  const start = performance.now();
  let found = 0;
  for (const { text } of items) if (text?.includes(word)) found += 1;
  const took = performance.now() - start;
  if (found === 0) throw new Error(`${word}: nothing found`);
  return took;
}

/** The rows as they lie, without opening one. */
export async function readRows(kind: Kind, database: string): Promise<number> {
  const { db } = benchDesk(kind, database);
  const start = performance.now();
  await db.summaries.toArray();
  return performance.now() - start;
}
