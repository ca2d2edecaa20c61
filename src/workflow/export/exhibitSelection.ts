import type { CaseHead, CaseStore, ListedItem } from '../../domain/case/case.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { compareNumbers, type ExhibitNumber, splitNumber } from '../../domain/export/exhibitNumber.ts';
import { assignNumbers, type PlacedMessage } from '../../domain/export/exhibitNumbering.ts';
import { listReceivedToGo } from '../../domain/export/exportChoices.ts';
import type { Mark, NotesSelection } from '../../domain/item/itemNotes.ts';
import { mayReceiveProhibited } from '../../domain/item/prohibitedImages.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';
import type { DocumentReader } from '../case/storedDocuments.ts';
import { listProhibitedImageIds } from '../prohibitedImagePolicy.ts';
import type { FileReadings } from './fileReadings.ts';

export interface ExportRequest {
  /** Ordinals of items that the person excludes because their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Ids of items that the person did not choose for this dossier. */
  readonly leftOut?: readonly string[];
  /** Ids of items that are documents: receipts, answers, the signed authorisation. */
  readonly attachmentIds?: readonly string[];
  /** Numbers of the received dossiers to include; missing: none. */
  readonly receivedDossiers?: readonly number[];
  /**
   * What the person chose and wrote on the guided page. When present, the cover also says what is new since the last
   * exported dossier (`DossierOptions.previous`).
   */
  readonly options?: Omit<DossierOptions, 'previous'>;
  /** Splits the dossier into zips of at most 20 MB. */
  readonly volumes?: boolean;
  /** Encrypts the zips; missing or null: plain zips. Never stored. */
  readonly password?: string | null;
  /** The originals of redacted images go too; missing: the copies alone. */
  readonly keepsOriginals?: boolean;
  /** Imported images keep their place, device and other private metadata; missing: a copy without them goes instead. */
  readonly keepsMetadata?: boolean;
  /** Which parts of the notes of each item to include; missing: none. */
  readonly ticked?: NotesSelection;
  /** Marks of the person, by item id; missing: none. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** Returns the numbers of the received dossiers to include: none when the size limit or the recipient excludes them. */
export const selectReceivedDossiers = ({
  volumes = false,
  receivedDossiers = [],
  options = {},
}: ExportRequest): readonly number[] =>
  listReceivedToGo({ volumes, purpose: options.purpose ?? null, receivedDossiers: [...receivedDossiers] });

/** The items of a dossier, and their numbers. */
export interface ExhibitSelection {
  /** item id → exhibit number (« pièce n° »), for the items of this dossier. */
  readonly numbers: ReadonlyMap<string, ExhibitNumber>;
  /** The same for every item that ever had a number, this dossier's included. */
  readonly allNumbers: ReadonlyMap<string, ExhibitNumber>;
  /** The numbers that no earlier dossier gave. */
  readonly added: ReturnType<typeof assignNumbers>;
  /** Ids of the items that the person excludes because their files no longer match their seal. */
  readonly altered: ReadonlySet<string>;
  readonly withdrawn: number;
}

/** The numbers of the exhibits, in order. */
export const listNumbers = ({ numbers }: ExhibitSelection): readonly ExhibitNumber[] =>
  [...numbers.values()].toSorted(compareNumbers);

/** A dossier to read: a request, and what it selects. */
export interface SelectedDossier {
  /** The journal ends there for this dossier. */
  readonly head: CaseHead;
  /** What the dossier reads of the case's documents. */
  readonly documents: DocumentReader;
  readonly request: ExportRequest;
  readonly exhibits: ExhibitSelection;
}

/**
 * Selects the next dossier's items and numbers; writes nothing. Throws Refusal `nothing-to-export`, unless it
 * `mayBeEmpty`.
 */
export async function selectExhibits(
  store: CaseStore,
  places: FileReadings['places'],
  caseId: string,
  { without, leftOut = [], options }: ExportRequest,
  mayBeEmpty = false,
): Promise<ExhibitSelection> {
  const [items, withdrawn, knownNumbers] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    store.exhibits(caseId),
  ]);
  const kept = items.filter((item) => !withdrawn.has(item.id));
  // Only some recipients may receive the address of an image that must not be kept, whatever the person chose.
  const prohibited = mayReceiveProhibited(options?.purpose) ? [] : await listProhibitedImageIds(store, kept);
  const excludedIds = new Set([...leftOut, ...prohibited]);
  const chosen = kept.filter(({ id }) => !excludedIds.has(id));
  const included = chosen.filter(({ ordinal }) => !without.includes(ordinal));
  if (included.length === 0 && !mayBeEmpty) throw new Refusal('nothing-to-export');
  const messages = await readMessagePlaces(store, places, caseId, (id) => typeof knownNumbers.get(id) !== 'number');
  const placeOf = ({ id }: ListedItem) => ({ ...(messages.get(id) ?? NO_PLACE), id });
  const added = assignNumbers(
    included.filter(({ id }) => !knownNumbers.has(id)).map(placeOf),
    knownNumbers,
    items.map(placeOf),
  );
  const allNumbers = new Map([...knownNumbers, ...added.map(({ itemId, number }) => [itemId, number] as const)]);
  return {
    numbers: new Map(included.map(({ id }) => [id, allNumbers.get(id) ?? 0] as const)),
    allNumbers,
    added,
    altered: new Set(chosen.flatMap(({ id, ordinal }) => (without.includes(ordinal) ? [id] : []))),
    withdrawn: withdrawn.size,
  };
}

/** Not a message of an archive. */
const NO_PLACE: PlacedMessage = { posting: { raw: null, iso: null, precision: null, source: null } };

/** Reads which of the wanted items are messages of an archive, and where they stand. Fiches never change. */
async function readMessagePlaces(
  store: CaseStore,
  known: FileReadings['places'],
  caseId: string,
  isWanted: (itemId: string) => boolean,
): Promise<ReadonlyMap<string, PlacedMessage>> {
  for (const { id, fiche } of await store.openItems(caseId, (id) => isWanted(id) && !known.has(id))) {
    // A damaged fiche stops the export, and is named, when the dossier reads it.
    if (fiche === null) continue;
    const { exported, posting } = fiche;
    known.set(id, exported === undefined ? null : { exported, posting });
  }
  return new Map([...known].flatMap(([id, place]) => (place === null ? [] : [[id, place] as const])));
}

/**
 * Records in the journal (`dossier.prepared`) which items this dossier includes and excludes, with the new numbers.
 * What was captured since the selection is excluded, and what was withdrawn since is no longer in it.
 */
export async function prepareExhibits(
  deps: WorkflowDependencies,
  caseId: string,
  { added, altered, ...selected }: ExhibitSelection,
): Promise<Pick<SelectedDossier, 'head' | 'exhibits'>> {
  const { store } = deps;
  let exhibits: ExhibitSelection = { added, altered, ...selected };
  await appendToJournal(deps, caseId, async () => {
    const [items, withdrawn] = await Promise.all([store.listItems(caseId), store.withdrawnItems(caseId)]);
    const numbers = new Map([...selected.numbers].filter(([id]) => !withdrawn.has(id)));
    if (numbers.size === 0) throw new Refusal('nothing-to-export');
    exhibits = { ...exhibits, numbers, withdrawn: withdrawn.size };
    const excluded = items.filter(({ id }) => !withdrawn.has(id) && !numbers.has(id));
    return {
      event: {
        event: 'dossier.prepared',
        payload: {
          items: numbers.size,
          exhibits: added.map(({ number, itemId }) => ({ ...splitNumber(number), item: itemId })),
          excluded: excluded.map(({ id }) => ({ item: id, reason: altered.has(id) ? 'altered' : 'person' })),
        },
      },
      exhibits: added,
    };
  });
  const head = await store.caseHead(caseId);
  if (head === null) throw new Error('the case was erased during the export');
  return { head, exhibits };
}
