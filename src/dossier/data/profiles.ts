import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type Account, groupAccounts } from './accounts.ts';
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

/**
 * Returns the accounts with publications whose own page was not captured and has a web address: before an export, the
 * person may capture it.
 */
export function listAccountsWithoutProfile(items: readonly SnapshotItem[]): readonly Account[] {
  const profiles = new Set(items.filter(isProfile).map(({ number }) => number));
  return groupAccounts(items).filter(
    ({ count, profileUrl, exhibits }) =>
      count > 0 && profileUrl !== null && !exhibits.some((number) => profiles.has(number)),
  );
}
