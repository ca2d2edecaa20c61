import { isPartial, type Warning } from '../domain/capture/captureWarnings.ts';
import type { Posting } from '../domain/capture/extraction.ts';
import {
  createAlikeCheck,
  isOfNamesakes,
  isSentBy,
  isSharedName,
  listNamed,
  type Sender,
} from '../domain/item/alikeSenders.ts';
import type { ExportedConversation, ExportedMessage, SourceArchive } from '../domain/item/exportedMessage.ts';
import type { FormatId } from '../domain/item/importedFiles.ts';
import type { AcquiredFile, FieldNote } from '../domain/item/item.ts';
import { NO_NOTES, notesDocument } from '../domain/item/itemNotes.ts';
import { KIND_OF_FAMILY, KINDS } from '../domain/item/kind.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_FICHE_LIST, MAX_ITEM_BYTES } from '../domain/shared/limits.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { truncate } from '../domain/shared/truncate.ts';
import type { OpenedExport } from '../import/exports/archive.ts';
import { detectFormat, FORMAT_HEAD_BYTES } from '../import/fileFormat.ts';
import { inspectFile } from '../import/inspectFile.ts';
import { readDuration } from '../import/mediaDuration.ts';
import { ARCHIVE_NAME, commitTo, createSalt } from '../seal/commitment.ts';
import { sha256Hex } from '../seal/digest.ts';
import { replaceDocument } from './case/storedDocuments.ts';
import {
  type FilePreview,
  holdImport,
  type ImportDependencies,
  listUnfinished,
  openImportedItems,
  sealWithoutPage,
  unlistFinished,
} from './importFiles.ts';
import { cutMessage, cutOrNull, cutText, recordMessage, senderOf } from './messageRecord.ts';
import { markOwnAccounts } from './ownSenders.ts';

/** A message that the person chose; `archive` is the index of its archive among those opened. */
export interface ChosenMessage {
  readonly message: ExportedMessage & { readonly archive: number };
  readonly conversation: ExportedConversation;
}

export interface MessageImport {
  readonly opened: Pick<OpenedExport, 'contents' | 'messages' | 'readMedia'>;
  /** The archives of `opened`, in its order. */
  readonly archives: readonly File[];
  /** In the order of the conversations. */
  readonly chosen: readonly ChosenMessage[];
  /** Whether the images, videos, sounds and files of the messages are kept too. */
  readonly withMedia: boolean;
  /** Marks every message as intimate. */
  readonly intimate: boolean;
  /** The senders that are the person, as she says. */
  readonly own: readonly Sender[];
}

export interface MessageImportResult {
  /** Messages sealed now. */
  readonly sealed: number;
  /** Messages that an earlier import of the same archive had sealed. */
  readonly known: number;
  /** Messages that were not sealed: the person stopped, or `refusal` says why. */
  readonly left: number;
  readonly refusal: Pick<Refusal, 'code' | 'detail'> | null;
  /** The marks of accounts are damaged: who the person is stays on the messages sealed now, and on no account. */
  readonly isUnmarked?: true;
}

/** Identifies a message wherever it is kept: the same bytes, the same place. */
const placeKey = (archive: Pick<SourceArchive, 'sha256'>, { path, index }: Pick<ExportedMessage, 'path' | 'index'>) =>
  JSON.stringify([archive.sha256, path, index]);

/** What two messages at one place are compared by: a zip may hold two files of the same name. */
const contentKey = (text: string | null, sender: string | null, { raw }: Pick<Posting, 'raw'>): string =>
  JSON.stringify([text, sender, raw]);

/**
 * Seals each chosen message as an item, in its own transaction, after one pass over each archive for its digest. A
 * message that is already kept is skipped, so that an import that was stopped goes on where it was. Throws a Refusal
 * before the first message: `cancelled`, `locked`, `file-unreadable` (also when an archive changed since it was
 * opened). Later ones (`disk-full`, `too-many-items`…) are in the result: what was sealed before them stays.
 */
export async function importMessages(
  deps: ImportDependencies,
  request: MessageImport,
  progress: Progress,
  signal: AbortSignal,
): Promise<MessageImportResult> {
  return holdImport(deps, async (caseId) => {
    const archives = await hashArchives(request.archives, progress, signal);
    await assertUnchanged(request, signal);
    const knownPlaces = await readKnownPlaces(deps, caseId);
    const batch = {
      at: deps.clock.now().toISOString(),
      files: archives.map(({ name }) => ({ id: deps.ids.uuid(), name })),
    };
    // « Choisissez ces fichiers de nouveau ».
    await listUnfinished(deps, caseId, batch);
    const { own, ...marked } = await markOwnAccounts(deps, caseId, request.opened.contents.platform, request.own);
    const result = await sealAll(deps, caseId, { ...request, own }, archives, knownPlaces, progress, signal);
    await unlistFinished(deps, caseId, new Set(batch.files.map(({ id }) => id)));
    return { ...result, ...marked };
  });
}

async function sealAll(
  deps: ImportDependencies,
  caseId: string,
  request: MessageImport,
  archives: readonly HashedArchive[],
  knownPlaces: Map<string, Set<string>>,
  progress: Progress,
  signal: AbortSignal,
): Promise<MessageImportResult> {
  const total = request.chosen.length;
  let known = 0;
  for (const [done, one] of request.chosen.entries()) {
    const stopped = { sealed: done - known, known, left: total - done };
    if (signal.aborted) return { ...stopped, refusal: null };
    progress({ name: 'messages', done, total });
    const archive = archives[one.message.archive];
    if (archive === undefined) throw new Error('a message of no archive');
    const key = placeKey(archive, one.message);
    const contents = knownPlaces.get(key) ?? new Set();
    const content = contentKey(cutMessage(one.message.text), senderOf(one.message, one.conversation), {
      raw: cutOrNull(one.message.posting.raw),
    });
    if (contents.has(content)) known += 1;
    else {
      try {
        await sealMessage(deps, caseId, request, one, archive, signal);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'cancelled') return { ...stopped, refusal: null };
        return { ...stopped, refusal: { code: error.code, detail: error.detail } };
      }
    }
    knownPlaces.set(key, contents.add(content));
  }
  return { sealed: total - known, known, left: 0, refusal: null };
}

/**
 * Reads the chosen messages again once the digests are known: a file may change on the disk after it was opened, and a
 * message must be found again in the archive that its record names.
 */
async function assertUnchanged({ opened, chosen }: MessageImport, signal: AbortSignal): Promise<void> {
  const byConversation = Map.groupBy(chosen, ({ conversation }) => conversation.key);
  for (const [key, messages] of byConversation) {
    const expected = new Map(messages.map(({ message }) => [JSON.stringify(message), message] as const));
    for await (const message of opened.messages(key, signal)) expected.delete(JSON.stringify(message));
    if (expected.size > 0) throw new Refusal('file-unreadable');
  }
}

interface HashedArchive extends SourceArchive {
  readonly format: FormatId;
}

/** Each archive, read once in chunks whatever its size. */
async function hashArchives(
  archives: readonly File[],
  progress: Progress,
  signal: AbortSignal,
): Promise<readonly HashedArchive[]> {
  const total = archives.reduce((sum, { size }) => sum + size, 0);
  const hashed: HashedArchive[] = [];
  let before = 0;
  for (const file of archives) {
    const onBytes = (bytes: number) => {
      if (signal.aborted) throw new Refusal('cancelled');
      progress({ name: 'archive', done: before + bytes, total });
    };
    try {
      const sha256 = await sha256Hex(file, onBytes);
      const head = new Uint8Array(await file.slice(0, FORMAT_HEAD_BYTES).arrayBuffer());
      const name = truncate(file.name, 1000).toWellFormed();
      const salt = createSalt();
      const commitment = await commitTo(salt, sha256, ARCHIVE_NAME);
      const format = detectFormat(head)?.id ?? 'text';
      hashed.push({ name, commitment, bytes: file.size, sha256, salt, format });
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('file-unreadable', {}, error);
    }
    before += file.size;
  }
  return hashed;
}

/** Returns the contents of the messages kept before, by place. Throws Refusal `locked`: they would be sealed again. */
async function readKnownPlaces(deps: ImportDependencies, caseId: string): Promise<Map<string, Set<string>>> {
  const places = new Map<string, Set<string>>();
  for (const { exported, text, author, posting } of await openImportedItems(deps, caseId)) {
    if (exported === undefined) continue;
    const key = placeKey(exported.archive, exported);
    places.set(key, (places.get(key) ?? new Set()).add(contentKey(text, author.displayName, posting)));
  }
  return places;
}

async function sealMessage(
  deps: ImportDependencies,
  caseId: string,
  { opened, withMedia, intimate, own }: MessageImport,
  { message, conversation }: ChosenMessage,
  { format, ...archive }: HashedArchive,
  signal: AbortSignal,
): Promise<void> {
  const id = deps.ids.uuid();
  const wanted = withMedia ? message.media.slice(0, MAX_FICHE_LIST) : [];
  const media = await readMediaFiles(deps, opened, message, wanted, signal);
  const leftOut = withMedia ? media.missing : message.media.map(({ name }) => name);
  const at = deps.clock.now().toISOString();
  const isOwn = own.some((sender) => isSentBy(message, sender) && !isSharedName(sender, conversation));
  // Before the message is sealed, so that no list ever shows its image unmasked.
  if (intimate || isOwn)
    await replaceDocument(deps, caseId, notesDocument(id), {
      ...NO_NOTES,
      ...(intimate && { intimate: { value: true, at } }),
      ...(isOwn && { mark: { value: 'own', at } }),
    });
  const { contents } = opened;
  const recorded = recordMessage(message, conversation, contents);
  const { author, posting, text } = recorded;
  const warnings: Warning[] = [
    ...(contents.isConfirmed ? [] : ['export-format-unconfirmed' as const]),
    ...(message.forwarded === undefined ? [] : ['forwarded' as const]),
    ...(message.hasRepeatedField === true ? ['field-repeated' as const] : []),
    ...(conversation.isImitable === true ? ['message-imitable' as const] : []),
    ...(conversation.hasGuessedLetters === true ? ['letters-guessed' as const] : []),
    ...(isOfNamesakes(message, conversation) || hasAlikeSender(message, conversation) ? ['sender-alike' as const] : []),
    ...(media.missing.length > 0 ? ['media-missing' as const] : []),
    ...(posting.iso === null && posting.raw !== null
      ? [message.isDateOrderUnknown === true ? ('date-order-unknown' as const) : ('date-not-understood' as const)]
      : []),
    ...(text === message.text && message.isCut !== true ? [] : ['value-cut' as const]),
  ];
  const isDoubtful = conversation.isImitable === true || conversation.hasGuessedLetters === true;
  const isSure = contents.isConfirmed && !isDoubtful;
  const file: FieldNote = { how: 'file', confidence: isSure ? 'medium' : 'low' };
  const noteOf = (value: string | null): FieldNote => (value === null ? NOT_STATED : file);
  const item = { id, caseId };
  await sealWithoutPage(deps, item, {
    observed: {
      ...recorded,
      address: { page: null, permalink: null, canonical: null, dropped: [] },
      surface: 'message',
      visibility: 'private',
      media: message.media.slice(0, MAX_FICHE_LIST).map(({ kind, name }) => ({ kind, url: null, alt: cutText(name) })),
      outcome: isPartial(warnings) ? 'partial' : 'complete',
      warnings,
      received: { name: archive.name, format, family: 'message', pixels: null, dates: [], facts: {}, takenBy: null },
      exported: {
        ...recorded.exported,
        archive,
        path: message.path,
        index: message.index,
        missingMedia: leftOut.slice(0, MAX_FICHE_LIST).map(cutText),
      },
    },
    options: { mode: 'import', entry: 'archive' },
    reader: { reader: `export-${contents.format}`, version: '1', confirmed: null },
    fields: {
      platform: file,
      'author.displayName': noteOf(author.displayName),
      'author.handle': NOT_STATED,
      'author.platformId': noteOf(message.senderId),
      'posting.iso': noteOf(posting.iso),
      ...(posting.iso === null && { 'posting.raw': noteOf(posting.raw) }),
      text: noteOf(text),
      media: file,
    },
    files: media.files,
    preview: media.preview,
  });
}

/** Made once for each conversation. */
const alikeChecks = new WeakMap<ExportedConversation, ReturnType<typeof createAlikeCheck>>();

function hasAlikeSender({ sender, senderId }: ExportedMessage, conversation: ExportedConversation): boolean {
  if (sender === null) return false;
  const isAlike = alikeChecks.get(conversation) ?? createAlikeCheck(listNamed(conversation));
  alikeChecks.set(conversation, isAlike);
  return isAlike({ name: sender, id: senderId });
}

const NOT_STATED: FieldNote = { how: 'not-stated', confidence: null };

interface MediaFiles {
  readonly files: readonly AcquiredFile[];
  /** Names of the files that the archives do not have, or that could not be read. */
  readonly missing: readonly string[];
  /** Of the first image or video that the browser shows. */
  readonly preview: Blob | null;
}

/** Reads the files of a message, each kept as it is; together they stay below the limit of an item. */
async function readMediaFiles(
  deps: ImportDependencies,
  opened: MessageImport['opened'],
  message: ChosenMessage['message'],
  media: ExportedMessage['media'],
  signal: AbortSignal,
): Promise<MediaFiles> {
  const files: AcquiredFile[] = [];
  const missing: string[] = [];
  let preview: Blob | null = null;
  let isPictureSeen = false;
  let available = MAX_ITEM_BYTES;
  for (const { name, path, archive = message.archive } of media) {
    const content = path === null ? null : await opened.readMedia(path, archive, available).catch(ignoreUnreadable);
    if (content === null || content.size === 0) {
      missing.push(name);
      continue;
    }
    available -= content.size;
    const inspection = await inspectFile(content, name, 0).catch(ignoreUnreadable);
    const { extension, mediaType } = inspection?.format ?? UNKNOWN_FORMAT;
    // Of the first picture or video alone: a document must know which of the files the preview shows.
    let made: FilePreview | null = null;
    if (!isPictureSeen && inspection !== null && KINDS[KIND_OF_FAMILY[inspection.format.family]].picture !== 'none') {
      isPictureSeen = true;
      made = await deps.preview(content, inspection, signal);
    }
    if (made?.shown) preview = made.preview;
    const durationMs = inspection && (await readDuration(inspection.format.id, content));
    files.push({
      path: `media-${files.length + 1}.${extension}`,
      role: 'media',
      mediaType,
      content,
      transformations: [],
      name: cutText(name),
      ...(durationMs !== null && { durationMs }),
      ...(made?.framesMs !== undefined && { framesMs: made.framesMs }),
    });
  }
  return { files, missing, preview };
}

/** A file that no program here recognises is kept all the same. */
const UNKNOWN_FORMAT = { extension: 'bin', mediaType: 'application/octet-stream' };

/** Null for a file that cannot be read. Throws Refusal `cancelled`, and any other error. */
export function ignoreUnreadable(error: unknown): null {
  if (error instanceof Refusal && error.code !== 'cancelled') return null;
  throw error;
}
