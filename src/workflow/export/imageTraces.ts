import { joinsScreen, type Part } from '../../domain/export/dossierOptions.ts';
import { IMAGE_TEXT_PREFIX } from '../../domain/formatNames.ts';
import { findReadPlaces, findUnhiddenPlaces } from '../../domain/item/hiddenInImages.ts';
import type { HiddenThings } from '../../domain/item/hiddenWords.ts';
import { imageTextDocument, isReadEntirely, type ReadImage, readableImages } from '../../domain/item/imageText.ts';
import type { FileEntry } from '../../domain/item/item.ts';
import { letPageAnswer, RECORDS_AT_A_TIME } from '../../domain/shared/concurrency.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { latestOf } from '../../domain/shared/sortedTexts.ts';
import type { DocumentReader } from '../case/storedDocuments.ts';
import type { ItemTraces, SearchedItem } from './hiddenTraces.ts';

/** Images of one item where the machine read a hidden word that no redacted copy hides. */
interface ImageTrace {
  /** Paths; at least one. */
  readonly paths: readonly string[];
  /** UTC: when the last of these words was hidden or read. An answer that is older does not count. */
  readonly since: string;
}

interface ImageTraces {
  /** By item id. */
  readonly found: ReadonlyMap<string, ImageTrace>;
  /** Ordinals of the items with an image that the machine can read, and did not read entirely: a word may be there. */
  readonly unread: readonly number[];
  /** The same for an image that it never reads: of an item with a text, the screen around a post, another format. */
  readonly neverRead: readonly number[];
}

interface ImageSearch extends Pick<HiddenThings, 'words'> {
  readonly parts: ReadonlySet<Part>;
}

/**
 * Finds where the machine read hidden words in the images of these items. `traces`: what their dossiers hide or leave
 * out already. Finds nothing when no word is hidden. Throws Refusal `cancelled`.
 */
export async function findImageTraces(
  reader: DocumentReader,
  caseId: string,
  items: readonly SearchedItem[],
  { words, parts }: ImageSearch,
  traces: ReadonlyMap<string, ItemTraces>,
  signal: AbortSignal,
): Promise<ImageTraces> {
  const found = new Map<string, ImageTrace>();
  const unread: number[] = [];
  const neverRead: number[] = [];
  if (words.length === 0) return { found, unread, neverRead };
  // One that is damaged counts as not read.
  const { documents } = await reader.readDocuments(caseId, IMAGE_TEXT_PREFIX);
  const texts = words.map(({ text }) => text);
  for (const [done, { fiche, erased }] of items.entries()) {
    if (done % RECORDS_AT_A_TIME === 0) await letPageAnswer();
    if (signal.aborted) throw new Refusal('cancelled');
    const trace = traces.get(fiche.id);
    const isLeaving = ({ path }: FileEntry): boolean => !erased.has(path) && trace?.leftOut.has(path) !== true;
    const readable = readableImages(fiche, [...erased]).filter(isLeaving);
    const others = fiche.files.filter(
      (file) =>
        file.mediaType.startsWith('image/') &&
        isLeaving(file) &&
        !readable.includes(file) &&
        (file.role !== 'viewport' || joinsScreen(fiche, parts)),
    );
    const { name, parse } = imageTextDocument(fiche.id);
    const stored = parse(documents.get(name) ?? null)?.images ?? [];
    const images = readable.flatMap((file): readonly ReadImage[] =>
      stored.filter(({ path, sha256 }) => path === file.path && sha256 === file.sha256),
    );
    if (images.filter(isReadEntirely).length < readable.length) unread.push(fiche.ordinal);
    if (others.length > 0) neverRead.push(fiche.ordinal);
    const places = images.flatMap((image) =>
      findUnhiddenPlaces(findReadPlaces(image, texts), trace?.copies.get(image.path) ?? []).map(({ word, at }) => ({
        path: image.path,
        instants: [at, words[word]?.at ?? ''],
      })),
    );
    const since = latestOf(places.flatMap(({ instants }) => instants));
    if (places.length > 0) found.set(fiche.id, { paths: [...new Set(places.map(({ path }) => path))], since });
  }
  return { found, unread, neverRead };
}
