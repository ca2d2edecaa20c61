import { countItemsToBackUp, lastBackupDocument } from '../../domain/store/backupStatus.ts';
import { readDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Notes that the case was exported or copied, as it stands. */
export async function recordBackupOrExport(
  { store, documentStore, clock }: WorkflowDependencies,
  caseId: string,
): Promise<void> {
  const head = await store.caseHead(caseId);
  if (head === null) return;
  const at = clock.now().toISOString();
  await documentStore.writeDocument(caseId, lastBackupDocument.name, {
    schema: 'recueil/copies/1',
    at,
    items: head.items,
  });
}

/** How many items of the current case stand on this computer alone, once that should be said; else 0. */
export async function countItemsWithoutBackup({
  store,
  documentStore,
  clock,
}: WorkflowDependencies): Promise<number> {
  const head = await store.currentCase();
  if (head === null || head.items === 0) return 0;
  const last = await readDocument(documentStore, head.caseId, lastBackupDocument);
  const [first] = await store.listSummaries(head.caseId, head.items - 1, 1);
  return countItemsToBackUp(last, head.items, first?.acquiredAt || null, clock.now());
}
