import type { CaseStore, StoredDocuments } from '../domain/case/case.ts';
import { IMAGE_TEXT_PREFIX } from '../domain/formatNames.ts';
import { imageTextDocument, joinImageText, type ReadImage, readableImages } from '../domain/item/imageText.ts';
import { isDecodableSize } from '../domain/item/importedFiles.ts';
import type { Fiche, FileEntry } from '../domain/item/item.ts';
import { mayBeIntimate, NO_NOTES } from '../domain/item/itemNotes.ts';
import { type Recogniser, RecognitionFault, type RecognitionFaultCode } from '../domain/item/recognition.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { Clock, Progress } from '../domain/shared/ports.ts';
import { detectFormat, FORMAT_HEAD_BYTES } from '../import/fileFormat.ts';
import { isCutImage, readImageSize } from '../import/imageMetadata.ts';
import { sha256Hex } from '../seal/digest.ts';
import type { WorkflowDependencies } from './case/caseJournal.ts';
import { type DocumentReader, readAllNotes, updateDocument } from './case/storedDocuments.ts';

/** Reads the text of images by machine, one image at a time. What is read is stored beside the item, never sealed. */

/** An item whose images can be read. */
export interface UnreadItem {
  readonly id: string;
}

/**
 * Lists the items of a case, newest first, that have an image, no text, and nothing read yet. One
 * that may be intimate is read from its own page only.
 */
export async function listUnreadItems(
  { store, documentStore }: Pick<WorkflowDependencies, 'store' | 'documentStore'>,
  caseId: string,
): Promise<readonly UnreadItem[]> {
  const [texts, { notes, damaged }, withdrawn, removed] = await Promise.all([
    documentStore.readDocuments(caseId, IMAGE_TEXT_PREFIX),
    readAllNotes(documentStore, caseId),
    store.withdrawnItems(caseId),
    store.removedFiles(caseId),
  ]);
  const read = new Set(texts.damaged.map(itemIdOf));
  // One that the person erased has no image any more.
  for (const [id, text] of parseImageTexts(texts)) if (text === null || text.images.length > 0) read.add(id);
  const isIntimate = (id: string): boolean => damaged.includes(id) || mayBeIntimate(notes.get(id) ?? NO_NOTES);
  const items = await store.openItems(caseId, (id) => !read.has(id) && !withdrawn.has(id) && !isIntimate(id));
  return items
    .flatMap(({ id, fiche }) => {
      const images = fiche === null ? [] : readableImages(fiche, [...(removed.get(id) ?? [])]);
      return images.length === 0 ? [] : [{ id }];
    })
    .toReversed();
}

const itemIdOf = (name: string): string => name.slice(IMAGE_TEXT_PREFIX.length);

/** Null: a document that does not parse. */
export const parseImageTexts = ({ documents }: StoredDocuments) =>
  new Map([...documents].map(([name, value]) => [itemIdOf(name), imageTextDocument(itemIdOf(name)).parse(value)]));

/** Returns what was read in images, by item id. A damaged one is left out: the page of its item says so. */
export async function readImageTexts(
  documentStore: DocumentReader,
  caseId: string,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [id, text] of parseImageTexts(await documentStore.readDocuments(caseId, IMAGE_TEXT_PREFIX)))
    if (text !== null) texts.set(id, joinImageText(text));
  return texts;
}

/**
 * Reads the images of one item and stores what was read, unless another page of ours did meanwhile: the person may have
 * corrected it. Returns why one of the images was not read, or null. Throws Refusal `nothing-there` or
 * `record-damaged`, or RecognitionFault when none was read; nothing is then stored.
 */
export async function recogniseItem(
  deps: Omit<WorkflowDependencies, 'ids'>,
  itemId: string,
  recogniser: Recogniser,
): Promise<RecognitionFaultCode | null> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const { fiche } = item;
  const erased = [...((await deps.store.removedFiles(item.caseId)).get(itemId) ?? [])];
  const images: ReadImage[] = [];
  let fault: RecognitionFault | null = null;
  for (const file of readableImages(fiche, erased)) {
    try {
      images.push(await readImage(deps, fiche, file, recogniser));
    } catch (error) {
      if (!(error instanceof RecognitionFault) || error.code === 'recognition-failed') throw error;
      fault ??= error;
    }
  }
  if (images.length === 0) throw fault ?? new Refusal('nothing-there');
  await updateDocument(deps, item.caseId, imageTextDocument(itemId), (before) =>
    before.images.length > 0 ? before : { ...before, images },
  );
  return fault?.code ?? null;
}

async function readImage(
  { store, clock }: { readonly store: Pick<CaseStore, 'file'>; readonly clock: Clock },
  { id }: Fiche,
  { path, sha256 }: FileEntry,
  recogniser: Recogniser,
): Promise<ReadImage> {
  const content = await store.file(id, path);
  if (content === null) throw new Refusal('nothing-there');
  // Another picture in its place would be read as this one.
  if ((await sha256Hex(content)) !== sha256) throw new Refusal('record-damaged', { files: path });
  await assertDecodable(content);
  const { width, height, lines } = await recogniser.recognise(content);
  const read = { at: clock.now().toISOString(), versions: recogniser.versions };
  return { path, sha256, width, height, ...read, lines: lines.map((line) => ({ ...line, correction: null })) };
}

/**
 * Reads the declared size first: a file of 140 KB may contain a gigabyte of pixels. An image that is cut is not read:
 * Firefox draws the part that is there, and its text would pass for that of the whole image.
 */
async function assertDecodable(content: BinaryContent): Promise<void> {
  const bytes = new Uint8Array(await new Blob([content]).arrayBuffer());
  const format = detectFormat(bytes.subarray(0, FORMAT_HEAD_BYTES));
  const size = format && readImageSize(format.id, bytes);
  if (format === null || size === null || isCutImage(format.id, bytes)) throw new RecognitionFault('image-undecodable');
  if (!isDecodableSize(size)) throw new RecognitionFault('image-too-large');
}

/** An item of which an image was not read, with the reason. */
interface RefusedItem extends UnreadItem {
  readonly code: RecognitionFaultCode | 'nothing-there' | 'record-damaged';
}

export interface RecognitionResult {
  /** Number of items. */
  readonly read: number;
  readonly refused: readonly RefusedItem[];
  /** Items are left, because the person stopped. */
  readonly isCancelled: boolean;
}

/** The reason that concerns one item: the others are read all the same. Null for any other error. */
function refusalOfOne(error: unknown): RefusedItem['code'] | null {
  if (error instanceof RecognitionFault) return error.code;
  const code = error instanceof Refusal ? error.code : null;
  return code === 'nothing-there' || code === 'record-damaged' ? code : null;
}

/**
 * Reads items one after another. Each is stored at once, so what was read before a cancel stays. An engine that failed
 * is started again for the next item. Throws Refusal `locked`, `disk-full`…
 */
export async function recogniseItems(
  deps: Omit<WorkflowDependencies, 'ids'>,
  items: readonly UnreadItem[],
  open: (signal: AbortSignal) => Promise<Recogniser>,
  progress: Progress,
  signal: AbortSignal,
): Promise<RecognitionResult> {
  const refused: RefusedItem[] = [];
  let read = 0;
  let recogniser: Recogniser | null = null;
  try {
    for (const [done, item] of items.entries()) {
      progress({ name: 'image-text', done, total: items.length });
      try {
        recogniser ??= await open(signal);
        const code = await recogniseItem(deps, item.id, recogniser);
        read += 1;
        if (code !== null) refused.push({ ...item, code });
      } catch (error) {
        if (error instanceof Refusal && error.code === 'cancelled') return { read, refused, isCancelled: true };
        const code = refusalOfOne(error);
        if (code === null) throw error;
        refused.push({ ...item, code });
        if (code === 'recognition-failed') {
          recogniser?.close();
          recogniser = null;
        }
      }
      if (signal.aborted && done < items.length - 1) return { read, refused, isCancelled: true };
    }
    return { read, refused, isCancelled: false };
  } finally {
    recogniser?.close();
  }
}
