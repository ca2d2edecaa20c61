import type { DossierOptions } from '../export/dossierOptions.ts';
import type { Fiche, FileRole } from '../item/item.ts';

/**
 * Items whose image must not be kept: it shows, or may show, a person under 18 naked or in a sexual scene (C. pén. 227-23).
 * They have words and an address, no pixels and no page source; nothing may visit, check, link or print a code of that
 * address, and it goes only to police, procureur, PHAROS, 3018 and Point de Contact.
 */
export function isProhibitedImage(
  fiche: Pick<Fiche, 'provenance' | 'files'>,
  removed: ReadonlySet<string>,
): boolean {
  if (fiche.provenance.options.mode === 'address') return true;
  // One that shared a screen with such an item lost that screen, and has its own picture.
  return removed.size > 0 && imageFiles(fiche).every(({ path }) => removed.has(path));
}

/** Whether a dossier for them may hold such an item; one for nobody in particular yet is whole. */
export function mayReceiveProhibited(purpose: DossierOptions['purpose']): boolean {
  return purpose === undefined || purpose === 'police' || purpose === 'prosecutor';
}

/** Everything but the words: the fiche and the text stay. */
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

/** What shows something by itself; the page's code and the page in one file are the page's. */
export function imageFiles({ files }: Pick<Fiche, 'files'>): Fiche['files'] {
  return files.filter(({ role }) => ERASABLE_ROLES.has(role) && role !== 'source' && role !== 'archive');
}

type LinkedFields = Pick<Fiche, 'address' | 'author' | 'context'>;

/** The addresses where such an image is to be seen, in the form `closedIn` looks for. */
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

/** Addresses that this item tells, and that lead to such an image of another one: written, never a link nor a code. */
export function findBlockedLinks(
  { address, author, context }: LinkedFields,
  blocked: ReadonlySet<string>,
): ReadonlySet<string> {
  const addresses = [
    address.permalink,
    address.page,
    address.frame,
    author.profileUrl,
    context.quoted?.permalink,
  ];
  // The form that two captures of one post have in common is known of its own address alone.
  const own = address.permalink ?? address.page;
  const isBlocked = (one: string) =>
    blocked.has(normalizeAddress(one)) ||
    (one === own && address.canonical !== null && blocked.has(normalizeAddress(address.canonical)));
  return new Set(addresses.filter((one) => one != null).filter(isBlocked));
}

/** The page, whichever part of it is pointed at, whichever way it is asked for. */
function normalizeAddress(address: string): string {
  const url = URL.parse(address);
  return url === null
    ? address
    : `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}
