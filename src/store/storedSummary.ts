import { TABLE } from '../domain/formatNames.ts';
import { isProhibitedImage } from '../domain/images/prohibitedImages.ts';
import type { Fiche } from '../domain/item/item.ts';
import { type IndexFields, MAX_INDEXED_TEXT_CHARS } from '../domain/item/itemIndex.ts';
import type { ItemSummary } from '../domain/item/itemSummary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type Decryptor, decodeJson } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { mapStoreErrors } from './storeErrors.ts';

type SummaryLine = Omit<ItemSummary, 'withdrawn' | 'exhibit'>;

/** What lists show of an item. Stored separately so that a list of 10,000 items reads no fiche. */
export interface StoredSummary extends SummaryLine {
  /** Index fields for the carnet; absent in rows of version 1. */
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
    ...(fiche.received && { fileName: fiche.received.name }),
    outcome: fiche.outcome,
    unkept: isProhibitedImage(fiche, new Set()),
    more: extractIndexFields(fiche),
  };
}

/**
 * Reads the stored summary; when that row is damaged, builds it from the fiche. When both are damaged, returns a summary
 * with `unread`, so that one damaged item does not hide the list.
 */
export async function readStoredSummary(db: RecueilDb, decrypt: Decryptor, row: SummaryRow): Promise<StoredSummary> {
  const { itemId, body } = row;
  const line = decrypt({ table: TABLE.summaries, key: itemId }, body).then(decodeJson<StoredSummary>);
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
  return decodeJson<Fiche>(await decrypt({ table: TABLE.items, key: itemId }, row.body));
}

export function extractIndexFields({ text, visibility, author, address, page, reading }: Fiche): IndexFields {
  return {
    text: text?.slice(0, MAX_INDEXED_TEXT_CHARS).toWellFormed() ?? null,
    visibility,
    profileUrl: author.profileUrl,
    platformId: author.platformId,
    permalink: address.permalink,
    isPermalinkSure: reading.fields['address.permalink']?.confidence === 'high',
    page: address.page,
    title: page.title,
  };
}

function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > FIRST_WORDS_CHARS ? `${[...line].slice(0, FIRST_WORDS_CHARS).join('')}…` : line;
}
