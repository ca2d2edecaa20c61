import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Adds a dossier to the person's private list of deliveries (« remises »). The person adds the recipient. */
export async function recordDelivery(
  deps: WorkflowDependencies,
  caseId: string,
  { fileName, manifestDigest }: { readonly fileName: string; readonly manifestDigest: string },
): Promise<void> {
  const [id, at] = [deps.ids.uuid(), deps.clock.now().toISOString()];
  const delivery = { id, at, fileName, manifest: manifestDigest, forWhom: '', date: null };
  try {
    await updateDocument(deps, caseId, deliveriesDocument, (before) => ({
      ...before,
      handovers: [...before.handovers, delivery],
    }));
  } catch (error) {
    // The export already succeeded: a damaged or locked list does not fail it.
    if (!(error instanceof Refusal)) throw error;
  }
}
