import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { classifyContext } from './publications.ts';

export const isProfile = (item: SnapshotItem): boolean =>
  classifyContext(item) === 'profile' || item.fiche.surface === 'profile';

/** Few items are profiles: each of a thousand exhibits looks for its own among these. */
const profilesOf = new WeakMap<readonly SnapshotItem[], readonly SnapshotItem[]>();

/** Returns the exhibit that shows the page of the item's account; null when that page was not captured. */
export function findProfileExhibit(item: SnapshotItem, items: readonly SnapshotItem[]): SnapshotItem | null {
  const profiles = profilesOf.get(items) ?? items.filter(isProfile);
  profilesOf.set(items, profiles);
  const { profileUrl } = item.fiche.author;
  return (
    profiles.find(
      (other) =>
        other !== item &&
        (other.fiche.context.linked?.item === item.fiche.id ||
          (profileUrl !== null && [other.fiche.address.page, other.fiche.author.profileUrl].includes(profileUrl))),
    ) ?? null
  );
}
