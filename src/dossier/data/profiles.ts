import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { classifyContext } from './publications.ts';

export const isProfile = (item: SnapshotItem): boolean =>
  classifyContext(item) === 'profile' || item.fiche.surface === 'profile';

/** Returns the exhibit that shows the page of the item's account; null when that page was not captured. */
export function findProfileExhibit(item: SnapshotItem, items: readonly SnapshotItem[]): SnapshotItem | null {
  const { profileUrl } = item.fiche.author;
  return (
    items.find(
      (other) =>
        other !== item &&
        isProfile(other) &&
        (other.fiche.context.linked?.item === item.fiche.id ||
          (profileUrl !== null && [other.fiche.address.page, other.fiche.author.profileUrl].includes(profileUrl))),
    ) ?? null
  );
}
