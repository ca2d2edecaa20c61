import type { CaseSnapshot } from '../../domain/export/caseSnapshot.ts';
import type { Redaction } from '../../domain/images/redaction.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { sha256Hex } from '../../seal/digest.ts';

/** A PNG of an image with parts of it hidden for good. */
export type MakeRedactedCopy = (original: Blob, parts: readonly Redaction[]) => Promise<Blob>;

/** Copies are made when a dossier asks for them and kept nowhere. An original that no longer matches its seal is refused. */
export function buildRedactedCopyReader(
  file: CaseSnapshot['file'],
  fiches: ReadonlyMap<string, Fiche>,
  caseNotes: ReadonlyMap<string, ItemNotes>,
  makeRedactedCopy: MakeRedactedCopy,
): NonNullable<CaseSnapshot['redactedCopy']> {
  return async (itemId, path) => {
    const fiche = fiches.get(itemId);
    const entry = fiche?.files.find((one) => one.path === path);
    const parts = caseNotes.get(itemId)?.redactions.filter((one) => one.file === path) ?? [];
    const body = await file(itemId, path);
    const original = body instanceof Blob ? body : new Blob([body]);
    const digest = await sha256Hex(new Uint8Array(await original.arrayBuffer()));
    // A copy without a hidden part would be the original under another name.
    if (entry === undefined || parts.length === 0 || digest !== entry.sha256)
      throw new Refusal('item-altered', { ordinal: fiche?.ordinal ?? 0, path });
    return makeRedactedCopy(original, parts);
  };
}
