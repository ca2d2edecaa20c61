import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** For the person's own eyes: which dossier was written when. To whom it went is theirs to add. */
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
    // The dossier is written and the journal says so: a list for later is no reason to refuse it.
    if (!(error instanceof Refusal)) throw error;
  }
}
