import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { isProhibitedImage } from '../../domain/item/prohibitedImages.ts';

/** Returns the post's own address, else the page's; null when neither was read. */
export function getItemAddress({ fiche }: Pick<SnapshotItem, 'fiche'>): string | null {
  return fiche.address.permalink ?? fiche.address.page;
}

/** Whether a document may contain a link or QR code to the address: never to a prohibited image. */
export function isLinkAllowed(item: SnapshotItem, to = getItemAddress(item)): boolean {
  const { fiche, removed, blockedLinks } = item;
  return !isProhibitedImage(fiche, removed) && !(to !== null && blockedLinks?.has(to));
}
