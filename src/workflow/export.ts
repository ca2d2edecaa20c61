import type { CaseHead, CaseStore, ListedItem } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';
import { receivedStayOut } from '../domain/exportChoices.ts';
import type { HeldItem, Holdings } from '../domain/holdings.ts';
import { handedNotes, NO_NOTES, NOTHING_TICKED, type TickedNotes } from '../domain/notes.ts';
import type { OriginShelf } from '../domain/origins.ts';
import type { DossierPlan } from '../domain/plan.ts';
import type { Progress } from '../domain/ports.ts';
import type { ObtainedStamp } from '../domain/timestamp.ts';
import { mayReceiveUnkept } from '../domain/unkept.ts';
import type { DossierKit } from '../dossier/dossier.ts';
import { forYouPdf } from '../dossier/pdf/forYou.ts';
import { receiptPdf } from '../dossier/pdf/receipt.ts';
import { collected } from '../dossier/pdf/writing.ts';
import { sha256Hex } from '../seal/digest.ts';
import { readJournal } from '../seal/readJournal.ts';
import { signDer } from '../seal/signature.ts';
import { ficheOf } from './browse.ts';
import { closing, unkeptOf } from './closedAddresses.ts';
import { noteCopy } from './copies.ts';
import { adviceFor } from './counsel.ts';
import { noteHandover } from './handover.ts';
import { protectZips } from './protectZips.ts';
import { heldOrigins } from './receivedDossiers.ts';
import { copiesFrom, type MakeCopy } from './redactedCopies.ts';
import { concealing } from './sharedPictures.ts';
import { allNotes } from './sheets.ts';
import { append, type Desk } from './steps.ts';
import { stampPayload } from './timestamp.ts';
import { type Scratch, type WrittenZip, writeZips, type Zips } from './writeZips.ts';

export interface ExportDesk extends Desk {
  readonly origins: OriginShelf;
  /** Fonts, verifier page, software: what every dossier is made with. */
  kit(): Promise<Pick<DossierKit, 'fonts' | 'verifierHtml' | 'software' | 'drawText' | 'quietRows'>>;
  timeZone(): string;
  openScratch(): Promise<Scratch>;
  readonly makeCopy: MakeCopy;
  /** Has a digest dated; null when the person did not ask for it. */
  stamp(): Promise<((digest: string) => Promise<ObtainedStamp>) | null>;
}

export interface ExportRequest {
  /** Éléments left out at the person's word, by number: their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Ids of items that the person did not choose for this dossier. */
  readonly leftOut?: readonly string[];
  /** Ids of documents: receipts, answers, the signed authorisation. */
  readonly papers?: readonly string[];
  /** Numbers of received dossiers to join; missing: none. */
  readonly origins?: readonly number[];
  /** What the person said of this dossier on the guided page. */
  readonly plan?: DossierPlan;
  /** In zips of 20 MB at most. */
  readonly forMail?: boolean;
  /** Opens the zips that then hold the dossier; missing or null: none. Kept nowhere. */
  readonly password?: string | null;
  /** What else was ticked, of what the person stated of each item; missing: nothing. */
  readonly ticked?: TickedNotes;
}

/** The zip with the first pièces, and whatever goes with it. */
export interface Exported extends WrittenZip {
  /** The other volumes, and the annex. */
  readonly others: readonly WrittenZip[];
  readonly remise: Uint8Array<ArrayBuffer>;
  /** `pour-vous.pdf`: advice for the person alone, never in a zip. */
  readonly forYou: Uint8Array<ArrayBuffer>;
}

/**
 * Numbers the pièces, writes the zip from the stored bytes (each compared with its seal), signs, and notes the
 * manifest's digest in the journal once the zip is closed. A failure or a cancel leaves no file behind. Throws Refusal
 * `nothing-to-export`, `item-altered` (detail: ordinal, path), `disk-full`, `cancelled`.
 */
export async function exportDossier(
  desk: ExportDesk,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Exported> {
  return desk.locks.hold('export', async () => {
    const head = await desk.store.currentCase();
    const key = await desk.store.deviceKey();
    if (head === null || key === null) throw new Refusal('nothing-to-export');
    const numbered = await prepare(desk, head, request);
    const held = await hold(desk, numbered, request);
    const holdings = { ...held, origins: await heldOrigins(desk, head.caseId, joinedOrigins(request)) };
    const createdAt = desk.clock.now();
    const kit = await desk.kit();
    const fiches = new Map(holdings.items.map(({ fiche }) => [fiche.id, fiche]));
    const advice = await adviceFor(desk, desk.timeZone(), fiches);
    const forYou = await collected(forYouPdf({ ...kit, createdAt }, advice));
    const plan = request.plan;
    const shared = { ...kit, createdAt, timeZone: desk.timeZone(), spki: key.spki, progress, signal };
    let zips = await writeZips(holdings, {
      kit: {
        ...shared,
        sign: (bytes) => signDer(key.pkcs8, bytes),
        ...(plan !== undefined && { plan }),
      },
      openScratch: desk.openScratch,
      ask: await desk.stamp(),
      forMail: request.forMail === true,
    }).catch((error: unknown) => Promise.reject(exportFault(error)));
    try {
      const { password = null } = request;
      if (password !== null) zips = await protectZips(zips, password, desk, progress, signal);
      if (signal.aborted) throw new Refusal('cancelled');
      const remise = await collected(receiptPdf({ ...kit, createdAt }, zips));
      await note(desk, head.caseId, zips, holdings.items.length);
      const [first, ...others] = zips;
      return { ...first, others, remise, forYou };
    } catch (error) {
      await Promise.allSettled(zips.map((zip) => zip.discard()));
      throw exportFault(error);
    }
  });
}

export const joinedOrigins = ({
  forMail = false,
  origins = [],
  plan = {},
}: Pick<ExportRequest, 'forMail' | 'origins' | 'plan'>): readonly number[] =>
  receivedStayOut({ volumes: forMail, purpose: plan.purpose ?? null }) === null ? origins : [];

/** In the journal, once every zip is closed: it shows in the next dossier. The person's own list says the same. */
async function note(desk: Desk, caseId: string, zips: Zips, exhibits: number): Promise<void> {
  for (const { stamp, manifestDigest } of zips) {
    if (stamp === null) continue;
    const payload = await stampPayload({ manifest: manifestDigest }, stamp);
    await append(desk, caseId, async () => ({ event: { event: 'timestamp.obtained', payload } }));
  }
  const [manifest, ...others] = zips.map(({ manifestDigest }) => manifestDigest);
  const payload = { manifest: manifest ?? '', exhibits, ...(others.length > 0 && { others }) };
  await append(desk, caseId, async () => ({ event: { event: 'dossier.exported', payload } }));
  for (const zip of zips) await noteHandover(desk, caseId, zip);
  await noteCopy(desk, caseId);
}

interface Numbered {
  readonly head: CaseHead;
  /** item id → « pièce n° », for the items of this dossier. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly withdrawn: number;
}

/** Which items the next dossier holds, and the numbers it gives; nothing is written. Throws Refusal `nothing-to-export`. */
async function choose(store: CaseStore, caseId: string, { without, leftOut = [], plan }: ExportRequest) {
  const [items, withdrawn, known] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    store.exhibits(caseId),
  ]);
  const kept = items.filter((item) => !withdrawn.has(item.id));
  // The address of an image that must not be kept goes to those who may learn it, whatever was chosen.
  const unkept = mayReceiveUnkept(plan?.purpose) ? [] : await unkeptOf(store, kept);
  const unchosen = new Set([...leftOut, ...unkept]);
  const isIncluded = ({ id, ordinal }: ListedItem) => !without.includes(ordinal) && !unchosen.has(id);
  const included = kept.filter(isIncluded);
  if (included.length === 0) throw new Refusal('nothing-to-export');
  const taken = Math.max(0, ...known.values());
  const added = included
    .filter((item) => !known.has(item.id))
    .map((item, index) => ({ number: taken + index + 1, itemId: item.id }));
  const excluded = kept
    .filter((item) => !isIncluded(item))
    .map(({ id }) => ({ item: id, reason: unchosen.has(id) ? 'person' : 'altered' }));
  const all = new Map([...known, ...added.map(({ itemId, number }) => [itemId, number] as const)]);
  const numbers = new Map(included.map((item) => [item.id, all.get(item.id) ?? 0] as const));
  return { added, excluded, numbers, withdrawn: withdrawn.size };
}

/** Gives each new item the next number, and says in the journal what this dossier holds and leaves out. */
async function prepare(desk: Desk, { caseId }: CaseHead, request: ExportRequest): Promise<Numbered> {
  const { added, excluded, numbers, withdrawn } = await choose(desk.store, caseId, request);
  await append(desk, caseId, async () => ({
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
  const head = await desk.store.caseHead(caseId);
  if (head === null) throw new Error('the case is gone');
  return { head, numbers, withdrawn };
}

/** What the next dossier would hold, the numbers it would give, as if it were made now. Throws as `exportDossier` does. */
export async function holdAhead(desk: ExportDesk, head: CaseHead, request: ExportRequest): Promise<Holdings> {
  const { numbers, withdrawn } = await choose(desk.store, head.caseId, request);
  return hold(desk, { head, numbers, withdrawn }, request);
}

async function hold(
  { store, sheets, makeCopy }: ExportDesk,
  { head, numbers, withdrawn }: Numbered,
  { ticked = NOTHING_TICKED, papers = [], plan }: ExportRequest,
): Promise<Holdings> {
  const items: HeldItem[] = [];
  const removed = await store.removedFiles(head.caseId);
  const stated = await allNotes(sheets, head.caseId);
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
    const notes = handedNotes(id, stated.notes.get(id) ?? NO_NOTES, ticked);
    items.push({
      fiche: ficheOf(ficheBytes),
      ficheBytes,
      digest,
      number,
      notes,
      ...(stated.damaged.includes(id) && { notesUnread: true as const }),
      ...(papers.includes(id) && { paper: true as const }),
      removed: removed.get(id) ?? new Set(),
    });
  }
  items.sort((a, b) => a.number - b.number);
  const file: Holdings['file'] = (id, path) => read(id, path, store.fileBody(id, path));
  const fiches = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  return {
    caseId: head.caseId,
    journalId: head.journalId,
    items: await closing(store, head.caseId, await concealing(store, head.caseId, items, stated, plan)),
    counts: { sealed: head.items, withdrawn, notIncluded: head.items - withdrawn - items.length },
    journal: await journalAsItStood(store, head),
    stamps: (await store.stamps(head.caseId)).filter(({ seq }) => seq <= head.seq),
    file,
    copy: copiesFrom(file, fiches, stated.notes, makeCopy),
    preview: (id) => read(id, 'preview', store.previewBody(id)),
  };
}

/** Captures go on while a dossier is written: their lines belong to the next one. */
async function journalAsItStood(
  store: CaseStore,
  { caseId, seq, hash }: CaseHead,
): Promise<Holdings['journal']> {
  const bytes = await store.journal(caseId, seq);
  const { faults, head } = await readJournal(bytes);
  if (faults.length > 0 || head.hash !== hash) throw new Refusal('record-damaged');
  return { bytes, entries: seq, head: hash };
}

/** A fault of the writing as a person can meet it. */
function exportFault(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const name = error instanceof Error ? error.name : '';
  return new Refusal(name === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
}
