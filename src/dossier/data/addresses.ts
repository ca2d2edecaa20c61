import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { isProhibitedImage } from '../../domain/images/prohibitedImages.ts';

/** The post's own address, else that of the page; null when neither was read. */
export function getItemAddress({ fiche }: Pick<SnapshotItem, 'fiche'>): string | null {
  return fiche.address.permalink ?? fiche.address.page;
}

/** Whether a document may lead there by a link or a code: never to what must not be looked at again. */
export function isLinkAllowed(item: SnapshotItem, to = getItemAddress(item)): boolean {
  const { fiche, removed, blockedLinks: closed } = item;
  return !isProhibitedImage(fiche, removed) && !(to !== null && closed?.has(to));
}
