import type { CaseHead, CaseStore, ListedItem } from '../../domain/case/case.ts';
import { mayReceiveProhibited } from '../../domain/item/prohibitedImages.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';
import { listProhibitedImageIds } from '../images/blockedLinks.ts';
import type { ExportRequest } from './exportRequest.ts';

export interface NumberedExhibits {
  readonly head: CaseHead;
  /** item id → exhibit number (« pièce n° »), for the items of this dossier. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The same for every item that ever had a number, this dossier's included. */
  readonly allNumbers: ReadonlyMap<string, number>;
  readonly withdrawn: number;
}

/**
 * Selects the items of the next dossier and their numbers without writing anything. Throws Refusal `nothing-to-export`.
 */
export async function selectExhibits(
  store: CaseStore,
  caseId: string,
  { without, leftOut = [], options }: ExportRequest,
) {
  const [items, withdrawn, knownNumbers] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    store.exhibits(caseId),
  ]);
  const kept = items.filter((item) => !withdrawn.has(item.id));
  // Only some recipients may receive the address of an image that must not be kept, whatever the person chose.
  const prohibited = mayReceiveProhibited(options?.purpose) ? [] : await listProhibitedImageIds(store, kept);
  const excludedIds = new Set([...leftOut, ...prohibited]);
  const isIncluded = ({ id, ordinal }: ListedItem) => !without.includes(ordinal) && !excludedIds.has(id);
  const included = kept.filter(isIncluded);
  if (included.length === 0) throw new Refusal('nothing-to-export');
  const lastNumber = Math.max(0, ...knownNumbers.values());
  const added = included
    .filter((item) => !knownNumbers.has(item.id))
    .map((item, index) => ({ number: lastNumber + index + 1, itemId: item.id }));
  const excluded = kept
    .filter((item) => !isIncluded(item))
    .map(({ id }) => ({ item: id, reason: excludedIds.has(id) ? 'person' : 'altered' }));
  const allNumbers = new Map([...knownNumbers, ...added.map(({ itemId, number }) => [itemId, number] as const)]);
  const numbers = new Map(included.map((item) => [item.id, allNumbers.get(item.id) ?? 0] as const));
  return { added, excluded, numbers, allNumbers, withdrawn: withdrawn.size };
}

/**
 * Numbers the new items and records in the journal (`dossier.prepared`) which items this dossier includes and excludes.
 */
export async function prepareExhibits(
  deps: WorkflowDependencies,
  caseId: string,
  request: ExportRequest,
): Promise<NumberedExhibits> {
  const { added, excluded, ...exhibits } = await selectExhibits(deps.store, caseId, request);
  await appendToJournal(deps, caseId, async () => ({
    event: {
      event: 'dossier.prepared',
      payload: {
        items: exhibits.numbers.size,
        exhibits: added.map(({ number, itemId }) => ({ number, item: itemId })),
        excluded,
      },
    },
    exhibits: added,
  }));
  const head = await deps.store.caseHead(caseId);
  if (head === null) throw new Error('the case was erased during the export');
  return { head, ...exhibits };
}
