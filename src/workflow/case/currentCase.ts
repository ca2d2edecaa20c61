import type {
  CaseLabel,
  CaseRepository,
  DocumentStore,
  OtherCase,
  StoredCase,
  WrongCase,
} from '../../domain/case/case.ts';
import { caseNameDocument } from '../../domain/case/caseDocuments.ts';
import { WITHDRAWAL_REASON } from '../../domain/formatNames.ts';
import { ifDamaged, Refusal } from '../../domain/shared/errors.ts';
import type { WorkflowDependencies } from './caseJournal.ts';
import { withdrawItem } from './eraseAndWithdraw.ts';
import { readDocument } from './storedDocuments.ts';

/** Returns '' when the case has no name or its name cannot be read: the case is listed anyway. */
const readCaseName = (documentStore: DocumentStore, caseId: string): Promise<string> =>
  readDocument(documentStore, caseId, caseNameDocument)
    .then(({ name }) => name)
    .catch(ifDamaged(() => ''));

export interface NamedCase extends StoredCase {
  /** Empty when the case has no name. */
  readonly name: string;
  /** Number of stored items. */
  readonly items: number;
}

export async function listNamedCases(
  caseRepository: CaseRepository,
  documentStore: DocumentStore,
): Promise<readonly NamedCase[]> {
  const [cases, counts] = await Promise.all([caseRepository.cases(), caseRepository.itemCounts()]);
  return Promise.all(
    cases.map(async (one) => ({
      ...one,
      name: await readCaseName(documentStore, one.caseId),
      items: counts.get(one.caseId) ?? 0,
    })),
  );
}

/**
 * Returns the name and position (from 1) of the current case, or {} when there is only one case. `opens`: none is
 * current, since it was erased or closed, and the next capture opens this new one beside the others.
 */
export async function findCurrentCase(
  caseRepository: Pick<CaseRepository, 'cases'>,
  documentStore: DocumentStore,
): Promise<{ readonly current?: CaseLabel; readonly opens?: CaseLabel }> {
  const cases = await caseRepository.cases();
  const at = cases.findIndex(({ current }) => current);
  const found = cases[at];
  if (found === undefined) return cases.length === 0 ? {} : { opens: { name: '', place: cases.length + 1 } };
  if (cases.length === 1) return {};
  return { current: { name: await readCaseName(documentStore, found.caseId), place: at + 1 } };
}

/** Lists the open cases that an item is not in. Throws Refusal `nothing-there` for an unknown item, and `locked`. */
export async function listOtherCases(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore'> & { readonly caseRepository: CaseRepository },
  itemId: string,
): Promise<readonly OtherCase[]> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const cases = await listNamedCases(deps.caseRepository, deps.documentStore);
  return cases.flatMap(({ caseId, name, closedAt }, at) =>
    closedAt === null && caseId !== item.caseId ? [{ caseId, name, place: at + 1 }] : [],
  );
}

/**
 * Captures again in the right case, which becomes the current one, and only then withdraws the item of the wrong case:
 * a sealed item does not move, and nothing is lost when the new capture fails. The current case then stays as it was.
 * Throws Refusal `nothing-there` for an unknown item or case, and what `capture` throws.
 */
export async function captureInRightCase<T>(
  deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'> & { readonly caseRepository: CaseRepository },
  { item: itemId, caseId }: WrongCase,
  capture: () => Promise<T>,
): Promise<T> {
  const item = await deps.store.item(itemId);
  if (item === null || item.caseId === caseId) throw new Refusal('nothing-there');
  const before = (await deps.caseRepository.cases()).find(({ current }) => current);
  await deps.caseRepository.select(caseId);
  const captured = await capture().catch(async (error: unknown) => {
    if (before !== undefined) await deps.caseRepository.select(before.caseId);
    throw error;
  });
  await withdrawItem(deps, itemId, WITHDRAWAL_REASON.wrongCase);
  return captured;
}
