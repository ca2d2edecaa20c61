import type { CaseHead, CaseStore, JournalLine, ListedItem } from '../../domain/case/case.ts';
import { type Deliveries, deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { FICHE_NAME } from '../../domain/export/dossierLayout.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { compareNumbers, type ExhibitNumber, splitNumber } from '../../domain/export/exhibitNumber.ts';
import { assignNumbers, type PlacedMessage } from '../../domain/export/exhibitNumbering.ts';
import { exportChoicesDocument, receivedExclusionReason } from '../../domain/export/exportChoices.ts';
import { type FileFindings, hasCopy, selectFiles } from '../../domain/export/fileFates.ts';
import { WITHDRAWAL_REASON } from '../../domain/formatNames.ts';
import { resolveStandings } from '../../domain/item/accountMarks.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import type { Fiche } from '../../domain/item/item.ts';
import {
  buildExportedNotes,
  type ItemNotes,
  type Mark,
  NO_NOTES,
  NO_NOTES_SELECTED,
  type NotesSelection,
  ratingOf,
} from '../../domain/item/itemNotes.ts';
import { mayReceiveProhibited } from '../../domain/item/prohibitedImages.ts';
import type { Redaction } from '../../domain/item/redaction.ts';
import { hasName } from '../../domain/item/seenAccounts.ts';
import { applyStatedDate } from '../../domain/item/statedDate.ts';
import { mapLimit, RECORDS_AT_A_TIME } from '../../domain/shared/concurrency.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { isOwnPost } from '../../dossier/data/publications.ts';
import type { DossierPlan } from '../../dossier/dossierPlan.ts';
import {
  findPrivateMetadata,
  isInspectable,
  isNeverStripped,
  type PrivateMetadata,
  stripPrivateMetadata,
} from '../../import/privateMetadata.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { isSealEvent } from '../../seal/journal.ts';
import { fingerprint } from '../../seal/signature.ts';
import {
  appendToJournal,
  type EarlierDossiers,
  findEarlierDossiers,
  listExportedDossiers,
  readJournalAtHead,
  type WorkflowDependencies,
} from '../case/caseJournal.ts';
import { type DocumentReader, readAllNotes, readDocument } from '../case/storedDocuments.ts';
import { parseFiche } from '../itemQueries.ts';
import { findIntimateImages, findItemsBlockedLinks, listProhibitedImageIds } from '../prohibitedImagePolicy.ts';
import { openReceivedDossiers, type ReceivedDossierDependencies } from '../receivedDossierList.ts';
import { findHiddenInCase, findItemTraces, type ItemTraces, type SearchedItem } from './hiddenTraces.ts';
import { buildDatedStatements } from './statementOpenings.ts';

export interface ExportRequest {
  /** Ordinals of items that the person excludes because their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Ids of items that the person did not choose for this dossier. */
  readonly leftOut?: readonly string[];
  /** Ids of items that are documents: receipts, answers, the signed authorisation. */
  readonly attachmentIds?: readonly string[];
  /** Numbers of the received dossiers to include; missing: none. */
  readonly origins?: readonly number[];
  /**
   * What the person chose and wrote on the guided page. When present, the cover also says what is new since the last
   * exported dossier (`DossierOptions.previous`).
   */
  readonly options?: Omit<DossierOptions, 'previous'>;
  /** Splits the dossier into zips of at most 20 MB. */
  readonly volumes?: boolean;
  /** Encrypts the zips; missing or null: plain zips. Never stored. */
  readonly password?: string | null;
  /** The originals of redacted images go too; missing: the copies alone. */
  readonly keepsOriginals?: boolean;
  /** Imported images keep their place, device and other private metadata; missing: a copy without them goes instead. */
  readonly keepsMetadata?: boolean;
  /** Which parts of the notes of each item to include; missing: none. */
  readonly ticked?: NotesSelection;
  /** Marks of the person, by item id; missing: none. */
  readonly marks?: ReadonlyMap<string, Mark>;
  /** Keys of the texts to show to be older than the dossier (`DatableStatement`); missing: none. */
  readonly dated?: readonly string[];
}

/** Returns the numbers of the received dossiers to include: none when the size limit or the recipient excludes them. */
export const selectReceivedDossiers = ({
  volumes = false,
  origins = [],
  options = {},
}: ExportRequest): readonly number[] =>
  receivedExclusionReason({ volumes, purpose: options.purpose ?? null }) === null ? origins : [];

interface NumberedExhibits {
  /** item id → exhibit number (« pièce n° »), for the items of this dossier. */
  readonly numbers: ReadonlyMap<string, ExhibitNumber>;
  /** The same for every item that ever had a number, this dossier's included. */
  readonly allNumbers: ReadonlyMap<string, ExhibitNumber>;
  readonly withdrawn: number;
}

/**
 * Selects the items of the next dossier and their numbers without writing anything. Throws Refusal `nothing-to-export`.
 */
export async function selectExhibits(
  store: CaseStore,
  caseId: string,
  { without, leftOut = [], options }: ExportRequest,
) {
  const [items, withdrawn, knownNumbers] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    store.exhibits(caseId),
  ]);
  const kept = items.filter((item) => !withdrawn.has(item.id));
  // Only some recipients may receive the address of an image that must not be kept, whatever the person chose.
  const prohibited = mayReceiveProhibited(options?.purpose) ? [] : await listProhibitedImageIds(store, kept);
  const excludedIds = new Set([...leftOut, ...prohibited]);
  const isIncluded = ({ id, ordinal }: ListedItem) => !without.includes(ordinal) && !excludedIds.has(id);
  const included = kept.filter(isIncluded);
  if (included.length === 0) throw new Refusal('nothing-to-export');
  const messages = await readMessagePlaces(store, caseId, (id) => typeof knownNumbers.get(id) !== 'number');
  const placeOf = ({ id }: ListedItem) => ({ ...(messages.get(id) ?? NO_PLACE), id });
  const added = assignNumbers(
    included.filter(({ id }) => !knownNumbers.has(id)).map(placeOf),
    knownNumbers,
    items.filter(({ id }) => knownNumbers.has(id)).map(placeOf),
  );
  const excluded = kept
    .filter((item) => !isIncluded(item))
    .map(({ id }) => ({ item: id, reason: excludedIds.has(id) ? 'person' : 'altered' }));
  const allNumbers = new Map([...knownNumbers, ...added.map(({ itemId, number }) => [itemId, number] as const)]);
  const numbers = new Map(included.map((item) => [item.id, allNumbers.get(item.id) ?? 0] as const));
  return { added, excluded, numbers, allNumbers, withdrawn: withdrawn.size };
}

/** Not a message of an archive. */
const NO_PLACE: PlacedMessage = { posting: { raw: null, iso: null, precision: null, source: null } };

/** The sealed places of messages, and null for other items, by id: the form asks again and again. */
const messagePlaces = new WeakMap<CaseStore, Map<string, PlacedMessage | null>>();

/** Reads which of the wanted items are messages of an archive, and where they stand. Fiches never change. */
async function readMessagePlaces(
  store: CaseStore,
  caseId: string,
  isWanted: (itemId: string) => boolean,
): Promise<ReadonlyMap<string, PlacedMessage>> {
  const known = messagePlaces.get(store) ?? new Map<string, PlacedMessage | null>();
  messagePlaces.set(store, known);
  for (const { id, ficheBytes } of await store.openItems(caseId, (id) => isWanted(id) && !known.has(id))) {
    try {
      const { exported, posting } = parseFiche(ficheBytes ?? new Uint8Array());
      known.set(id, exported === undefined ? null : { exported, posting });
    } catch {
      // A damaged fiche stops the export, and is named, when the dossier reads it.
    }
  }
  return new Map([...known].flatMap(([id, place]) => (place === null ? [] : [[id, place] as const])));
}

/**
 * Numbers the new items and records in the journal (`dossier.prepared`) which items this dossier includes and excludes.
 */
export async function prepareExhibits(
  deps: WorkflowDependencies,
  caseId: string,
  request: ExportRequest,
): Promise<NumberedExhibits & { readonly head: CaseHead }> {
  const { added, excluded, ...exhibits } = await selectExhibits(deps.store, caseId, request);
  await appendToJournal(deps, caseId, async () => ({
    event: {
      event: 'dossier.prepared',
      payload: {
        items: exhibits.numbers.size,
        exhibits: added.map(({ number, itemId }) => ({ ...splitNumber(number), item: itemId })),
        excluded,
      },
    },
    exhibits: added,
  }));
  const head = await deps.store.caseHead(caseId);
  if (head === null) throw new Error('the case was erased during the export');
  return { head, ...exhibits };
}

export interface PlanDependencies extends ReceivedDossierDependencies {
  /** Fonts, verifier page and software: the same for every dossier. */
  kit(): Promise<
    Pick<DossierPlan, 'fonts' | 'verifierHtml' | 'software' | 'drawText' | 'findRowBreaks' | 'readEmailText'>
  >;
  timeZone(): string;
  readonly makeRedactedCopy: MakeRedactedCopy;
  /** Returns a JPEG of the whole image; null when the browser cannot decode it. */
  readonly makeReadableCopy: (original: Blob) => Promise<Blob | null>;
}

interface CaseState {
  /** The journal ends there for this dossier. */
  readonly head: CaseHead;
  /** The public key, DER. */
  readonly spki: Uint8Array<ArrayBuffer>;
  /** What the dossier reads of the case's documents. */
  readonly documents: DocumentReader;
}

/**
 * Reads everything that the dossier of these exhibits is made from, and writes nothing. Throws Refusal `item-altered`
 * (detail: ordinal, path), `origin-altered`, `record-damaged`.
 */
export async function readDossierPlan(
  deps: PlanDependencies,
  { head, spki, documents }: CaseState,
  numbered: NumberedExhibits,
  request: ExportRequest,
): Promise<DossierPlan> {
  const { previous, exported, ...snapshot } = await readSnapshot(deps, head, documents, numbered, request);
  const receivedDossiers = await openReceivedDossiers(deps, head.caseId, selectReceivedDossiers(request));
  const createdAt = deps.clock.now();
  const { options, volumes = false, dated = [] } = request;
  const datedStatements = await buildDatedStatements(documents, head.caseId, exported, dated);
  return {
    ...(await deps.kit()),
    snapshot: { ...snapshot, receivedDossiers },
    options: {
      ...options,
      ...(options !== undefined && previous !== null && { previous }),
    },
    ...(datedStatements !== undefined && { datedStatements }),
    volumes,
    createdAt,
    timeZone: deps.timeZone(),
    spki,
    keyFingerprint: await fingerprint(spki),
  };
}

interface ExportSnapshot extends CaseSnapshot {
  /** The last dossier that was made for the same recipient; null: none. */
  readonly previous: NonNullable<DossierOptions['previous']> | null;
  /** Every dossier that the journal announces. */
  readonly exported: ReturnType<typeof listExportedDossiers>;
}

/** Reads the items and the journal of a dossier. */
async function readSnapshot(
  { store, makeRedactedCopy, makeReadableCopy }: PlanDependencies,
  head: CaseHead,
  documents: DocumentReader,
  { numbers, allNumbers, withdrawn }: NumberedExhibits,
  {
    ticked = NO_NOTES_SELECTED,
    attachmentIds = [],
    keepsMetadata = false,
    marks = NO_MARKS,
    keepsOriginals = false,
    options = {},
  }: ExportRequest,
): Promise<ExportSnapshot> {
  const undecided: UndecidedItem[] = [];
  const journalRead = readJournalAtHead(store, head);
  // Awaited after the items, so that an altered item is what is reported.
  journalRead.catch(() => undefined);
  const [removed, caseNotes, listedItems, openedItems, withdrawnItems] = await Promise.all([
    store.removedFiles(head.caseId),
    readAllNotes(documents, head.caseId),
    store.listItems(head.caseId),
    store.openItems(head.caseId, (id) => numbers.has(id)),
    store.withdrawnItems(head.caseId),
  ]);
  // A complement leaves out what was given; the person may have left out more since.
  const leftOut = new Set((await readDocument(documents, head.caseId, exportChoicesDocument)).leftOut);
  const listed = new Map(listedItems.map((one) => [one.id, one]));
  // The refusal gives the ordinal, so that the person can export without this item.
  const altered = (id: string, path: string, cause?: unknown): Refusal =>
    new Refusal('item-altered', { ordinal: listed.get(id)?.ordinal ?? 0, path }, cause);
  const read = async <T>(id: string, path: string, work: Promise<T | null>): Promise<T> => {
    const found = await work.catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'record-damaged' ? altered(id, path, error) : error;
    });
    if (found === null) throw altered(id, path);
    return found;
  };
  const opened = new Map(
    await mapLimit(openedItems, RECORDS_AT_A_TIME, async ({ id, ficheBytes }) => {
      return [id, { ficheBytes, sha256: ficheBytes && (await sha256Hex(ficheBytes)) }] as const;
    }),
  );
  for (const [id, number] of numbers) {
    const { ficheBytes, sha256 } = opened.get(id) ?? {};
    const digest = listed.get(id)?.digest;
    if (!ficheBytes || digest === undefined || sha256 !== digest) throw altered(id, FICHE_NAME);
    const stated = caseNotes.notes.get(id) ?? NO_NOTES;
    const notes = buildExportedNotes(id, stated, ticked);
    const rating = ratingOf(stated);
    const sealed = parseFiche(ficheBytes);
    const fiche = applyStatedDate(sealed, stated);
    undecided.push({
      fiche,
      ...(fiche !== sealed && { sealedPosting: sealed.posting }),
      ficheBytes,
      digest,
      number,
      notes,
      ...(rating !== null && { rating }),
      ...(caseNotes.damaged.includes(id) && { notesUnread: true as const }),
      ...(attachmentIds.includes(id) && { isDocument: true as const }),
      erased: removed.get(id) ?? new Set(),
    });
  }
  undecided.sort((a, b) => compareNumbers(a.number, b.number));
  const file: CaseSnapshot['file'] = (id, path) => read(id, path, store.fileBody(id, path));
  const fiches = new Map(undecided.map(({ fiche }) => [fiche.id, fiche]));
  const things = await readDocument(documents, head.caseId, hiddenDocument);
  const hidden = findHiddenInCase(caseNotes.notes, things);
  const traces = hidden === null ? NO_TRACES : await findItemTraces(store, head.caseId, undecided, hidden);
  const metadata = keepsMetadata ? NO_METADATA : await findItemsMetadata(store, undecided);
  const intimate = await findIntimateImages(store, head.caseId, [...fiches.values()], caseNotes);
  const blockedLinks = await findItemsBlockedLinks(store, head.caseId, undecided);
  const choices = { parts: resolveParts(options), keepsOriginals };
  const items = undecided.map(({ erased, ...item }): SnapshotItem => {
    const { id } = item.fiche;
    const { copies, intact, leftOut = [], wordFiles = [] } = traces.get(id) ?? {};
    const findings = {
      erased,
      hidden: new Set([...(intimate.get(id) ?? []), ...wordFiles, ...(keepsOriginals ? [] : leftOut)]),
      ...(copies !== undefined && { redacted: new Set(copies.keys()) }),
      ...(intact !== undefined && { intact }),
      ...metadata.get(id),
    };
    const blocked = blockedLinks.get(id);
    return {
      ...item,
      files: selectFiles(item.fiche, findings, choices),
      ...(blocked !== undefined && { blockedLinks: blocked }),
    };
  });
  const { lines, ...journal } = await journalRead;
  return {
    caseId: head.caseId,
    journalId: head.journalId,
    items: addStandings(items, marks),
    counts: {
      sealed: head.items,
      withdrawn,
      notIncluded: head.items - withdrawn - items.length,
      numbers: listWithdrawnNumbers(lines),
    },
    journal,
    timestamps: (await store.timestamps(head.caseId)).filter(({ seq }) => seq <= head.seq),
    previous: describePrevious(
      findEarlierDossiers(lines, await readDeliveries(documents, head.caseId), options.purpose),
      allNumbers,
      new Map([...caseNotes.notes].filter(([id]) => !numbers.has(id) && !withdrawnItems.has(id) && !leftOut.has(id))),
    ),
    exported: listExportedDossiers(lines),
    file,
    ...(items.some((item) => hasCopy(item, 'redacted')) && {
      redactedCopy: buildRedactedCopyReader(file, fiches, traces, makeRedactedCopy),
    }),
    cleanCopy: buildCleanCopyReader(file, fiches),
    readableCopy: async (id, path) => {
      const body = await file(id, path);
      const mediaType = fiches.get(id)?.files.find((entry) => entry.path === path)?.mediaType ?? '';
      // Another browser may have made the preview.
      return (
        (await makeReadableCopy(new Blob([body], { type: mediaType }))) ?? read(id, 'preview', store.previewBody(id))
      );
    },
    preview: (id) => read(id, 'preview', store.previewBody(id)),
  };
}

/** An item before its files are decided. `erased`: paths. */
type UndecidedItem = Omit<SnapshotItem, 'files'> & { readonly erased: ReadonlySet<string> };

/** The dossiers of the person's list; none when it cannot be read, which fails no export. */
export const readDeliveries = (documents: DocumentReader, caseId: string): Promise<Deliveries> =>
  readDocument(documents, caseId, deliveriesDocument).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'record-damaged') return deliveriesDocument.empty;
    throw error;
  });

/** Describes the last dossier of this recipient for the first page. `notes`: of items that it does not have. */
function describePrevious(
  earlier: EarlierDossiers | null,
  numbers: ReadonlyMap<string, ExhibitNumber>,
  notes: ReadonlyMap<string, Pick<ItemNotes, 'online'>>,
): NonNullable<DossierOptions['previous']> | null {
  if (earlier === null) return null;
  const given = [...numbers].filter(([id]) => earlier.items.has(id)).sort(([, a], [, b]) => compareNumbers(a, b));
  const checks = given.flatMap(([id, number]) => {
    const last = notes
      .get(id)
      ?.online.toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .at(-1);
    return last === undefined || last.at <= earlier.at ? [] : [{ number, at: last.at, result: last.result }];
  });
  return {
    createdAt: earlier.at,
    exhibits: given.map(([, number]) => number),
    ...(earlier.manifest !== null && { manifestDigest: earlier.manifest }),
    ...(checks.length > 0 && { checks }),
  };
}

/** Whether an imported file has private metadata, by digest: the tab asks for size, preview and dossier. */
const privateMetadata = new WeakMap<CaseStore, Map<string, PrivateMetadata>>();

type ItemMetadata = Required<Pick<FileFindings, 'removable' | 'unremovable'>>;
const NO_METADATA: ReadonlyMap<string, ItemMetadata> = new Map();

/** Finds, by item id, the imported files with private metadata: those of which a copy without them can be made or not. */
export async function findItemsMetadata(
  store: CaseStore,
  items: readonly SearchedItem[],
): Promise<ReadonlyMap<string, ItemMetadata>> {
  const byItem = new Map<string, ItemMetadata>();
  const known = privateMetadata.get(store) ?? new Map<string, PrivateMetadata>();
  privateMetadata.set(store, known);
  for (const { fiche, erased } of items) {
    if (fiche.received === undefined) continue;
    const found = { removable: new Set<string>(), unremovable: new Set<string>() };
    for (const { path, mediaType, sha256 } of fiche.files) {
      if (isNeverStripped(mediaType) && !erased.has(path)) found.unremovable.add(path);
      if (!isInspectable(mediaType)) continue;
      // A file that cannot be read is reported when it is written.
      const body = known.has(sha256) ? null : await store.file(fiche.id, path).catch(() => null);
      if (body !== null) known.set(sha256, findPrivateMetadata(new Uint8Array(await body.arrayBuffer()), mediaType));
      const kind = known.get(sha256);
      if (kind !== undefined && kind !== 'none') found[kind].add(path);
    }
    byItem.set(fiche.id, found);
  }
  return byItem;
}

const NO_MARKS: ReadonlyMap<string, Mark> = new Map();

/** Adds to each item what the person says of its account or of the post. */
function addStandings(items: readonly SnapshotItem[], marks: ReadonlyMap<string, Mark>): readonly SnapshotItem[] {
  const standings = resolveStandings(
    items.map(({ fiche, rating }) => ({
      id: fiche.id,
      hasAccount: hasName(fiche.author),
      isRated: rating !== undefined && !isOwnPost(fiche),
    })),
    marks,
  );
  return items.map((item) => {
    const standing = standings.get(item.fiche.id);
    return standing === undefined ? item : { ...item, standing };
  });
}

const NO_TRACES: ReadonlyMap<string, ItemTraces> = new Map();

/** Finds in the journal which items were withdrawn, by number, and which of these were erased then or later. */
function listWithdrawnNumbers(lines: readonly JournalLine[]): CaseSnapshot['counts']['numbers'] {
  const numbers = new Map(lines.filter(isSealEvent).map(({ item }, at) => [item, at + 1]));
  const erasedItems = new Set<number>();
  const withdrawnItems = new Set<number>();
  for (const { event, item, payload } of lines) {
    const number = numbers.get(item);
    if (number === undefined) continue;
    if (event === 'item.withdrawn') withdrawnItems.add(number);
    if (payload?.reason === WITHDRAWAL_REASON.erased) erasedItems.add(number);
  }
  const sort = (found: ReadonlySet<number>) => [...found].sort((a, b) => a - b);
  return { erased: sort(erasedItems), withdrawn: sort(withdrawnItems.difference(erasedItems)) };
}

/** Returns a reader of copies without private metadata. Throws Refusal `item-altered` like that of redacted copies. */
function buildCleanCopyReader(
  file: CaseSnapshot['file'],
  fiches: ReadonlyMap<string, Fiche>,
): NonNullable<CaseSnapshot['cleanCopy']> {
  return async (itemId, path) => {
    const fiche = fiches.get(itemId);
    const entry = fiche?.files.find((one) => one.path === path);
    const body = await file(itemId, path);
    const original = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
    const copy = entry === undefined ? null : stripPrivateMetadata(original, entry.mediaType);
    if (entry === undefined || copy === null || (await sha256Hex(original)) !== entry.sha256)
      throw new Refusal('item-altered', { ordinal: fiche?.ordinal ?? 0, path });
    return copy;
  };
}

/** Draws a PNG of an image whose `parts` are irreversibly hidden. */
type MakeRedactedCopy = (original: Blob, parts: readonly Redaction[]) => Promise<Blob>;

/**
 * Returns a reader that makes redacted copies on demand; they are not stored. It throws Refusal `item-altered` when the
 * original no longer matches its seal.
 */
function buildRedactedCopyReader(
  file: CaseSnapshot['file'],
  fiches: ReadonlyMap<string, Fiche>,
  traces: ReadonlyMap<string, Pick<ItemTraces, 'copies'>>,
  makeRedactedCopy: MakeRedactedCopy,
): NonNullable<CaseSnapshot['redactedCopy']> {
  return async (itemId, path) => {
    const fiche = fiches.get(itemId);
    const entry = fiche?.files.find((one) => one.path === path);
    const parts = traces.get(itemId)?.copies.get(path) ?? [];
    const body = await file(itemId, path);
    const original = body instanceof Blob ? body : new Blob([body]);
    const digest = await sha256Hex(new Uint8Array(await original.arrayBuffer()));
    // Without a redaction, the copy would show the whole original.
    if (entry === undefined || parts.length === 0 || digest !== entry.sha256)
      throw new Refusal('item-altered', { ordinal: fiche?.ordinal ?? 0, path });
    return makeRedactedCopy(original, parts);
  };
}
