import type { CaseStore } from '../../domain/case/case.ts';
import { findHiddenFiles, type HiddenFiles, isPageSource } from '../../domain/item/hiddenAreas.ts';
import { createWordFinder, type HiddenThings, hiddenDocument, listStrings } from '../../domain/item/hiddenWords.ts';
import type { Fiche, FileEntry } from '../../domain/item/item.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { decodeText, hasSearchableText } from '../../domain/item/searchableText.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { latestOf } from '../../domain/shared/sortedTexts.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { type DocumentReader, readAllNotes, readDocument } from '../case/storedDocuments.ts';
import type { FileReadings, FoundWords } from './fileReadings.ts';

/** What the person hides in a case: parts of images, and words. */
export interface HiddenInCase {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  readonly things: HiddenThings;
}

/** Where something hidden stands in one item. */
export interface ItemTraces extends HiddenFiles {
  /** Files with a hidden word that are left out: texts, page sources. */
  readonly wordFiles: ReadonlySet<string>;
  /** Whether the sealed record or the imported file has a hidden word: neither can be cut. */
  readonly isInRecord: boolean;
  /** Imported files whose words cannot be searched. */
  readonly unsearched: readonly string[];
}

export async function readHiddenInCase(reader: DocumentReader, caseId: string): Promise<HiddenInCase | null> {
  const [{ notes }, things] = await Promise.all([
    readAllNotes(reader, caseId),
    readDocument(reader, caseId, hiddenDocument),
  ]);
  return findHiddenInCase(notes, things);
}

/** Returns null when nothing is hidden. */
export function findHiddenInCase(notes: ReadonlyMap<string, ItemNotes>, things: HiddenThings): HiddenInCase | null {
  const isAny = things.words.length > 0 || [...notes.values()].some(({ redactions }) => redactions.length > 0);
  return isAny ? { notes, things } : null;
}

export interface SearchedItem {
  readonly fiche: Fiche;
  /** Paths of its files that were erased. */
  readonly erased: ReadonlySet<string>;
}

const NO_AREAS: HiddenFiles = { copies: new Map(), intact: new Set(), leftOut: new Set(), toCheck: [], since: '' };

/**
 * Finds where what is hidden stands in these items, by id. Items without a trace are absent. Hidden parts may be in
 * items of the case that are not among them. Throws Refusal `cancelled`.
 */
export async function findItemTraces(
  store: CaseStore,
  readings: FileReadings,
  caseId: string,
  items: readonly SearchedItem[],
  hidden: HiddenInCase,
  progress: Progress = () => undefined,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ItemTraces>> {
  const { notes, things } = hidden;
  const areas = findHiddenFiles(await addRedactedItems(store, caseId, items, notes), notes);
  const search = await createFileSearch(store, readings, things);
  const found = new Map<string, ItemTraces>();
  for (const [done, { fiche, erased }] of items.entries()) {
    if (signal?.aborted) throw new Refusal('cancelled');
    progress({ name: 'search', done, total: items.length });
    const ofAreas = areas.get(fiche.id) ?? NO_AREAS;
    const files = fiche.files.filter(({ path }) => !erased.has(path));
    const words = new Set(search === null ? [] : search.inRecord(fiche));
    // Whether `texte.txt` and the record have every word that a post's own picture shows.
    let isReadWhole = fiche.outcome === 'complete' && fiche.media !== null && files.some(({ role }) => role === 'text');
    let isDrawn = words.size > 0;
    const wordFiles = new Set<string>();
    const unsearched: string[] = [];
    // Imported files first: what they have is in the record.
    let isInRecord = words.size > 0;
    for (const file of files.toSorted((a, b) => Number(b.role === 'document') - Number(a.role === 'document'))) {
      if (search === null) break;
      const { indexes, isWhole } = await search.inFile(fiche.id, file);
      for (const index of indexes) words.add(index);
      if (file.role === 'text') isReadWhole &&= isWhole;
      if (!isPageSource(file)) isDrawn ||= indexes.length > 0;
      if (file.role === 'document') isInRecord = words.size > 0;
      else if (indexes.length > 0) wordFiles.add(file.path);
      if (!isWhole && isGiven(file)) unsearched.push(file.path);
    }
    // What has the word may show it, a redacted copy too: another part may be hidden there.
    // A word of the page code alone is elsewhere on the page than a post that was read whole.
    const mayShow = ({ role }: FileEntry) => isDrawn || !(isReadWhole && role === 'post');
    const pictures = files
      .filter((file) => words.size > 0 && isOwnPicture(file) && mayShow(file))
      .map(({ path }) => path);
    const toCheck = new Set([...ofAreas.toCheck, ...pictures].filter((path) => !ofAreas.leftOut.has(path)));
    const since = latestOf([ofAreas.since, ...[...words].map((index) => things.words[index]?.at ?? '')]);
    const isAny = ofAreas !== NO_AREAS || words.size > 0 || unsearched.length > 0;
    const traces = { ...ofAreas, toCheck: [...toCheck], wordFiles, isInRecord, unsearched };
    if (isAny) found.set(fiche.id, { ...traces, since: unsearched.length > 0 ? lastWord(things, since) : since });
  }
  return found;
}

const lastWord = ({ words }: HiddenThings, since: string): string => latestOf([since, ...words.map(({ at }) => at)]);

const isOwnPicture = ({ role, mediaType }: FileEntry): boolean => role !== 'media' && mediaType.startsWith('image/');

/** A file of somebody else, which no list of pictures to check has. */
const isGiven = ({ role, mediaType }: FileEntry): boolean =>
  (role === 'document' || role === 'media') && !mediaType.startsWith('image/');

/** Adds the redacted items of the case that are not among `items`. */
export async function addRedactedItems(
  store: CaseStore,
  caseId: string,
  items: readonly SearchedItem[],
  notes: HiddenInCase['notes'],
): Promise<readonly Fiche[]> {
  const known = new Set(items.map(({ fiche }) => fiche.id));
  const isMissing = (id: string) => !known.has(id) && (notes.get(id)?.redactions.length ?? 0) > 0;
  const fiches = items.map(({ fiche }) => fiche);
  if (![...notes.keys()].some(isMissing)) return fiches;
  const opened = await store.openItems(caseId, isMissing);
  return [...fiches, ...opened.flatMap(({ fiche }) => fiche ?? [])];
}

interface FileSearch {
  inRecord(fiche: Fiche): readonly number[];
  inFile(itemId: string, file: FileEntry): Promise<FoundWords>;
}

/** Returns null when no word is hidden. */
async function createFileSearch(
  store: CaseStore,
  readings: FileReadings,
  { words }: HiddenThings,
): Promise<FileSearch | null> {
  if (words.length === 0) return null;
  const texts = words.map(({ text }) => text);
  const find = createWordFinder(texts);
  const digest = await sha256Hex(new TextEncoder().encode(JSON.stringify(texts)) as Uint8Array<ArrayBuffer>);
  if (readings.search.words !== digest) readings.search = { words: digest, found: new Map() };
  const { found } = readings.search;
  return {
    inRecord: (fiche) => find(listStrings(fiche).join('\n')),
    async inFile(itemId, { path, mediaType, sha256 }) {
      if (!hasSearchableText(mediaType)) return { indexes: [], isWhole: false };
      const before = found.get(sha256);
      if (before !== undefined) return before;
      const body = await store.file(itemId, path);
      if (body === null) return { indexes: [], isWhole: true };
      const { text, isWhole } = decodeText(new Uint8Array(await body.arrayBuffer()), mediaType);
      const words = { indexes: find(text), isWhole };
      found.set(sha256, words);
      return words;
    },
  };
}
