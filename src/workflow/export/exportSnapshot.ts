import type { CaseStore, JournalLine } from '../../domain/case/case.ts';
import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import type { ReceivedDossierRepository } from '../../domain/case/receivedDossiers.ts';
import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { FICHE_NAME } from '../../domain/export/dossierLayout.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import { compareNumbers, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { exportChoicesDocument } from '../../domain/export/exportChoices.ts';
import {
  type FileFindings,
  hasCopy,
  isImageProhibited,
  listCopied,
  listShown,
  selectFiles,
} from '../../domain/export/fileDecisions.ts';
import { IMAGE_TEXT_PREFIX, WITHDRAWAL_REASON } from '../../domain/formatNames.ts';
import { resolveStandings } from '../../domain/item/accountMarks.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import { type ImageText, readCheckedText } from '../../domain/item/imageText.ts';
import type { Fiche, FileEntry } from '../../domain/item/item.ts';
import {
  buildExportedNotes,
  type ItemNotes,
  type Mark,
  NO_NOTES,
  NO_NOTES_SELECTED,
  ratingOf,
} from '../../domain/item/itemNotes.ts';
import { applyPostingWindow, type ToLocalTime } from '../../domain/item/postingWindow.ts';
import type { Redaction } from '../../domain/item/redaction.ts';
import { hasName } from '../../domain/item/seenAccounts.ts';
import { applyStatedDate } from '../../domain/item/statedDate.ts';
import { type Bytes, readContent } from '../../domain/shared/binary.ts';
import { mapLimit, RECORDS_AT_A_TIME } from '../../domain/shared/concurrency.ts';
import { ifDamaged, Refusal } from '../../domain/shared/errors.ts';
import type { Clock } from '../../domain/shared/ports.ts';
import { isRatedAsAbuse, shareRatings } from '../../dossier/data/publications.ts';
import type { DossierPlan } from '../../dossier/dossierPlan.ts';
import {
  findPrivateMetadata,
  isInspectable,
  isNeverStripped,
  stripPrivateMetadata,
} from '../../import/privateMetadata.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { fingerprint } from '../../seal/signature.ts';
import { type EarlierDossiers, findEarlierDossiers, readJournalAtHead } from '../case/caseJournal.ts';
import { readAllNotes, readDocument, readUndamaged } from '../case/storedDocuments.ts';
import { findItemsBlockedLinks, findWithheldFiles } from '../prohibitedImagePolicy.ts';
import { openReceivedDossiers } from '../receivedDossierList.ts';
import { parseImageTexts } from '../recogniseImages.ts';
import { type SelectedDossier, selectReceivedDossiers } from './exhibitSelection.ts';
import type { FileReadings } from './fileReadings.ts';
import { findHiddenInCase, findItemTraces, type ItemTraces, type SearchedItem } from './hiddenTraces.ts';

/** What a dossier is made with, beside the store: the same for every dossier of a page. */
export interface DossierTools {
  /** Fonts, verifier page and software. */
  kit(): Promise<Pick<DossierPlan, 'fonts' | 'verifierHtml' | 'software' | 'drawText' | 'findRowBreaks' | 'readEmail'>>;
  /** IANA name. */
  timeZone(): string;
  readonly localOf: ToLocalTime;
  readonly makeRedactedCopy: MakeRedactedCopy;
  /** Returns a JPEG of the whole image; null when the browser cannot decode it. */
  readonly makeReadableCopy: (original: Blob) => Promise<Blob | null>;
}

/**
 * Reads everything that the dossier of these exhibits is made from, and writes nothing. Throws Refusal
 * `nothing-to-export` without a key, `item-altered` (detail: ordinal, path), `received-altered`, `record-damaged`.
 */
export async function readDossierPlan(
  store: CaseStore,
  receivedDossiers: ReceivedDossierRepository,
  readings: FileReadings,
  tools: DossierTools,
  clock: Clock,
  selected: SelectedDossier,
): Promise<DossierPlan> {
  const { head, request } = selected;
  const spki = await store.publicKey();
  if (spki === null) throw new Refusal('nothing-to-export');
  const { previous, ...snapshot } = await readSnapshot(store, readings, tools, selected);
  const received = await openReceivedDossiers(receivedDossiers, head.caseId, selectReceivedDossiers(request));
  const createdAt = clock.now();
  const { options, volumes = false } = request;
  return {
    ...(await tools.kit()),
    snapshot: { ...snapshot, receivedDossiers: received },
    options: { ...options, ...(options !== undefined && previous !== null && { previous }) },
    volumes,
    createdAt,
    timeZone: tools.timeZone(),
    spki,
    keyFingerprint: await fingerprint(spki),
  };
}

/** Null where the item has a text of its own, where a copy hides a part of its image, and where that is prohibited. */
function findCheckedText(item: SnapshotItem, text: ImageText | null): string | null {
  const isOwnText = item.fiche.text !== null && item.fiche.text.trim() !== '';
  if (text === null || isOwnText || hasCopy(item, 'redacted') || isImageProhibited(item)) return null;
  return readCheckedText(text, [...listShown(item), ...listCopied(item, 'clean')]);
}

interface ExportSnapshot extends CaseSnapshot {
  /** The last dossier that was made for the same recipient; null: none. */
  readonly previous: NonNullable<DossierOptions['previous']> | null;
}

/** Reads the items and the journal of a dossier. */
async function readSnapshot(
  store: CaseStore,
  readings: FileReadings,
  { makeRedactedCopy, makeReadableCopy }: DossierTools,
  { head, documents, request, exhibits: { numbers, allNumbers, withdrawn } }: SelectedDossier,
): Promise<ExportSnapshot> {
  const { ticked = NO_NOTES_SELECTED, attachmentIds = [], marks = NO_MARKS, options = {} } = request;
  const { keepsMetadata = false, keepsOriginals = false } = request;
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
    const found = await work.catch(
      ifDamaged((error): never => {
        throw altered(id, path, error);
      }),
    );
    if (found === null) throw altered(id, path);
    return found;
  };
  const opened = new Map(
    await mapLimit(openedItems, RECORDS_AT_A_TIME, async (item) => {
      return [item.id, item.fiche && { ...item, digest: await sha256Hex(item.ficheBytes) }] as const;
    }),
  );
  for (const [id, number] of numbers) {
    const item = opened.get(id);
    if (!item || item.digest !== listed.get(id)?.digest) throw altered(id, FICHE_NAME);
    const { fiche: sealed, ficheBytes, digest } = item;
    const stated = caseNotes.notes.get(id) ?? NO_NOTES;
    const notes = buildExportedNotes(id, stated, ticked);
    const rating = ratingOf(stated);
    const dated = applyStatedDate(sealed, stated);
    undecided.push({
      fiche: applyPostingWindow(dated),
      ...(dated !== sealed && { sealedPosting: sealed.posting }),
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
  const traces = hidden === null ? NO_TRACES : await findItemTraces(store, readings, head.caseId, undecided, hidden);
  const metadata = keepsMetadata ? NO_METADATA : await findItemsMetadata(store, readings.metadata, undecided);
  const withheld = await findWithheldFiles(store, head.caseId, [...fiches.values()], caseNotes, options.purpose);
  const blockedLinks = await findItemsBlockedLinks(store, head.caseId, undecided);
  const choices = { parts: resolveParts(options), keepsOriginals };
  const imageTexts = parseImageTexts(await documents.readDocuments(head.caseId, IMAGE_TEXT_PREFIX));
  const items = undecided.map(({ erased, ...item }): SnapshotItem => {
    const { id } = item.fiche;
    const { copies, intact, leftOut = [], wordFiles = [] } = traces.get(id) ?? {};
    const findings = {
      erased,
      hidden: new Set([...(withheld.get(id) ?? []), ...wordFiles, ...(keepsOriginals ? [] : leftOut)]),
      ...(copies !== undefined && { redacted: new Set(copies.keys()) }),
      ...(intact !== undefined && { intact }),
      ...metadata.get(id),
    };
    const blocked = blockedLinks.get(id);
    const files = selectFiles(item.fiche, findings, choices);
    const checkedText = findCheckedText({ ...item, files }, imageTexts.get(id) ?? null);
    return {
      ...item,
      files,
      ...(checkedText !== null && { checkedText }),
      ...(blocked !== undefined && { blockedLinks: blocked }),
    };
  });
  const { lines, ...journal } = await journalRead;
  return {
    caseId: head.caseId,
    journalId: head.journalId,
    items: addStandings(shareRatings(items), marks),
    counts: {
      sealed: head.items,
      withdrawn,
      notIncluded: head.items - withdrawn - items.length,
      numbers: listWithdrawnNumbers(lines, allNumbers),
    },
    journal,
    timestamps: (await store.timestamps(head.caseId)).filter(({ seq }) => seq <= head.seq),
    previous: describePrevious(
      findEarlierDossiers(lines, await readUndamaged(documents, head.caseId, deliveriesDocument), options.purpose),
      allNumbers,
      new Map([...caseNotes.notes].filter(([id]) => !numbers.has(id) && !withdrawnItems.has(id) && !leftOut.has(id))),
    ),
    file,
    ...(items.some((item) => hasCopy(item, 'redacted')) && {
      redactedCopy: buildCopyReader(file, fiches, (original, { path }, id) => {
        const parts = traces.get(id)?.copies.get(path) ?? [];
        // Without a redaction, the copy would show the whole original.
        return parts.length === 0 ? null : makeRedactedCopy(new Blob([original]), parts);
      }),
    }),
    cleanCopy: buildCopyReader(file, fiches, (original, { mediaType }) => stripPrivateMetadata(original, mediaType)),
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

type ItemMetadata = Required<Pick<FileFindings, 'removable' | 'unremovable'>>;
const NO_METADATA: ReadonlyMap<string, ItemMetadata> = new Map();

/** Finds, by item id, the imported files with private metadata: of which a copy without them can be made, or not. */
export async function findItemsMetadata(
  store: CaseStore,
  known: FileReadings['metadata'],
  items: readonly SearchedItem[],
): Promise<ReadonlyMap<string, ItemMetadata>> {
  const byItem = new Map<string, ItemMetadata>();
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
    items.map((item) => ({
      id: item.fiche.id,
      // Whoever made an archive wrote in it: their account is not one that is only seen beside others.
      hasAccount: hasName(item.fiche.author) && item.fiche.exported?.fromHolder !== true,
      isRated: isRatedAsAbuse(item),
    })),
    marks,
  );
  return items.map((item) => {
    const standing = standings.get(item.fiche.id);
    return standing === undefined ? item : { ...item, standing };
  });
}

const NO_TRACES: ReadonlyMap<string, ItemTraces> = new Map();

/**
 * Finds in the journal which exhibits of earlier dossiers were withdrawn, and which of these were erased then or later.
 * What no dossier had has no number.
 */
function listWithdrawnNumbers(
  lines: readonly JournalLine[],
  numbers: ReadonlyMap<string, ExhibitNumber>,
): CaseSnapshot['counts']['numbers'] {
  const erasedItems = new Set<ExhibitNumber>();
  const withdrawnItems = new Set<ExhibitNumber>();
  for (const { event, item, payload } of lines) {
    const number = numbers.get(item ?? '');
    if (number === undefined) continue;
    if (event === 'item.withdrawn') withdrawnItems.add(number);
    if (payload?.reason === WITHDRAWAL_REASON.erased) erasedItems.add(number);
  }
  const sort = (found: ReadonlySet<ExhibitNumber>) => [...found].sort(compareNumbers);
  return { erased: sort(erasedItems), withdrawn: sort(withdrawnItems.difference(erasedItems)) };
}

/** Draws a PNG of an image whose `parts` are irreversibly hidden. */
type MakeRedactedCopy = (original: Blob, parts: readonly Redaction[]) => Promise<Blob>;

/**
 * Returns a reader that makes copies on demand from the original of a file; they are not stored. It throws Refusal
 * `item-altered` when the original no longer matches its seal, or when `make` returns null.
 */
function buildCopyReader<T>(
  file: CaseSnapshot['file'],
  fiches: ReadonlyMap<string, Fiche>,
  make: (original: Bytes, entry: FileEntry, itemId: string) => Promise<T> | T | null,
): (itemId: string, path: string) => Promise<T> {
  return async (itemId, path) => {
    const fiche = fiches.get(itemId);
    const entry = fiche?.files.find((one) => one.path === path);
    const original = await readContent(await file(itemId, path));
    const isSealed = entry !== undefined && (await sha256Hex(original)) === entry.sha256;
    const copy = isSealed ? await make(original, entry, itemId) : null;
    if (copy === null) throw new Refusal('item-altered', { ordinal: fiche?.ordinal ?? 0, path });
    return copy;
  };
}
