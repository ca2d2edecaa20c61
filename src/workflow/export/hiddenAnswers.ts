import type { CaseHead, CaseStore } from '../../domain/case/case.ts';
import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import type { ReceivedDossierRepository } from '../../domain/case/receivedDossiers.ts';
import { FICHE_NAME } from '../../domain/export/dossierLayout.ts';
import { type DossierOptions, joinsScreen, resolveParts } from '../../domain/export/dossierOptions.ts';
import { recipientKey } from '../../domain/export/exportChoices.ts';
import { type FicheOfAreas, findHiddenFiles, parseAreasOfFiche } from '../../domain/item/hiddenAreas.ts';
import {
  createWordFinder,
  keptCapture,
  keptNotes,
  keptReceived,
  keptSubject,
  listStrings,
  type OwnSubject,
} from '../../domain/item/hiddenWords.ts';
import { buildExportedNotes, NO_NOTES } from '../../domain/item/itemNotes.ts';
import { decodeText, hasSearchableText } from '../../domain/item/searchableText.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { latestOf } from '../../domain/shared/sortedTexts.ts';
import { readJournal } from '../../seal/journal.ts';
import { listExportedDossiers } from '../case/caseJournal.ts';
import { type DocumentReader, readDocument } from '../case/storedDocuments.ts';
import type { SelectedDossier } from './exhibitSelection.ts';
import type { FileReadings } from './fileReadings.ts';
import {
  addRedactedItems,
  findItemTraces,
  type HiddenInCase,
  type ItemTraces,
  readHiddenInCase,
  type SearchedItem,
} from './hiddenTraces.ts';
import { findImageTraces } from './imageTraces.ts';

/** A capture where something hidden stands, or may stand, that no redacted copy can hide: the person decides. */
export interface CaptureTrace {
  readonly id: string;
  readonly ordinal: number;
  /** A hidden word is in the sealed record or in the imported file. */
  readonly isInRecord: boolean;
  /** A hidden word is in the person's own notes of the capture that go into the dossier. */
  readonly isInNotes: boolean;
  /** Images where a hidden word was read, by the machine or by the person who corrected it: paths. */
  readonly inImages: readonly string[];
  /** Other images that may show it: paths. */
  readonly toCheck: readonly string[];
  /** Files whose words cannot be searched: paths. */
  readonly unsearched: readonly string[];
  /** The person keeps the capture in their dossiers although it may show it. */
  readonly isKept: boolean;
  /** They keep it in the dossier of another recipient, and not in this one. */
  readonly isKeptForOther: boolean;
}

/** A dossier that was exported before something was hidden, with a capture where it stands. */
interface EarlierDossier {
  /** UTC. */
  readonly at: string;
  /** Empty when the person did not say. */
  readonly forWhom: string;
}

export interface HiddenTraces {
  /** For whom the dossier is, as `recipientKey` names it: an answer holds for them alone. Null: for everybody. */
  readonly recipient: string | null;
  /** Words were searched: without any, no text was read. */
  readonly hasWords: boolean;
  readonly captures: readonly CaptureTrace[];
  /** Ordinals of the captures whose image has a copy because the person hides a part of another capture's. */
  readonly copied: readonly number[];
  /** Ordinals of the captures whose page code or text is left out. */
  readonly withoutPage: readonly number[];
  /** Ordinals of the captures with an image that it can read, but did not read entirely: a word may be there. */
  readonly unreadImages: readonly number[];
  /** Ordinals of the captures with an image that the machine never reads: a word may be there. */
  readonly neverReadImages: readonly number[];
  readonly own: readonly { readonly subject: OwnSubject; readonly isKept: boolean }[];
  /** Numbers of the received dossiers where it stands. */
  readonly received: readonly { readonly number: number; readonly isKept: boolean }[];
  readonly earlier: readonly EarlierDossier[];
}

/** Returns the number of traces for which the person neither left out the capture nor decided to keep it. */
export const countUnanswered = ({ captures, own, received }: HiddenTraces): number =>
  [...captures, ...own, ...received].filter(({ isKept }) => !isKept).length;

interface SearchScope extends Pick<SelectedDossier, 'head' | 'documents' | 'request'>, Pick<HiddenTraces, 'recipient'> {
  /** Ids of the items to search. */
  readonly items: ReadonlySet<string>;
  /** Numbers of the received dossiers to search. */
  readonly received: readonly number[];
}

/** Finds everything in the scope that the person hides; null when nothing is hidden. Throws Refusal `cancelled`. */
export async function readHiddenTraces(
  store: CaseStore,
  receivedDossiers: ReceivedDossierRepository,
  readings: FileReadings,
  { head, documents, items, request, received, recipient }: SearchScope,
  progress: Progress,
  signal: AbortSignal,
): Promise<HiddenTraces | null> {
  const { caseId } = head;
  const hidden = await readHiddenInCase(documents, caseId);
  if (hidden === null) return null;
  const searched = await openSearchedItems(store, caseId, items);
  const traces = await findItemTraces(store, readings, caseId, searched, hidden, progress, signal);
  const { words } = hidden.things;
  const parts = resolveParts(request.options ?? {});
  const images = await findImageTraces(documents, caseId, searched, { words, parts }, traces, signal);
  const find = createWordFinder(words.map(({ text }) => text));
  // What was decided for the next dossier is decided where the whole case is searched too.
  const reader = recipient ?? recipientKey(request.options?.purpose ?? null);
  const listAnswers = (what: string, since: string) =>
    hidden.things.kept.filter((answer) => answer.what === what && answer.at >= since);
  const isKept = (what: string, since: string) =>
    listAnswers(what, since).some(({ recipient: whose }) => whose === null || whose === reader);
  const lastWord = latestOf(words.map(({ at }) => at));
  // Images that show everything are then the person's choice.
  const hasOriginals = request.keepsOriginals ?? false;
  const captures = searched.flatMap(({ fiche }): CaptureTrace[] => {
    const { id, ordinal } = fiche;
    const found = traces.get(id);
    // A screen that is not joined asks nothing.
    const screen = joinsScreen(fiche, parts) ? undefined : fiche.files.find(({ role }) => role === 'viewport')?.path;
    const isInNotes = find(notesText(id, hidden, request)).length > 0;
    const { isInRecord = false, unsearched = [], since = '' } = found ?? {};
    const ofImages = hasOriginals ? undefined : images.found.get(id);
    const inImages = ofImages?.paths ?? [];
    const toCheck = hasOriginals
      ? []
      : (found?.toCheck ?? []).filter((path) => path !== screen && !inImages.includes(path));
    if (!isInRecord && !isInNotes && inImages.length + toCheck.length + unsearched.length === 0) return [];
    const latest = latestOf([since, ofImages?.since ?? '']);
    const answer = isKept(keptCapture(id), latest) && (!isInNotes || isKept(keptNotes(id), lastWord));
    const isKeptForOther = !answer && listAnswers(keptCapture(id), latest).length > 0;
    return [{ id, ordinal, isInRecord, isInNotes, inImages, toCheck, unsearched, isKept: answer, isKeptForOther }];
  });
  const ordinalsWhere = (test: (found: ItemTraces, id: string) => boolean) =>
    searched.flatMap(({ fiche: { id, ordinal } }) => {
      const found = traces.get(id);
      return found !== undefined && test(found, id) ? [ordinal] : [];
    });
  const receivedTraces = await searchReceived(store, receivedDossiers, caseId, received, hidden, searched);
  return {
    recipient,
    hasWords: words.length > 0,
    captures,
    copied: ordinalsWhere(({ copies }, id) => copies.size > 0 && !isRedactedByPerson(hidden, id)),
    withoutPage: ordinalsWhere(({ leftOut, wordFiles }) => leftOut.size + wordFiles.size > 0),
    unreadImages: images.unread,
    neverReadImages: images.neverRead,
    own: findOwnSubjects(request.options ?? {}, find).map((subject) => ({
      subject,
      isKept: isKept(keptSubject(subject), lastWord),
    })),
    received: receivedTraces.map(({ number, since }) => ({ number, isKept: isKept(keptReceived(number), since) })),
    earlier: await listEarlierDossiers(store, head, documents, [...traces, ...images.found]),
  };
}

const isRedactedByPerson = ({ notes }: HiddenInCase, id: string): boolean =>
  (notes.get(id)?.redactions.length ?? 0) > 0;

export async function openSearchedItems(
  store: CaseStore,
  caseId: string,
  items: ReadonlySet<string>,
): Promise<readonly SearchedItem[]> {
  const [removed, opened] = await Promise.all([
    store.removedFiles(caseId),
    store.openItems(caseId, (id) => items.has(id)),
  ]);
  return opened.flatMap(({ id, fiche }) =>
    // A damaged record is refused by the export itself.
    fiche === null ? [] : [{ fiche, erased: removed.get(id) ?? new Set<string>() }],
  );
}

function notesText(id: string, { notes }: HiddenInCase, { ticked }: SearchScope['request']): string {
  if (ticked === undefined) return '';
  return listStrings(buildExportedNotes(id, notes.get(id) ?? NO_NOTES, ticked)).join('\n');
}

function findOwnSubjects(options: DossierOptions, find: (text: string) => readonly number[]): readonly OwnSubject[] {
  const parts = resolveParts(options);
  const { requester = {}, narrative, dangerWhy, asked, impact, witnesses, steps, costs, complaint } = options;
  const { address: _address, phone: _phone, email: _email, ...identity } = requester;
  const texts: Readonly<Record<OwnSubject, unknown>> = {
    requester: parts.has('address') ? requester : identity,
    facts: [narrative, dangerWhy, asked],
    impact: parts.has('impact') && impact,
    witnesses: parts.has('witnesses') && witnesses,
    steps: [steps, costs, complaint],
  };
  return (Object.keys(texts) as OwnSubject[]).filter(
    (subject) => find(listStrings(texts[subject]).join('\n')).length > 0,
  );
}

/** Media types of the files of a dossier that are text, by extension. The PDFs of a dossier repeat its records. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonl: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  mhtml: 'multipart/related',
  eml: 'message/rfc822',
};

/** Where a dossier has what somebody captured or imported. Its own PDFs repeat its records. */
const EXHIBIT_FOLDER = /(?:^|\/)(?:pieces|annexes|copies)\//;
const IMAGE_EXTENSIONS = new Set(['png', 'jpg', 'jpeg', 'webp', 'gif', 'heic', 'avif']);

/** Searches received dossiers, which go whole or not at all. */
async function searchReceived(
  store: CaseStore,
  receivedDossiers: ReceivedDossierRepository,
  caseId: string,
  numbers: readonly number[],
  { things, notes }: HiddenInCase,
  searched: readonly SearchedItem[],
): Promise<readonly { readonly number: number; readonly since: string }[]> {
  if (numbers.length === 0) return [];
  const words = things.words.map(({ text }) => text);
  const find = createWordFinder(words);
  const lastWord = latestOf(things.words.map(({ at }) => at));
  const { dossiers } = await receivedDossiers.list(caseId);
  const instants: { readonly number: number; readonly since: string }[] = [];
  const fiches: FicheOfAreas[] = [];
  for (const { id, number, files } of dossiers.filter((one) => numbers.includes(one.number))) {
    const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
    for (const { path } of files) {
      const extension = path.split('.').at(-1) ?? '';
      const mediaType = TEXT_TYPES[extension];
      const isUnsearched = mediaType === undefined && !IMAGE_EXTENSIONS.has(extension) && EXHIBIT_FOLDER.test(path);
      if (words.length > 0 && isUnsearched) instants.push({ number, since: lastWord });
      if (mediaType === undefined || !hasSearchableText(mediaType)) continue;
      const isFiche = path.endsWith(`/${FICHE_NAME}`);
      if (words.length === 0 && !isFiche) continue;
      const body = await receivedDossiers.file(id, path);
      const { text, isWhole } = decodeText(new Uint8Array(await (body ?? new Blob()).arrayBuffer()), mediaType);
      if (!isWhole && EXHIBIT_FOLDER.test(path)) instants.push({ number, since: lastWord });
      for (const index of find(text)) instants.push({ number, since: things.words[index]?.at ?? '' });
      const digestOf = (file: string): string | undefined => digests.get(path.replace(FICHE_NAME, file));
      const fiche = isFiche ? parseAreasOfFiche(text, `${number}/${path}`, digestOf) : null;
      if (fiche !== null) fiches.push(fiche);
    }
  }
  const areas = findHiddenFiles([...(await addRedactedItems(store, caseId, searched, notes)), ...fiches], notes);
  for (const { id } of fiches) {
    const since = areas.get(id)?.since;
    if (since !== undefined) instants.push({ number: Number.parseInt(id, 10), since });
  }
  return [...Map.groupBy(instants, ({ number }) => number)].map(([number, found]) => ({
    number,
    since: latestOf(found.map(({ since }) => since)),
  }));
}

/** Lists the dossiers exported before the hiding of something that one of their captures shows. */
async function listEarlierDossiers(
  store: CaseStore,
  { caseId, seq }: Pick<CaseHead, 'caseId' | 'seq'>,
  reader: DocumentReader,
  traces: readonly (readonly [id: string, trace: Pick<ItemTraces, 'since'>])[],
): Promise<readonly EarlierDossier[]> {
  const [{ lines }, { deliveries }] = await Promise.all([
    store.journal(caseId, seq).then(readJournal),
    readDocument(reader, caseId, deliveriesDocument),
  ]);
  return listExportedDossiers(lines)
    .filter(({ at, items }) => traces.some(([id, { since }]) => items.has(id) && at < since))
    .map(({ at, manifest }) => ({
      at,
      forWhom: deliveries.find((one) => one.manifest === manifest)?.forWhom ?? '',
    }));
}
