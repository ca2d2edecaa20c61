import type { AppendedLine, StoredFiche, ThreadPostDigest } from '../domain/case/case.ts';
import { TABLE } from '../domain/formatNames.ts';
import type { Fiche, SealedItem } from '../domain/item/item.ts';
import {
  type IndexedItem,
  type IndexFields,
  type ItemIndex,
  type ItemSummary,
  MAX_INDEXED_TEXT_CHARS,
} from '../domain/item/itemIndex.ts';
import { kindFieldsOf } from '../domain/item/kind.ts';
import { applyPostingWindow } from '../domain/item/postingWindow.ts';
import { isProhibitedImage } from '../domain/item/prohibitedImages.ts';
import { isPermalinkSure } from '../domain/item/repeats.ts';
import { conversationOf } from '../domain/item/seenAccounts.ts';
import { readRecord, writeRecord } from '../domain/item/storedRecord.ts';
import { mapLimit, RECORDS_AT_A_TIME } from '../domain/shared/concurrency.ts';
import { ifDamaged, Refusal } from '../domain/shared/errors.ts';
import {
  type ExhibitRow,
  exhibitRange,
  type ItemFileRow,
  type JournalEntryRow,
  type PreviewRow,
  type RecueilDb,
  type RemovalRow,
  rangeByNumber,
  type SealedItemRow,
  type SummaryRow,
} from './db.ts';
import { type Codec, type Decryptor, decodeJson, type Encryptor, encodeJson } from './encryptedCodec.ts';
import { mapStoreErrors } from './storeErrors.ts';

type SummaryLine = Omit<ItemSummary, 'withdrawn' | 'exhibit'>;
type StoredLine = Omit<SummaryLine, 'site'>;

/** What lists show of an item. Stored separately so that a list of 10,000 items reads no fiche. */
interface StoredSummary extends StoredLine {
  /** Index fields for the carnet. */
  readonly more: IndexFields;
  /** For a post of a thread: how a later capture of the thread knows it. */
  readonly thread?: Pick<ThreadPostDigest, 'thread' | 'post'>;
}

const FIRST_WORDS_CHARS = 80;

function summariseItem(fiche: Fiche): StoredSummary {
  return {
    id: fiche.id,
    ordinal: fiche.ordinal,
    acquiredAt: fiche.acquiredAt,
    utcOffset: fiche.utcOffset,
    platform: fiche.platform,
    ...kindFieldsOf(fiche),
    surface: fiche.surface,
    handle: fiche.author.handle,
    displayName: fiche.author.displayName,
    platformId: fiche.author.platformId,
    posted: fiche.exported?.localTime ?? applyPostingWindow(fiche).posting.iso ?? fiche.posting.raw,
    firstWords: fiche.text === null ? null : shortenText(fiche.text),
    ...(fiche.received && { fileName: fiche.received.name }),
    outcome: fiche.outcome,
    prohibited: isProhibitedImage(fiche, new Set()),
    more: extractIndexFields(fiche),
  };
}

/**
 * Reads the stored summary; when that row is damaged, builds it from the fiche. When both are damaged, returns a
 * summary with `unread`, so that one damaged item does not hide the list.
 */
export async function readStoredSummary(db: RecueilDb, decrypt: Decryptor, row: SummaryRow): Promise<StoredSummary> {
  const { itemId, body } = row;
  const line = decrypt({ table: TABLE.summaries, key: itemId }, body).then(decodeJson<StoredSummary>);
  return line
    .catch(ifDamaged(async () => summariseItem(await readStoredFiche(db, decrypt, itemId))))
    .catch(ifDamaged(() => makeUnreadSummary(row)));
}

function makeUnreadSummary({ itemId, ordinal }: SummaryRow): StoredSummary {
  return {
    id: itemId,
    ordinal,
    acquiredAt: '',
    utcOffset: '',
    platform: 'unknown',
    kind: null,
    surface: '',
    handle: null,
    displayName: null,
    platformId: null,
    posted: null,
    firstWords: null,
    outcome: 'partial',
    prohibited: false,
    unread: true,
    more: EMPTY_INDEX_FIELDS,
  };
}

const EMPTY_INDEX_FIELDS: IndexFields = {
  isPermalinkSure: false,
  text: null,
  visibility: null,
  profileUrl: null,
  permalink: null,
  page: null,
  title: null,
};

async function readStoredFiche(db: RecueilDb, decrypt: Decryptor, itemId: string): Promise<Fiche> {
  const row = await mapStoreErrors(() => db.items.get(itemId));
  if (row === undefined) throw new Refusal('record-damaged');
  return readRecord(await decrypt({ table: TABLE.items, key: itemId }, row.body)).fiche;
}

function extractIndexFields(fiche: Fiche): IndexFields {
  const { text, visibility, author, address, page, warnings, context } = fiche;
  return {
    text: text?.slice(0, MAX_INDEXED_TEXT_CHARS).toWellFormed() ?? null,
    visibility,
    profileUrl: author.profileUrl,
    permalink: address.permalink,
    isPermalinkSure: isPermalinkSure(fiche),
    page: address.page,
    title: page.title ?? fiche.exported?.conversation.title ?? null,
    ...conversationOf(fiche),
    ...(context.linked && { relation: context.linked.relation }),
    ...(warnings.includes('own-message') && { isOwn: true as const }),
  };
}

/** Adds what tells the rows of unknown sites apart. Not stored: the index fields have it, in old rows too. */
function addSite(line: StoredLine, fields: IndexFields | undefined): SummaryLine {
  if (line.platform !== 'web' || fields === undefined) return line;
  const host = URL.parse(fields.page ?? fields.permalink ?? '')?.hostname;
  if (!host) return line;
  return { ...line, site: { host, title: fields.title === null ? null : shortenText(fields.title) || null } };
}

function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > FIRST_WORDS_CHARS ? `${[...line].slice(0, FIRST_WORDS_CHARS).join('')}…` : line;
}

export interface SealedItemRows {
  readonly item: SealedItemRow;
  readonly summary: SummaryRow;
  readonly files: readonly ItemFileRow[];
  readonly preview: PreviewRow | null;
}

/**
 * Returns the summary row of an item without the words of its files, once these are erased; null when it has none. A
 * summary that cannot be read is built from the fiche, which has no such words.
 */
export async function encryptSummaryWithoutFileText(
  db: RecueilDb,
  decrypt: Decryptor,
  encryptor: Encryptor,
  itemId: string,
): Promise<SummaryRow | null> {
  const row = await mapStoreErrors(() => db.summaries.where('itemId').equals(itemId).first());
  if (row === undefined) return null;
  const stored = await readStoredSummary(db, decrypt, row);
  if (stored.more.fileText === undefined) return null;
  const { fileText: _, ...more } = stored.more;
  const body = await encryptor.encrypt({ table: TABLE.summaries, key: itemId }, encodeJson({ ...stored, more }));
  return { ...row, body };
}

export async function encryptItemRows(
  encryptor: Encryptor,
  sealed: SealedItem,
  threadPost?: ThreadPostDigest,
): Promise<SealedItemRows> {
  const line = summariseItem(sealed.fiche);
  const fileText = sealed.fileText?.slice(0, MAX_INDEXED_TEXT_CHARS).toWellFormed();
  const summarised: StoredSummary = {
    ...line,
    ...(fileText && { more: { ...line.more, fileText } }),
    ...(threadPost && { thread: { thread: threadPost.thread, post: threadPost.post } }),
  };
  const { id, caseId, ordinal } = sealed.fiche;
  const [body, summary, preview, files] = await Promise.all([
    encryptor.encrypt({ table: TABLE.items, key: id }, writeRecord(sealed)),
    encryptor.encrypt({ table: TABLE.summaries, key: id }, encodeJson(summarised)),
    sealed.preview && encryptor.encryptBlob({ table: TABLE.previews, key: id }, sealed.preview, 'image/jpeg'),
    Promise.all(
      sealed.files.map(async ({ entry, content }) => ({
        itemId: id,
        path: entry.path,
        body: await encryptor.encryptBlob({ table: TABLE.files, key: `${id}/${entry.path}` }, content, entry.mediaType),
      })),
    ),
  ]);
  return {
    item: { id, caseId, ordinal, digest: sealed.digest, body },
    summary: { caseId, ordinal, itemId: id, body: summary },
    files,
    preview: preview && { itemId: id, body: preview },
  };
}

export async function encryptEntryRow(
  encryptor: Encryptor,
  caseId: string,
  { line, bytes }: AppendedLine,
): Promise<JournalEntryRow> {
  const { seq } = line;
  const body = await encryptor.encrypt({ table: TABLE.entries, key: `${caseId}/${seq}` }, bytes);
  return { caseId, seq, body };
}

/**
 * Decrypts the summaries of a list, in the order of the rows, which are of one case. Other tables are read once for all
 * rows: each read is an inter-process call, and the popup waits for it.
 */
export async function readSummaries(
  db: RecueilDb,
  decrypt: Decryptor,
  rows: readonly SummaryRow[],
): Promise<readonly ItemSummary[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { withdrawals, exhibits, removals } = db;
  const ids = rows.map(({ itemId }) => itemId);
  const [lines, [withdrawnIds, exhibitRows, removalRows]] = await Promise.all([
    Promise.all(rows.map((row) => readStoredSummary(db, decrypt, row))),
    mapStoreErrors(() =>
      db.transaction('r', [withdrawals, exhibits, removals], () =>
        Promise.all([
          withdrawals.where('caseId').equals(first.caseId).primaryKeys(),
          exhibits.where('itemId').anyOf(ids).toArray(),
          removals.where('itemId').anyOf(ids).toArray(),
        ]),
      ),
    ),
  ]);
  const shown = lines.map(({ more, thread: _, ...line }) => addSite(line, more));
  return joinSummaries(shown, withdrawnIds, exhibitRows, removalRows);
}

/** Adds what other tables have of each item. A `shared` removal does not count: the item keeps its preview. */
function joinSummaries<Line extends SummaryLine>(
  lines: readonly Line[],
  withdrawnIds: readonly string[],
  exhibitRows: readonly ExhibitRow[],
  removalRows: readonly RemovalRow[],
) {
  const withdrawn = new Set(withdrawnIds);
  const exhibitNumbers = new Map(exhibitRows.map(({ itemId, number }) => [itemId, number]));
  const prohibitedIds = new Set(removalRows.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
  return lines.map((line) => ({
    ...line,
    prohibited: line.prohibited || prohibitedIds.has(line.id),
    withdrawn: withdrawn.has(line.id),
    exhibit: exhibitNumbers.get(line.id) ?? null,
  }));
}

/** Reads all summaries of a case, for the carnet's lists. The index is never written to the disk. */
export class DexieItemIndex implements ItemIndex {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async itemsFrom(caseId: string, ordinal: number): Promise<readonly IndexedItem[]> {
    const { summaries, withdrawals, removals } = this.#db;
    const [rows, withdrawnIds, exhibitRows, removalRows] = await mapStoreErrors(() =>
      Promise.all([
        rangeByNumber(summaries, '[caseId+ordinal]', caseId, ordinal).toArray(),
        withdrawals.where('caseId').equals(caseId).primaryKeys(),
        exhibitRange(this.#db, caseId).toArray(),
        removals.where('caseId').equals(caseId).toArray(),
      ]),
    );
    const decrypt = await this.#codec.decryptor();
    const lines = await mapLimit(rows, RECORDS_AT_A_TIME, (row) => this.#readStored(decrypt, row));
    return joinSummaries(lines, withdrawnIds, exhibitRows, removalRows);
  }

  async #readStored(decrypt: Decryptor, row: SummaryRow): Promise<SummaryLine & IndexFields> {
    const { more, thread: _, ...line } = await readStoredSummary(this.#db, decrypt, row);
    return { ...addSite(line, more), ...more };
  }
}

/** Decrypts the fiches of items. `fiche` is null for a damaged record, so that it does not hide the others. */
export const decryptFiches = (rows: readonly SealedItemRow[], decrypt: Decryptor): Promise<readonly StoredFiche[]> =>
  mapLimit(rows, RECORDS_AT_A_TIME, async ({ id, ordinal, body }) => ({
    id,
    ordinal,
    ...(await decrypt({ table: TABLE.items, key: id }, body)
      .then(readRecord)
      .catch(ifDamaged(() => ({ fiche: null })))),
  }));
