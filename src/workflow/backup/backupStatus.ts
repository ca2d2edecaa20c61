import { countItemsToBackUp, lastBackupDocument } from '../../domain/case/caseDocuments.ts';
import { SCHEMA } from '../../domain/formatNames.ts';
import { readDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Records that the case, with its current number of items, was exported or backed up. */
export async function recordBackupOrExport(
  { store, documentStore, clock }: WorkflowDependencies,
  caseId: string,
): Promise<void> {
  const head = await store.caseHead(caseId);
  if (head === null) return;
  const at = clock.now().toISOString();
  await documentStore.writeDocument(caseId, lastBackupDocument.name, {
    schema: SCHEMA.lastBackup,
    at,
    items: head.items,
  });
}

/** Counts the items of the current case that exist only on this computer; 0 while no reminder is due. */
export async function countItemsWithoutBackup({ store, documentStore, clock }: WorkflowDependencies): Promise<number> {
  const head = await store.currentCase();
  if (head === null || head.items === 0) return 0;
  const last = await readDocument(documentStore, head.caseId, lastBackupDocument);
  const [first] = await store.listSummaries(head, head.items - 1, 1);
  return countItemsToBackUp(last, head.items, first?.acquiredAt || null, clock.now());
}
