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

/**
 * As it was written beside the item, or from the item itself where that row is damaged; where both are, a line that says
 * `unread`: one must not hide all.
 */
export async function storedSummary(db: RecueilDb, open: Opener, row: SummaryRow): Promise<StoredSummary> {
  const { itemId, body } = row;
  const line = open({ table: 'summaries', key: itemId }, body).then(fromBytes<StoredSummary>);
  return line
    .catch(ifDamaged(async () => summarise(await storedFiche(db, open, itemId))))
    .catch(ifDamaged(async () => unread(row)));
}

function ifDamaged<T>(instead: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => {
    if (error instanceof Refusal && error.code === 'record-damaged') return instead();
    throw error;
  };
}

function unread({ itemId, ordinal }: SummaryRow): StoredSummary {
  return {
    id: itemId,
    ordinal,
    acquiredAt: '',
    utcOffset: '',
    platform: 'unknown',
    surface: '',
    handle: null,
    displayName: null,
    posted: null,
    firstWords: null,
    outcome: 'partial',
    unkept: false,
    unread: true,
    more: NOTHING_MORE,
  };
}

const NOTHING_MORE: Particulars = {
  text: null,
  visibility: null,
  profileUrl: null,
  platformId: null,
  permalink: null,
  page: null,
  title: null,
};

export async function storedFiche(db: RecueilDb, open: Opener, itemId: string): Promise<Fiche> {
  const row = await told(() => db.items.get(itemId));
  if (row === undefined) throw new Refusal('record-damaged');
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
