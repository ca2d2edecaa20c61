import { type Particulars, SEARCHED_CHARS } from '../domain/catalogue.ts';
import { Refusal } from '../domain/errors.ts';
import type { Fiche } from '../domain/item.ts';
import type { ItemSummary } from '../domain/summary.ts';
import { isUnkept } from '../domain/unkept.ts';
import { fromBytes, type Opener } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { told } from './faults.ts';

type SummaryLine = Omit<ItemSummary, 'withdrawn' | 'exhibit'>;

/** What lists show of an item, kept apart so that 10,000 of them open without reading one fiche. */
export interface StoredSummary extends SummaryLine {
  /** For the carnet; rows of version 1 have none. */
  readonly more?: Particulars;
}

const FIRST_WORDS = 80;

export function summarise(fiche: Fiche): StoredSummary {
  return {
    id: fiche.id,
    ordinal: fiche.ordinal,
    acquiredAt: fiche.acquiredAt,
    utcOffset: fiche.utcOffset,
    platform: fiche.platform,
    surface: fiche.surface,
    handle: fiche.author.handle,
    displayName: fiche.author.displayName,
    posted: fiche.posting.iso ?? fiche.posting.raw,
    firstWords: fiche.text === null ? null : firstWords(fiche.text),
    outcome: fiche.outcome,
    unkept: isUnkept(fiche, new Set()),
    more: particulars(fiche),
  };
}

/** As it was written beside the item, or from the item itself where that row is damaged: one must not hide all. */
export async function storedSummary(
  db: RecueilDb,
  open: Opener,
  { itemId, body }: SummaryRow,
): Promise<StoredSummary> {
  try {
    return fromBytes<StoredSummary>(await open({ table: 'summaries', key: itemId }, body));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
    return summarise(await storedFiche(db, open, itemId));
  }
}

export async function storedFiche(db: RecueilDb, open: Opener, itemId: string): Promise<Fiche> {
  const row = await told(() => db.items.get(itemId));
  if (row === undefined) throw new Error(`a summary without its item ${itemId}`);
  return fromBytes<Fiche>(await open({ table: 'items', key: itemId }, row.body));
}

export function particulars({ text, visibility, author, address, page }: Fiche): Particulars {
  return {
    text: text?.slice(0, SEARCHED_CHARS).toWellFormed() ?? null,
    visibility,
    profileUrl: author.profileUrl,
    platformId: author.platformId,
    permalink: address.permalink,
    page: address.page,
    title: page.title,
  };
}

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > FIRST_WORDS ? `${[...line].slice(0, FIRST_WORDS).join('')}…` : line;
}
