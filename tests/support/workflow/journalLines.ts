import type { JournalLine } from '../../../src/domain/case/case.ts';
import { readJournal } from '../../../src/seal/journal.ts';
import type { WorkflowDependencies } from '../../../src/workflow/case/caseJournal.ts';

/** Reads the journal of the current case; empty when there is none. Throws when the chain has faults. */
export async function readJournalLines({
  store,
}: Pick<WorkflowDependencies, 'store'>): Promise<readonly JournalLine[]> {
  const head = await store.currentCase();
  if (head === null) return [];
  const { lines, faults } = await readJournal(await store.journal(head.caseId, head.seq));
  if (faults.length > 0) throw new Error(`the journal has faults: ${JSON.stringify(faults)}`);
  return lines;
}
