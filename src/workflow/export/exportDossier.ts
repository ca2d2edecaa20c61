import type { CaseHead, CaseStore, ListedItem } from '../../domain/case/caseStore.ts';
import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { receivedExclusionReason } from '../../domain/export/exportChoices.ts';
import { mayReceiveProhibited } from '../../domain/images/prohibitedImages.ts';
import {
  buildExportedNotes,
  NO_NOTES,
  NO_NOTES_SELECTED,
  type NotesSelection,
} from '../../domain/item/notes.ts';
import type { ReceivedDossierRepository } from '../../domain/received/receivedDossiers.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { ObtainedTimestamp } from '../../domain/timestamp/timestamp.ts';
import { collectBytes } from '../../dossier/pdf/engine/pdfStream.ts';
import { forYouPdf } from '../../dossier/pdf/forYou.ts';
import { receiptPdf } from '../../dossier/pdf/handoverReceipt.ts';
import type { DossierKit } from '../../dossier/writeDossier.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { readJournal } from '../../seal/readJournal.ts';
import { signDer } from '../../seal/signature.ts';
import { recordBackupOrExport } from '../backup/backupStatus.ts';
import { readAllNotes } from '../case/caseDocuments.ts';
import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';
import { readAdvice } from '../case/legalAdvice.ts';
import { buildTimestampPayload } from '../case/timestamp.ts';
import { listProhibitedImageIds, markBlockedLinks } from '../images/blockedLinks.ts';
import { markConcealedFiles } from '../images/sharedImagePolicy.ts';
import { parseFiche } from '../items/itemQueries.ts';
import { openReceivedDossiers } from '../received/receivedDossiers.ts';
import { recordDelivery } from './deliveryLog.ts';
import { encryptZips } from './encryptZips.ts';
import { buildRedactedCopyReader, type MakeRedactedCopy } from './redactedCopies.ts';
import { type TempFile, type WrittenZip, writeZips, type Zips } from './writeZips.ts';

export interface ExportDependencies extends WorkflowDependencies {
  readonly receivedDossiers: ReceivedDossierRepository;
  /** Fonts, verifier page, software: what every dossier is made with. */
  kit(): Promise<Pick<DossierKit, 'fonts' | 'verifierHtml' | 'software' | 'drawText' | 'findRowBreaks'>>;
  timeZone(): string;
  createTempFile(): Promise<TempFile>;
  readonly makeRedactedCopy: MakeRedactedCopy;
  /** Has a digest dated; null when the person did not ask for it. */
  stamp(): Promise<((digest: string) => Promise<ObtainedTimestamp>) | null>;
}

export interface ExportRequest {
  /** Éléments left out at the person's word, by number: their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Ids of items that the person did not choose for this dossier. */
  readonly leftOut?: readonly string[];
  /** Ids of documents: receipts, answers, the signed authorisation. */
  readonly attachmentIds?: readonly string[];
  /** Numbers of received dossiers to join; missing: none. */
  readonly receivedDossierNumbers?: readonly number[];
  /** What the person said of this dossier on the guided page. */
  readonly plan?: DossierOptions;
  /** In zips of 20 MB at most. */
  readonly forMail?: boolean;
  /** Opens the zips that then hold the dossier; missing or null: none. Kept nowhere. */
  readonly password?: string | null;
  /** What else was ticked, of what the person stated of each item; missing: nothing. */
  readonly ticked?: NotesSelection;
}

/** The zip with the first pièces, and whatever goes with it. */
export interface ExportResult extends WrittenZip {
  /** The other volumes, and the annex. */
  readonly others: readonly WrittenZip[];
  readonly handoverReceipt: Uint8Array<ArrayBuffer>;
  /** `pour-vous.pdf`: advice for the person alone, never in a zip. */
  readonly advicePdf: Uint8Array<ArrayBuffer>;
}

/**
 * Numbers the pièces, writes the zip from the stored bytes (each compared with its seal), signs, and notes the
 * manifest's digest in the journal once the zip is closed. A failure or a cancel leaves no file behind. Throws Refusal
 * `nothing-to-export`, `item-altered` (detail: ordinal, path), `disk-full`, `cancelled`.
 */
export async function exportDossier(
  deps: ExportDependencies,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportResult> {
  return deps.locks.hold('export', async () => {
    const head = await deps.store.currentCase();
    const key = await deps.store.deviceKey();
    if (head === null || key === null) throw new Refusal('nothing-to-export');
    const numbered = await prepareExhibits(deps, head, request);
    const caseSnapshot = await readSnapshot(deps, numbered, request);
    const snapshot = {
      ...caseSnapshot,
      receivedDossiers: await openReceivedDossiers(deps, head.caseId, selectReceivedDossiers(request)),
    };
    const createdAt = deps.clock.now();
    const kit = await deps.kit();
    const fiches = new Map(snapshot.items.map(({ fiche }) => [fiche.id, fiche]));
    const advice = await readAdvice(deps, deps.timeZone(), fiches);
    const advicePdf = await collectBytes(forYouPdf({ ...kit, createdAt }, advice));
    const plan = request.plan;
    const shared = { ...kit, createdAt, timeZone: deps.timeZone(), spki: key.spki, progress, signal };
    let zips = await writeZips(snapshot, {
      kit: {
        ...shared,
        sign: (bytes) => signDer(key.pkcs8, bytes),
        ...(plan !== undefined && { options: plan }),
      },
      createTempFile: deps.createTempFile,
      requestTimestamp: await deps.stamp(),
      forMail: request.forMail === true,
    }).catch((error: unknown) => Promise.reject(toExportRefusal(error)));
    try {
      const { password = null } = request;
      if (password !== null) zips = await encryptZips(zips, password, deps, progress, signal);
      if (signal.aborted) throw new Refusal('cancelled');
      const handoverReceipt = await collectBytes(receiptPdf({ ...kit, createdAt }, zips));
      await recordExport(deps, head.caseId, zips, snapshot.items.length);
      const [first, ...others] = zips;
      return { ...first, others, handoverReceipt, advicePdf };
    } catch (error) {
      await Promise.allSettled(zips.map((zip) => zip.discard()));
      throw toExportRefusal(error);
    }
  });
}

export const selectReceivedDossiers = ({
  forMail = false,
  receivedDossierNumbers = [],
  plan = {},
}: Pick<ExportRequest, 'forMail' | 'receivedDossierNumbers' | 'plan'>): readonly number[] =>
  receivedExclusionReason({ volumes: forMail, purpose: plan.purpose ?? null }) === null
    ? receivedDossierNumbers
    : [];

/** In the journal, once every zip is closed: it shows in the next dossier. The person's own list says the same. */
async function recordExport(
  deps: WorkflowDependencies,
  caseId: string,
  zips: Zips,
  exhibits: number,
): Promise<void> {
  for (const { stamp, manifestDigest } of zips) {
    if (stamp === null) continue;
    const payload = await buildTimestampPayload({ manifest: manifestDigest }, stamp);
    await appendToJournal(deps, caseId, async () => ({ event: { event: 'timestamp.obtained', payload } }));
  }
  const [manifest, ...others] = zips.map(({ manifestDigest }) => manifestDigest);
  const payload = { manifest: manifest ?? '', exhibits, ...(others.length > 0 && { others }) };
  await appendToJournal(deps, caseId, async () => ({ event: { event: 'dossier.exported', payload } }));
  for (const zip of zips) await recordDelivery(deps, caseId, zip);
  await recordBackupOrExport(deps, caseId);
}

interface NumberedExhibits {
  readonly head: CaseHead;
  /** item id → « pièce n° », for the items of this dossier. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly withdrawn: number;
}

/** Which items the next dossier holds, and the numbers it gives; nothing is written. Throws Refusal `nothing-to-export`. */
async function selectExhibits(
  store: CaseStore,
  caseId: string,
  { without, leftOut = [], plan }: ExportRequest,
) {
  const [items, withdrawn, known] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    store.exhibits(caseId),
  ]);
  const kept = items.filter((item) => !withdrawn.has(item.id));
  // The address of an image that must not be kept goes to those who may learn it, whatever was chosen.
  const prohibited = mayReceiveProhibited(plan?.purpose) ? [] : await listProhibitedImageIds(store, kept);
  const excludedIds = new Set([...leftOut, ...prohibited]);
  const isIncluded = ({ id, ordinal }: ListedItem) => !without.includes(ordinal) && !excludedIds.has(id);
  const included = kept.filter(isIncluded);
  if (included.length === 0) throw new Refusal('nothing-to-export');
  const lastNumber = Math.max(0, ...known.values());
  const added = included
    .filter((item) => !known.has(item.id))
    .map((item, index) => ({ number: lastNumber + index + 1, itemId: item.id }));
  const excluded = kept
    .filter((item) => !isIncluded(item))
    .map(({ id }) => ({ item: id, reason: excludedIds.has(id) ? 'person' : 'altered' }));
  const all = new Map([...known, ...added.map(({ itemId, number }) => [itemId, number] as const)]);
  const numbers = new Map(included.map((item) => [item.id, all.get(item.id) ?? 0] as const));
  return { added, excluded, numbers, withdrawn: withdrawn.size };
}

/** Gives each new item the next number, and says in the journal what this dossier holds and leaves out. */
async function prepareExhibits(
  deps: WorkflowDependencies,
  { caseId }: CaseHead,
  request: ExportRequest,
): Promise<NumberedExhibits> {
  const { added, excluded, numbers, withdrawn } = await selectExhibits(deps.store, caseId, request);
  await appendToJournal(deps, caseId, async () => ({
    event: {
      event: 'dossier.prepared',
      payload: {
        items: numbers.size,
        exhibits: added.map(({ number, itemId }) => ({ number, item: itemId })),
        excluded,
      },
    },
    exhibits: added,
  }));
  const head = await deps.store.caseHead(caseId);
  if (head === null) throw new Error('the case is gone');
  return { head, numbers, withdrawn };
}

/** What the next dossier would hold, the numbers it would give, as if it were made now. Throws as `exportDossier` does. */
export async function readPreviewSnapshot(
  deps: ExportDependencies,
  head: CaseHead,
  request: ExportRequest,
): Promise<CaseSnapshot> {
  const { numbers, withdrawn } = await selectExhibits(deps.store, head.caseId, request);
  return readSnapshot(deps, { head, numbers, withdrawn }, request);
}

async function readSnapshot(
  { store, documentStore, makeRedactedCopy }: ExportDependencies,
  { head, numbers, withdrawn }: NumberedExhibits,
  { ticked = NO_NOTES_SELECTED, attachmentIds = [], plan }: ExportRequest,
): Promise<CaseSnapshot> {
  const items: SnapshotItem[] = [];
  const removed = await store.removedFiles(head.caseId);
  const caseNotes = await readAllNotes(documentStore, head.caseId);
  const listed = new Map((await store.listItems(head.caseId)).map((one) => [one.id, one]));
  /** What the store no longer has is named by its élément, so that the rest can go without it. */
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
    (await store.openItems(head.caseId, (id) => numbers.has(id))).map(({ id, ficheBytes }) => [
      id,
      ficheBytes,
    ]),
  );
  for (const [id, number] of numbers) {
    const [ficheBytes, digest] = [opened.get(id), listed.get(id)?.digest];
    if (!ficheBytes || digest === undefined || (await sha256Hex(ficheBytes)) !== digest)
      throw altered(id, 'fiche.json');
    const notes = buildExportedNotes(id, caseNotes.notes.get(id) ?? NO_NOTES, ticked);
    items.push({
      fiche: parseFiche(ficheBytes),
      ficheBytes,
      digest,
      number,
      notes,
      ...(caseNotes.damaged.includes(id) && { notesUnread: true as const }),
      ...(attachmentIds.includes(id) && { isDocument: true as const }),
      removed: removed.get(id) ?? new Set(),
    });
  }
  items.sort((a, b) => a.number - b.number);
  const file: CaseSnapshot['file'] = (id, path) => read(id, path, store.fileBody(id, path));
  const fiches = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  return {
    caseId: head.caseId,
    journalId: head.journalId,
    items: await markBlockedLinks(
      store,
      head.caseId,
      await markConcealedFiles(store, head.caseId, items, caseNotes, plan),
    ),
    counts: { sealed: head.items, withdrawn, notIncluded: head.items - withdrawn - items.length },
    journal: await readJournalAtHead(store, head),
    timestamps: (await store.timestamps(head.caseId)).filter(({ seq }) => seq <= head.seq),
    file,
    redactedCopy: buildRedactedCopyReader(file, fiches, caseNotes.notes, makeRedactedCopy),
    preview: (id) => read(id, 'preview', store.previewBody(id)),
  };
}

/** Captures go on while a dossier is written: their lines belong to the next one. */
async function readJournalAtHead(
  store: CaseStore,
  { caseId, seq, hash }: CaseHead,
): Promise<CaseSnapshot['journal']> {
  const bytes = await store.journal(caseId, seq);
  const { faults, head } = await readJournal(bytes);
  if (faults.length > 0 || head.hash !== hash) throw new Refusal('record-damaged');
  return { bytes, entries: seq, head: hash };
}

/** A fault of the writing as a person can meet it. */
function toExportRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const name = error instanceof Error ? error.name : '';
  return new Refusal(name === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
}
