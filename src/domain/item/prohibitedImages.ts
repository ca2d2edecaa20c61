import type { OtherCase } from '../case/case.ts';
import type { DossierOptions } from '../export/dossierOptions.ts';
import type { Fiche, FileRole } from './item.ts';

/**
 * Whether an item's image is prohibited: it shows, or may show, a person under 18 naked or in a sexual scene (C. pén.
 * 227-23). Such an item has text and an address, but no image and no page source. Nothing may visit, check, link or
 * print as a QR code that address, and only a dossier for police or procureur has it: the person may give it herself to
 * PHAROS, 3018, Point de Contact, the platform or an avocat.
 */
export function isProhibitedImage(fiche: Pick<Fiche, 'provenance' | 'files'>, removed: ReadonlySet<string>): boolean {
  if (fiche.provenance.options.mode === 'address') return true;
  // An item that shared a screenshot with a prohibited one lost that screenshot, but still has its own image.
  return removed.size > 0 && imageFiles(fiche).every(({ path }) => removed.has(path));
}

/** Whether a dossier for that purpose may contain such an item. Without a purpose, it may. */
export function mayReceiveProhibited(purpose: DossierOptions['purpose']): boolean {
  return purpose === undefined || purpose === 'police' || purpose === 'prosecutor';
}

/** All roles but `text`. The fiche stays too. */
const ERASABLE_ROLES: ReadonlySet<FileRole> = new Set([
  'viewport',
  'post',
  'zone',
  'page',
  'source',
  'archive',
  'media',
  'document',
]);

export function erasablePaths(fiche: Pick<Fiche, 'files'>): readonly string[] {
  return fiche.files.filter(({ role }) => ERASABLE_ROLES.has(role)).map(({ path }) => path);
}

/** Returns the files that show something by themselves, unlike the page's HTML and its MHTML archive. */
export function imageFiles({ files }: Pick<Fiche, 'files'>): Fiche['files'] {
  return files.filter(({ role }) => ERASABLE_ROLES.has(role) && role !== 'source' && role !== 'archive');
}

type LinkedFields = Pick<Fiche, 'address' | 'author' | 'context'>;

/** Returns the addresses of prohibited images, normalised for `findBlockedLinks`. */
export function collectBlockedLinks(prohibited: readonly LinkedFields[]): ReadonlySet<string> {
  const all = prohibited.flatMap(({ address, context }) => [
    address.permalink,
    address.canonical,
    address.page,
    address.frame,
    context.quoted?.permalink,
  ]);
  return new Set(all.flatMap((one) => (one == null ? [] : normalizeAddress(one))));
}

/**
 * Returns the addresses of an item that lead to a prohibited image of another item. They are printed as text, without
 * link or QR code.
 */
export function findBlockedLinks(
  { address, author, context }: LinkedFields,
  blocked: ReadonlySet<string>,
): ReadonlySet<string> {
  const addresses = [address.permalink, address.page, address.frame, author.profileUrl, context.quoted?.permalink];
  // `canonical` is only known for the item's own address.
  const own = address.permalink ?? address.page;
  const isBlocked = (one: string) =>
    blocked.has(normalizeAddress(one)) ||
    (one === own && address.canonical !== null && blocked.has(normalizeAddress(address.canonical)));
  return new Set(addresses.filter((one) => one != null).filter(isBlocked));
}

/** Drops the scheme, `www.`, trailing slashes and the fragment, so that variants of an address compare equal. */
function normalizeAddress(address: string): string {
  const url = URL.parse(address);
  return url === null
    ? address
    : `${url.host.replace(/^www\./, '')}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`;
}

/** Byte-identical copies of an item's images. */
export interface ImageDuplicates {
  /** Items of other cases. */
  readonly items: readonly (OtherCase & { readonly itemId: string })[];
  /** Received dossiers of any case. Their sender sealed them, so each is kept or removed whole. */
  readonly dossiers: readonly (OtherCase & { readonly number: number })[];
}
