import type { Posting } from '../domain/capture/extraction.ts';
import { type AttachmentTarget, importsDocument } from '../domain/case/caseDocuments.ts';
import {
  type FileFormat,
  type FileInspection,
  type FileOutcome,
  type FileToImport,
  IMPORT_LOCK,
  type ImportedFile,
  type ImportUserInput,
  parseUserAccount,
  parseUserAddress,
  parseUserDate,
  type UnfinishedImport,
} from '../domain/item/importedFiles.ts';
import type { Acquisition, Environment, Fiche, FieldNote, Observed, SealedItem } from '../domain/item/item.ts';
import { NO_NOTES, notesDocument } from '../domain/item/itemNotes.ts';
import { decodeText } from '../domain/item/searchableText.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS } from '../domain/shared/limits.ts';
import { shorten } from '../domain/shared/truncate.ts';
import { inspectFile } from '../import/inspectFile.ts';
import { readDuration } from '../import/mediaDuration.ts';
import type { SavedEmail } from '../import/savedEmail.ts';
import { sha256Hex } from '../seal/digest.ts';
import { sealItem } from '../seal/sealItem.ts';
import { appendToJournal, ensureCase, type WorkflowDependencies } from './case/caseJournal.ts';
import { addAttachment, removeAttachment } from './case/stepAttachments.ts';
import { readDocument, readOperator, replaceDocument, updateDocument } from './case/storedDocuments.ts';
import { cutOrNull } from './messageRecord.ts';

interface LocalEnvironment extends Pick<Observed, 'timeZone' | 'utcOffset'> {
  readonly environment: Environment;
}

export interface ImportDependencies extends WorkflowDependencies {
  readonly software: { readonly version: string };
  /** That of our own page: an import involves no other page. */
  readLocalEnvironment(): Promise<LocalEnvironment>;
  readEmail(file: Blob): Promise<SavedEmail | null>;
  /** Rejects with Refusal `cancelled` once aborted. */
  preview(file: Blob, inspection: FileInspection, signal: AbortSignal): Promise<FilePreview>;
}

export interface FilePreview {
  /** A small JPEG. */
  readonly preview: Blob;
  /** False when it only names the format instead of showing the file. */
  readonly shown: boolean;
  /** Milliseconds: the frames of a video that it shows. */
  readonly framesMs?: readonly number[];
}

interface ImportRequest {
  /** Id of the item to create. */
  readonly id: string;
  /** The case of the import that the file is part of. Absent: the current case. */
  readonly caseId?: string;
  readonly file: File;
  readonly userInput: ImportUserInput;
  readonly signal: AbortSignal;
}

/**
 * Seals one file, unchanged, as an item, in one transaction, and returns its ordinal. Throws Refusal
 * `file-empty`, `file-unknown`, `file-unreadable`, `item-too-large`, `too-many-items`, `disk-full`…
 */
export const importFile = async (deps: ImportDependencies, request: Omit<ImportRequest, 'signal'>): Promise<number> =>
  (await sealImport(deps, { ...request, signal: new AbortController().signal })).fiche.ordinal;

/** As `inspectFile`; an e-mail is also searched for others below it, in the worker that reads it. */
export async function inspectChosenFile(
  { readEmail }: Pick<ImportDependencies, 'readEmail'>,
  file: File,
): Promise<FileInspection> {
  const inspection = await inspectFile(file, file.name, file.lastModified);
  if (inspection.format.family !== 'email') return inspection;
  return { ...inspection, hasSeveralEmails: (await readEmail(file))?.isFirstOfSeveral ?? false };
}

async function sealImport(
  deps: ImportDependencies,
  { id, caseId, file, userInput, signal }: ImportRequest,
): Promise<SealedItem> {
  if (file.size > MAX_ITEM_BYTES) throw new Refusal('item-too-large', { bytes: file.size, limit: MAX_ITEM_BYTES });
  const bytes = await readFileOnce(file);
  const inspection = await inspectFile(bytes, file.name, file.lastModified);
  const { preview, shown, framesMs } = await deps.preview(bytes, inspection, signal);
  const { format, warnings } = inspection;
  const durationMs = await readDuration(format.id, bytes);
  const document = {
    path: `document-1.${format.extension}`,
    role: 'document' as const,
    mediaType: format.mediaType,
    content: bytes,
    transformations: [],
    ...(durationMs !== null && { durationMs }),
    ...(framesMs !== undefined && { framesMs }),
  };
  const previewWarnings = format.family === 'image' && !shown ? ['image-not-shown'] : [];
  const email = format.family === 'email' ? await deps.readEmail(bytes) : null;
  const emailWarnings = [
    ...(email?.hasGuessedLetters ? ['letters-guessed'] : []),
    ...(email?.isFirstOfSeveral ? ['file-partly-read'] : []),
  ];
  return sealUserInput(deps, { id, caseId }, userInput, {
    surface: 'imported',
    options: { mode: 'import', entry: 'file' },
    importedFile: buildImportedFile(file.name, inspection, { ...inspection.facts, ...factsOfEmail(email) }, userInput),
    fileDate: inspection.dates.find(({ source }) => source === 'email') ?? null,
    sender: email?.sender ?? null,
    warnings: [...warnings, ...previewWarnings, ...emailWarnings],
    files: [document],
    preview,
    fileText: email === null ? await readFileWords(format, bytes) : listEmailWords(email),
  });
}

const MAX_FACT = 400;

/** The start of a file, in bytes, in which a search finds words. */
const SEARCHED_BYTES = 64 * 1024;
const LINE_FEED = 10;

/** The words of a file that a search finds; undefined for a file of other things than words. */
async function readFileWords({ family, mediaType }: FileFormat, file: Blob): Promise<string | undefined> {
  if (family !== 'text' && family !== 'conversation') return undefined;
  const start = new Uint8Array(await file.slice(0, SEARCHED_BYTES).arrayBuffer());
  // A character cut in two would be taken for one of another encoding.
  const end = file.size > SEARCHED_BYTES ? start.lastIndexOf(LINE_FEED) + 1 : start.length;
  return decodeText(start.slice(0, end), mediaType).text;
}

/** What the documents show of an e-mail, within the bounds of the other facts of a file. */
function factsOfEmail(email: SavedEmail | null): ImportedFile['facts'] {
  if (email === null) return {};
  const { from, to, cc, subject, attachments } = email;
  const names = attachments.map(({ name, bytes }) => `${name ?? '?'} (${bytes} octets)`).join(' ; ');
  const facts = { from, to, cc, subject, attachments: names };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value ? [[key, shorten(value, MAX_FACT)]] : [])),
  );
}

/** What a search finds of an e-mail: its people, its subject and its text, not how its file encodes them. */
const listEmailWords = ({ from, to, cc, subject, texts, forwarded }: SavedEmail): string =>
  [from, to, cc, subject, ...texts, ...forwarded].filter((words) => words !== null).join('\n');

/** Seals an address and an account without any image, when the image must not be kept. Returns the item's ordinal. */
export async function sealAddress(deps: ImportDependencies, userInput: ImportUserInput): Promise<number> {
  const item = await sealUserInput(deps, { id: deps.ids.uuid() }, userInput, {
    surface: 'page',
    options: { mode: 'address', entry: 'typed' },
    importedFile: null,
    fileDate: null,
    sender: null,
    warnings: ['image-not-kept'],
    files: [],
    preview: null,
  });
  return item.fiche.ordinal;
}

interface ImportedContent extends Pick<Acquisition, 'files' | 'preview'>, Pick<Observed, 'surface' | 'warnings'> {
  readonly fileText?: string | undefined;
  readonly options: Observed['provenance']['options'];
  readonly importedFile: ImportedFile | null;
  /** A date the file gives for the message itself. */
  readonly fileDate: ImportedFile['dates'][number] | null;
  /** Who sent the message, as the file gives it. */
  readonly sender: SavedEmail['sender'];
}

async function sealUserInput(
  deps: ImportDependencies,
  target: { readonly id: string; readonly caseId?: string | undefined },
  userInput: ImportUserInput,
  { options, importedFile, fileDate, sender, ...content }: ImportedContent,
): Promise<SealedItem> {
  const { posting, how } = resolvePosting(userInput, fileDate);
  const { account, noteOf } = resolveAccount(userInput, sender);
  const permalink = userInput.address === null ? null : parseUserAddress(userInput.address);
  return sealWithoutPage(deps, target, {
    ...content,
    observed: {
      address: { page: null, permalink, canonical: null, dropped: [] },
      platform: userInput.platform ?? 'unknown',
      surface: content.surface,
      visibility: null,
      author: { ...account, profileUrl: null, platformId: null },
      nativeIds: {},
      posting,
      text: null,
      media: null,
      outcome: 'complete',
      warnings: content.warnings,
      ...(importedFile !== null && { received: importedFile }),
    },
    options,
    reader: { reader: 'import', version: '1', confirmed: null },
    fields: {
      platform: declaredNote(userInput.platform),
      'author.handle': noteOf(account.handle),
      'author.displayName': noteOf(account.displayName),
      'address.permalink': declaredNote(permalink),
      'posting.iso': how,
      ...(posting.iso === null && { 'posting.raw': how }),
      text: { how: 'not-attempted', confidence: null },
      ...(importedFile !== null && {
        'received.dates': { how: 'file', confidence: 'low' },
        'received.takenBy': declaredNote(importedFile.takenBy),
      }),
    },
  });
}

/** What an item that no page showed contains; the rest of its record is the same for all of them. */
interface ContentWithoutPage extends Pick<Acquisition, 'files' | 'preview'> {
  readonly fileText?: string | undefined;
  readonly observed: Pick<
    Observed,
    'address' | 'platform' | 'surface' | 'visibility' | 'author' | 'nativeIds' | 'posting' | 'text' | 'media'
  > &
    Pick<Observed, 'outcome' | 'warnings' | 'received' | 'exported'>;
  readonly options: Observed['provenance']['options'];
  readonly reader: Omit<Observed['reading'], 'fields'>;
  readonly fields: Observed['reading']['fields'];
}

/** Seals an item that no page showed, in one transaction. Throws Refusal `too-many-items`, `cancelled`, `disk-full`… */
export async function sealWithoutPage(
  deps: ImportDependencies,
  { id, caseId }: { readonly id: string; readonly caseId?: string | undefined },
  { observed: content, options, reader, fields, files, preview, fileText }: ContentWithoutPage,
): Promise<SealedItem> {
  const [head, localEnvironment] = await Promise.all([
    caseId === undefined ? ensureCase(deps) : deps.store.caseHead(caseId),
    deps.readLocalEnvironment(),
  ]);
  // The case was erased meanwhile: its files go to no other.
  if (head === null) throw new Refusal('cancelled');
  if (head.items >= MAX_ITEMS) throw new Refusal('too-many-items', { limit: MAX_ITEMS });
  const { operator, notes } = await readOperator(deps.documentStore, head.caseId);
  const observed: Observed = {
    ...content,
    acquiredAt: deps.clock.now().toISOString(),
    timeZone: localEnvironment.timeZone,
    utcOffset: localEnvironment.utcOffset,
    clock: { source: 'device', offsetMs: null },
    page: { title: null, lang: null },
    engagement: null,
    context: { quoted: null, replyTo: null },
    http: { status: null, protocol: null },
    network: null,
    session: { account: null },
    cacheState: null,
    accessPath: null,
    operator,
    environment: localEnvironment.environment,
    provenance: { tool: 'recueil', version: deps.software.version, options },
    reading: { ...reader, fields: { ...fields, ...notes } },
  };
  const { item } = await appendToJournal(deps, head.caseId, async ({ caseId, items }) => {
    const words = fileText === undefined ? {} : { fileText };
    const sealed = await sealItem({ observed, files, preview, ...words }, { id, caseId, ordinal: items + 1 });
    const event = observed.received === undefined ? 'item.sealed' : 'item.imported';
    return { event: { event, item: id, digest: sealed.digest }, item: sealed };
  });
  if (item === undefined) throw new Error('the journal lacks the item');
  return item;
}

/** What the person states was not observed, so it has the lowest confidence. */
const declaredNote = (value: string | null): FieldNote =>
  value === null ? { how: 'not-stated', confidence: null } : { how: 'declared', confidence: 'low' };

/** Uses the account the person states, else the sender of an e-mail. */
function resolveAccount({ account: typed }: ImportUserInput, sender: SavedEmail['sender']) {
  const stated = parseUserAccount(typed ?? '');
  if (sender === null || stated.handle !== null || stated.displayName !== null)
    return { account: stated, noteOf: declaredNote };
  const account = { handle: cutOrNull(sender.address), displayName: cutOrNull(sender.name) };
  const noteOf = (value: string | null): FieldNote =>
    value === null ? { how: 'not-stated', confidence: null } : { how: 'file', confidence: 'low' };
  return { account, noteOf };
}

/** Uses the date the person states, else the header of an e-mail. Other dates of a file are not posting times. */
function resolvePosting(
  userInput: ImportUserInput,
  fileDate: ImportedContent['fileDate'],
): { posting: Posting; how: FieldNote } {
  const parsedDate = userInput.date === null ? null : parseUserDate(userInput.date);
  if (userInput.date !== null && parsedDate !== null) {
    const posting = { raw: userInput.date.trim(), ...parsedDate, source: 'declared' };
    return { posting, how: declaredNote(userInput.date) };
  }
  if (fileDate !== null && fileDate.iso !== null) {
    const { raw, iso, precision } = fileDate;
    return { posting: { raw, iso, precision, source: 'file' }, how: { how: 'file', confidence: 'low' } };
  }
  return { posting: { raw: null, iso: null, precision: null, source: null }, how: declaredNote(null) };
}

function buildImportedFile(
  name: string,
  { format, pixels, dates }: FileInspection,
  facts: ImportedFile['facts'],
  { takenBy }: ImportUserInput,
): ImportedFile {
  const author = takenBy?.trim().slice(0, 500).toWellFormed() || null;
  return { name: cutName(name), format: format.id, family: format.family, pixels, dates, facts, takenBy: author };
}

const cutName = (name: string): string => name.slice(0, 1000).toWellFormed();

/** Reads the file once, since it may change on the disk between being hashed and being stored. */
async function readFileOnce(file: File): Promise<Blob> {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch (error) {
    throw new Refusal('file-unreadable', {}, error);
  }
}

/** The digest of each file imported before, and its length: only a file as long is hashed to compare it. */
type KnownFiles = ReadonlyMap<string, number>;

/** Returns the files imported before; none while the store is locked. */
async function readImportedFiles(deps: ImportDependencies, caseId: string): Promise<KnownFiles> {
  const items = (await openImportedItems(deps, caseId).catch(ignoreRefusal)) ?? [];
  return new Map(
    items.flatMap(({ files: [file] }) => (file === undefined ? [] : [[file.sha256, file.bytes] as const])),
  );
}

/** Whether the same file is kept. One that cannot be read is refused when it is sealed. */
async function isKnown(file: File, known: KnownFiles): Promise<boolean> {
  if (!known.values().some((bytes) => bytes === file.size)) return false;
  const digest = await sha256Hex(file).catch(() => null);
  return digest !== null && known.has(digest);
}

/**
 * Returns the records of what was imported before, by ordinal, but for what was withdrawn: in no dossier any more, it
 * may be imported again. Throws Refusal `locked`.
 */
export async function openImportedItems(
  { store }: Pick<ImportDependencies, 'store'>,
  caseId: string,
): Promise<readonly Fiche[]> {
  const lines = new TextDecoder().decode(await store.journal(caseId, Number.MAX_SAFE_INTEGER)).split('\n');
  const imported = new Set(
    lines.flatMap((line) => {
      const [, rest = ''] = line.split('"event":"item.imported"');
      return /"item":"([^"]+)"/.exec(rest)?.[1] ?? [];
    }),
  );
  const withdrawn = await store.withdrawnItems(caseId);
  const opened = await store.openItems(caseId, (id) => imported.has(id) && !withdrawn.has(id));
  return opened.flatMap(({ fiche }) => fiche ?? []);
}

/** Refusals that every further file would meet too: the import stops. */
const STOPPING_REFUSALS: ReadonlySet<string> = new Set([
  'disk-full',
  'store-unavailable',
  'store-other-version',
  'private-window',
  'too-many-items',
  'cancelled',
]);

/**
 * Seals files one by one, in order, each in its own transaction, and reports each outcome at once. A refused file does
 * not stop the others. Stops early when `signal` is aborted or when no further file could be stored: sealed files stay,
 * the others get no outcome. `target`: what the files are attached to, when they are documents.
 */
export async function importFiles(
  deps: ImportDependencies,
  files: readonly FileToImport[],
  onOutcome: (index: number, outcome: FileOutcome) => void,
  signal: AbortSignal,
  target: AttachmentTarget | null = null,
): Promise<void> {
  await holdImport(deps, async (caseId) => {
    const at = deps.clock.now().toISOString();
    const named = files.map(({ file }) => ({ id: deps.ids.uuid(), name: cutName(file.name) }));
    await listUnfinished(deps, caseId, { at, files: named });
    const completedIds = new Set<string>();
    const knownFiles = new Map(await readImportedFiles(deps, caseId));
    for (const [index, { file, userInput, intimate, takenDate }] of files.entries()) {
      const id = named[index]?.id;
      if (signal.aborted || id === undefined) break;
      // A document is attached by an item of its own.
      if (target === null && (await isKnown(file, knownFiles))) {
        onOutcome(index, { kind: 'refused', code: 'file-kept', detail: {} });
        completedIds.add(id);
        continue;
      }
      // Before the file is sealed, so that no list ever shows it unmasked. `replaceDocument` works while locked too.
      if (intimate === true || takenDate)
        await replaceDocument(deps, caseId, notesDocument(id), {
          ...NO_NOTES,
          ...(intimate === true && { intimate: { value: true, at } }),
          ...(takenDate && { posted: [{ at, ...takenDate }] }),
        });
      // Before the file is sealed: if this page is closed, no dossier presents the file as a publication.
      if (target !== null) await addAttachment(deps, caseId, target, id);
      const outcome = await sealFile(() => sealImport(deps, { id, caseId, file, userInput, signal }), knownFiles);
      if (target !== null && outcome.kind === 'refused') await removeAttachment(deps, caseId, target, id);
      if (outcome.kind === 'refused' && outcome.code === 'cancelled') break;
      onOutcome(index, outcome);
      if (outcome.kind === 'refused' && STOPPING_REFUSALS.has(outcome.code)) break;
      completedIds.add(id);
    }
    await unlistFinished(deps, caseId, completedIds);
  });
}

/**
 * Runs an import into the case that is open now, after those that already run. Throws Refusal `cancelled` when the case
 * was erased meanwhile.
 */
export async function holdImport<T>(deps: ImportDependencies, work: (caseId: string) => Promise<T>): Promise<T> {
  const { caseId } = await ensureCase(deps);
  return deps.locks.hold(IMPORT_LOCK, async () => {
    if ((await deps.store.caseHead(caseId)) === null) throw new Refusal('cancelled');
    return work(caseId);
  });
}

/** Adds the file to those that are known. */
async function sealFile(seal: () => Promise<SealedItem>, known: Map<string, number>): Promise<FileOutcome> {
  try {
    const [file] = (await seal()).fiche.files;
    if (file !== undefined) known.set(file.sha256, file.bytes);
    return { kind: 'sealed' };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: error.detail };
    console.error(error);
    return { kind: 'refused', code: 'bug', detail: {} };
  }
}

/** Lists the files of an import until its end: a page that is closed leaves a line. */
export async function listUnfinished(
  deps: ImportDependencies,
  caseId: string,
  batch: (typeof importsDocument.empty.batches)[number],
): Promise<void> {
  await updateDocument(deps, caseId, importsDocument, ({ batches, ...before }) => ({
    ...before,
    batches: [...batches, batch],
  }));
}

/** `finished`: ids of files. */
export async function unlistFinished(
  deps: ImportDependencies,
  caseId: string,
  finished: ReadonlySet<string>,
): Promise<void> {
  await updateDocument(deps, caseId, importsDocument, ({ batches, ...before }) => ({
    ...before,
    batches: batches
      .map((batch) => ({ ...batch, files: batch.files.filter(({ id }) => !finished.has(id)) }))
      .filter((batch) => batch.files.length > 0),
  })).catch(ignoreRefusal);
}

/** When the store is locked, the list cannot be updated; `listUnfinishedImports` skips sealed files anyway. */
export function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** Lists the files of imports that a closed page left unfinished. */
export async function listUnfinishedImports(deps: WorkflowDependencies): Promise<readonly UnfinishedImport[]> {
  const head = await deps.store.currentCase();
  if (head === null || (await deps.locks.held()).has(IMPORT_LOCK)) return [];
  const { batches } = await readDocument(deps.documentStore, head.caseId, importsDocument);
  const unfinished: UnfinishedImport[] = [];
  for (const { at, files } of batches) {
    const known = await Promise.all(files.map(({ id }) => deps.store.summary(id)));
    const names = files.filter((_, index) => known[index] === null).map(({ name }) => name);
    if (names.length > 0) unfinished.push({ at, names });
  }
  return unfinished;
}

export async function clearUnfinishedImports(deps: WorkflowDependencies): Promise<void> {
  const head = await deps.store.currentCase();
  if (head !== null) await updateDocument(deps, head.caseId, importsDocument, () => importsDocument.empty);
}
