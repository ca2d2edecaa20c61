import { isProhibitedImage } from '../domain/images/prohibitedImages.ts';
import type { Fiche } from '../domain/item/item.ts';
import { type IndexFields, MAX_INDEXED_TEXT_CHARS } from '../domain/item/itemIndex.ts';
import type { ItemSummary } from '../domain/item/itemSummary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type Decryptor, decodeJson } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { mapStoreErrors } from './storeErrors.ts';

type SummaryLine = Omit<ItemSummary, 'withdrawn' | 'exhibit'>;

/** What lists show of an item, kept apart so that 10,000 of them open without reading one fiche. */
export interface StoredSummary extends SummaryLine {
  /** For the carnet; rows of version 1 have none. */
  readonly more?: IndexFields;
}

const FIRST_WORDS_CHARS = 80;

export function summariseItem(fiche: Fiche): StoredSummary {
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
    firstWords: fiche.text === null ? null : shortenText(fiche.text),
    outcome: fiche.outcome,
    unkept: isProhibitedImage(fiche, new Set()),
    more: extractIndexFields(fiche),
  };
}

/**
 * As it was written beside the item, or from the item itself where that row is damaged; where both are, a line that says
 * `unread`: one must not hide all.
 */
export async function readStoredSummary(
  db: RecueilDb,
  decrypt: Decryptor,
  row: SummaryRow,
): Promise<StoredSummary> {
  const { itemId, body } = row;
  const line = decrypt({ table: 'summaries', key: itemId }, body).then(decodeJson<StoredSummary>);
  return line
    .catch(recoverIfDamaged(async () => summariseItem(await readStoredFiche(db, decrypt, itemId))))
    .catch(recoverIfDamaged(async () => makeUnreadSummary(row)));
}

function recoverIfDamaged<T>(fallback: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => {
    if (error instanceof Refusal && error.code === 'record-damaged') return fallback();
    throw error;
  };
}

function makeUnreadSummary({ itemId, ordinal }: SummaryRow): StoredSummary {
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
    more: EMPTY_INDEX_FIELDS,
  };
}

const EMPTY_INDEX_FIELDS: IndexFields = {
  text: null,
  visibility: null,
  profileUrl: null,
  platformId: null,
  permalink: null,
  page: null,
  title: null,
};

export async function readStoredFiche(db: RecueilDb, decrypt: Decryptor, itemId: string): Promise<Fiche> {
  const row = await mapStoreErrors(() => db.items.get(itemId));
  if (row === undefined) throw new Refusal('record-damaged');
  return decodeJson<Fiche>(await decrypt({ table: 'items', key: itemId }, row.body));
}

export function extractIndexFields({ text, visibility, author, address, page }: Fiche): IndexFields {
  return {
    text: text?.slice(0, MAX_INDEXED_TEXT_CHARS).toWellFormed() ?? null,
    visibility,
    profileUrl: author.profileUrl,
    platformId: author.platformId,
    permalink: address.permalink,
    page: address.page,
    title: page.title,
  };
}

function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > FIRST_WORDS_CHARS ? `${[...line].slice(0, FIRST_WORDS_CHARS).join('')}…` : line;
}
