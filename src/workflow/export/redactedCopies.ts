import type { CaseSnapshot } from '../../domain/export/caseSnapshot.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import type { Redaction } from '../../domain/item/redaction.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { sha256Hex } from '../../seal/digest.ts';

/** Draws a PNG of an image whose `parts` are irreversibly hidden. */
export type MakeRedactedCopy = (original: Blob, parts: readonly Redaction[]) => Promise<Blob>;

/**
 * Returns a reader that makes redacted copies on demand; they are not stored. It throws Refusal `item-altered` when the
 * original no longer matches its seal.
 */
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
    // Without a redaction, the copy would show the whole original.
    if (entry === undefined || parts.length === 0 || digest !== entry.sha256)
      throw new Refusal('item-altered', { ordinal: fiche?.ordinal ?? 0, path });
    return makeRedactedCopy(original, parts);
  };
}
