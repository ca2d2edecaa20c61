import type { CaseEraseImpact, CaseRepository, EraseImpact, ListedItem } from '../../domain/case/case.ts';
import { caseNameDocument } from '../../domain/case/caseDocuments.ts';
import type { ReceivedDossierRepository } from '../../domain/case/receivedDossiers.ts';
import { WITHDRAWAL_REASON, type WithdrawalReason } from '../../domain/formatNames.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { readJournal } from '../../seal/journal.ts';
import { appendToJournal, EXPORT_LOCK, listExportedDossiers, type WorkflowDependencies } from './caseJournal.ts';
import { readDocument, readLastBackup } from './storedDocuments.ts';

/**
 * Erases an item permanently: the transaction that appends the journal line deletes its fiche, text, images and files.
 * The journal keeps its digest, so that later dossiers count it as withdrawn and still verify. Throws Refusal
 * `nothing-there`.
 */
export async function eraseItem(
  deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'>,
  itemId: string,
): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const withdrawn = (await deps.store.withdrawnItems(item.caseId)).has(itemId);
  await appendToJournal(deps, item.caseId, async () => ({
    // Withdrawn before, it has a second line: this one says that it was erased.
    event: { event: 'item.withdrawn', item: itemId, payload: { reason: WITHDRAWAL_REASON.erased } },
    ...(!withdrawn && { withdrawn: itemId }),
    erased: itemId,
  }));
}

/** Erases a case, after any running export and journal append. Throws Refusal `nothing-there`. */
export async function eraseCase(
  { locks, caseRepository }: Pick<WorkflowDependencies, 'locks'> & { readonly caseRepository: CaseRepository },
  caseId: string,
): Promise<void> {
  await locks.hold(EXPORT_LOCK, () => locks.hold(`journal:${caseId}`, () => caseRepository.erase(caseId)));
}

/** Lists what erasing each case would lose, by the day it was opened. Throws Refusal `locked`. */
export async function listEraseImpacts(
  deps: ImpactDependencies & { readonly caseRepository: CaseRepository },
): Promise<readonly CaseEraseImpact[]> {
  const cases = await deps.caseRepository.cases();
  return Promise.all(
    cases.map(async ({ caseId, openedAt, current }) => {
      const [{ name }, impact] = await Promise.all([
        readDocument(deps.documentStore, caseId, caseNameDocument),
        readEraseImpact(deps, caseId),
      ]);
      return { caseId, name, openedAt, current, ...impact };
    }),
  );
}

type ImpactDependencies = Pick<WorkflowDependencies, 'store' | 'documentStore'> & {
  readonly receivedDossiers: Pick<ReceivedDossierRepository, 'list'>;
};

/** Reads what erasing a case now would lose. Throws Refusal `nothing-there`. */
export async function readEraseImpact(
  { store, documentStore, receivedDossiers }: ImpactDependencies,
  caseId: string,
): Promise<EraseImpact> {
  const head = await store.caseHead(caseId);
  if (head === null) throw new Refusal('nothing-there');
  const [items, withdrawn, { lines }, copy, received] = await Promise.all([
    store.listItems(caseId),
    store.countWithdrawn(caseId),
    store.journal(caseId, head.seq).then(readJournal),
    readLastBackup(documentStore, caseId),
    receivedDossiers.list(caseId),
  ]);
  const dossiers = listExportedDossiers(lines);
  const backup = copy?.backup ?? null;
  // A dossier lacks whole screens, page code and the originals of what is hidden: only a backup has all of an item.
  const isCopied = ({ ordinal }: ListedItem) => ordinal <= (backup?.items ?? 0);
  return {
    items: items.length,
    withdrawn,
    onlyHere: items.filter((item) => !isCopied(item)).length,
    lastExport: dossiers.at(-1)?.at ?? null,
    lastBackup: backup?.at ?? null,
    received: [
      ...received.dossiers.map(({ number, fileName }) => ({ number, fileName })),
      ...received.damaged.map(({ number }) => ({ number, fileName: null })),
    ].toSorted((a, b) => a.number - b.number),
  };
}

/** Withdraws an item from future dossiers. It stays sealed, and the journal records the withdrawal and its reason. */
export async function withdrawItem(
  deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'>,
  itemId: string,
  reason: WithdrawalReason = WITHDRAWAL_REASON.person,
): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Error(`no item has the id ${itemId}`);
  if ((await deps.store.withdrawnItems(item.caseId)).has(itemId)) return;
  await appendToJournal(deps, item.caseId, async () => ({
    event: { event: 'item.withdrawn', item: itemId, payload: { reason } },
    withdrawn: itemId,
  }));
}
