import { handoversSheet } from '../domain/caseSheets.ts';
import { Refusal } from '../domain/errors.ts';
import { changeSheet } from './sheets.ts';
import type { Desk } from './steps.ts';

/** For the person's own eyes: which dossier was written when. To whom it went is theirs to add. */
export async function noteHandover(
  desk: Desk,
  caseId: string,
  { fileName, manifestDigest }: { readonly fileName: string; readonly manifestDigest: string },
): Promise<void> {
  const [id, at] = [desk.ids.uuid(), desk.clock.now().toISOString()];
  const made = { id, at, fileName, manifest: manifestDigest, forWhom: '', date: null };
  try {
    await changeSheet(desk, caseId, handoversSheet, (before) => ({
      ...before,
      handovers: [...before.handovers, made],
    }));
  } catch (error) {
    // The dossier is written and the journal says so: a list for later is no reason to refuse it.
    if (!(error instanceof Refusal)) throw error;
  }
}
