import { findRelativeTime } from '../domain/capture/relativeTime.ts';
import type { Fiche } from '../domain/item/item.ts';
import type { ItemNotes } from '../domain/item/notes.ts';
import type { DatedItem } from './deadlineList.ts';

/**
 * Converts fiches to the items that deadlines are computed from. The person's notes take precedence over what was
 * observed. A publication captured several times was first seen at its first capture. Account pages, later checks of an
 * address and imported documents without a date are not publications and are left out.
 */
export function buildDatedItems(
  fiches: readonly Fiche[],
  notes: ReadonlyMap<string, Pick<ItemNotes, 'visibility' | 'categories'>>,
): readonly DatedItem[] {
  const publications = fiches.filter(
    ({ surface, posting, context }) =>
      (surface !== 'imported' || posting.iso !== null) &&
      (context.linked === undefined || context.linked.relation === 'thread'),
  );
  const firstSeen = new Map<string, string>();
  for (const { address, acquiredAt } of publications) {
    const seen = firstSeen.get(address.canonical ?? '');
    if (address.canonical !== null && (seen === undefined || acquiredAt < seen))
      firstSeen.set(address.canonical, acquiredAt);
  }
  return publications.map((fiche) => {
    const { id, ordinal, posting, warnings, acquiredAt, timeZone, address } = fiche;
    const itemNotes = notes.get(id);
    const relative = warnings.includes('relative-time-only');
    return {
      ordinal,
      posting,
      relative,
      // From the text of this capture: another capture of the same post may be months later.
      relativeAge: relative && posting.raw !== null ? findRelativeTime(posting.raw, Date.parse(acquiredAt)) : null,
      seenAt: firstSeen.get(address.canonical ?? '') ?? acquiredAt,
      timeZone,
      visibility: itemNotes?.visibility?.value ?? fiche.visibility,
      discriminatory: itemNotes?.categories?.value.includes('hate') ? true : null,
    };
  });
}
