import { IMAGE_TEXT_PREFIX } from '../../domain/formatNames.ts';
import { findReadPlaces, findUnhiddenPlaces } from '../../domain/item/hiddenInImages.ts';
import type { HiddenThings } from '../../domain/item/hiddenWords.ts';
import { imageTextDocument, type ReadImage, readableImages } from '../../domain/item/imageText.ts';
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
  /** Ordinals of the items with an image that the machine did not read: a word may be there. */
  readonly unread: readonly number[];
}

/**
 * Finds where the machine read hidden words in the images of these items. `traces`: what their dossiers hide or leave
 * out already. Finds nothing when no word is hidden.
 */
export async function findImageTraces(
  reader: DocumentReader,
  caseId: string,
  items: readonly SearchedItem[],
  { words }: HiddenThings,
  traces: ReadonlyMap<string, ItemTraces>,
): Promise<ImageTraces> {
  const found = new Map<string, ImageTrace>();
  if (words.length === 0) return { found, unread: [] };
  // One that is damaged counts as not read.
  const { documents } = await reader.readDocuments(caseId, IMAGE_TEXT_PREFIX);
  const texts = words.map(({ text }) => text);
  const unread = items.flatMap(({ fiche, removed }) => {
    const trace = traces.get(fiche.id);
    const { name, parse } = imageTextDocument(fiche.id);
    const read = parse(documents.get(name) ?? null)?.images ?? [];
    const readable = readableImages(fiche, [...removed]);
    const files = readable.filter(({ path }) => trace?.leftOut.has(path) !== true);
    const readImages = files.flatMap((file): readonly ReadImage[] =>
      read.filter(({ path, sha256 }) => path === file.path && sha256 === file.sha256),
    );
    const places = readImages.flatMap((image) =>
      findUnhiddenPlaces(findReadPlaces(image, texts), trace?.copies.get(image.path) ?? []).map(({ word, at }) => ({
        path: image.path,
        instants: [at, words[word]?.at ?? ''],
      })),
    );
    const since = places
      .flatMap(({ instants }) => instants)
      .toSorted()
      .at(-1);
    if (since !== undefined) found.set(fiche.id, { paths: [...new Set(places.map(({ path }) => path))], since });
    const isUnreadable = readable.length === 0 && isImportedImage(fiche, removed);
    return isUnreadable || readImages.length < files.length ? [fiche.ordinal] : [];
  });
  return { found, unread };
}

/** Whether an imported image is kept; the machine cannot read one that the browser does not decode. */
const isImportedImage = ({ received, files }: SearchedItem['fiche'], removed: ReadonlySet<string>): boolean =>
  received?.family === 'image' && files.some(({ role, path }) => role === 'document' && !removed.has(path));
