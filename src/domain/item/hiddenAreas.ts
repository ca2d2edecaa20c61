import * as v from 'valibot';
import { isInside, type Rect } from '../capture/observation.ts';
import { countSchema, listOf, objectOf, parseOrNull } from '../shared/schemas.ts';
import { latestOf } from '../shared/sortedTexts.ts';
import type { Fiche, FileEntry, FileRole } from './item.ts';
import type { ItemNotes } from './itemNotes.ts';
import type { Redaction } from './redaction.ts';

/**
 * Where a part that the person hides in one image also stands: posts of one screen share its screenshot byte for byte,
 * and their own images are cut from it.
 */

/** What a dossier does with the files of one item because of a hidden part. */
export interface HiddenFiles {
  /** Images replaced by a redacted copy, with the hidden parts of each. */
  readonly copies: ReadonlyMap<string, readonly Redaction[]>;
  /** Images that show nothing hidden: they stay beside the copies. */
  readonly intact: ReadonlySet<string>;
  /** Files left out: page sources, and images that may show a hidden part at an unknown place. */
  readonly leftOut: ReadonlySet<string>;
  /** Images of the same page or post as a hidden part: they may show it too. Only the person can tell. */
  readonly toCheck: readonly string[];
  /** When the hidden parts that concern the item were last changed. */
  readonly since: string;
}

/** `address`: absent from most tests of images alone. */
export type FicheOfAreas = Pick<Fiche, 'id' | 'files' | 'address'>;

const addressPart = v.nullable(v.string());
const parseAreas = parseOrNull(
  objectOf({
    address: objectOf({ page: addressPart, permalink: addressPart, canonical: addressPart }),
    files: listOf(
      objectOf({
        path: v.string(),
        role: v.string(),
        transformations: listOf(v.looseObject({ name: v.string() })),
      }),
    ),
  }),
);

/**
 * Reads the fiche of a received dossier, which somebody else wrote; null when it has another form. `digestOf`: of a
 * file that the dossier has; what it does not have equals no image.
 */
export function parseAreasOfFiche(
  json: string,
  id: string,
  digestOf: (path: string) => string | undefined,
): FicheOfAreas | null {
  try {
    const fiche = parseAreas(JSON.parse(json)) as Omit<FicheOfAreas, 'id'> | null;
    if (fiche === null) return null;
    const files = fiche.files.map((file) => ({ ...file, sha256: digestOf(file.path) ?? `${id} ${file.path}` }));
    return { ...fiche, id, files };
  } catch {
    return null;
  }
}

/** Roles whose place on a screen matters. Media are files of the page, with no known place. */
const PLACED_ROLES: ReadonlySet<FileRole> = new Set(['viewport', 'post', 'zone', 'page']);
const PICTURE_ROLES: ReadonlySet<FileRole> = new Set([...PLACED_ROLES, 'media', 'document']);
const PAGE_SOURCE_ROLES: ReadonlySet<FileRole> = new Set(['source', 'archive']);

/**
 * Returns, by item id, what the hidden parts of `notes` change in these items. Items that nothing concerns are absent.
 */
export function findHiddenFiles(
  fiches: readonly FicheOfAreas[],
  notes: ReadonlyMap<string, Pick<ItemNotes, 'redactions'>>,
): ReadonlyMap<string, HiddenFiles> {
  const redactionsOf = ({ id }: FicheOfAreas) => notes.get(id)?.redactions ?? [];
  const redacted = fiches.filter((fiche) => redactionsOf(fiche).length > 0);
  if (redacted.length === 0) return new Map();
  const areas = new AreasByDigest();
  const unplaced = new Map<string, string>();
  for (const fiche of redacted) {
    const redactions = redactionsOf(fiche);
    for (const one of redactions) {
      const file = fiche.files.find(({ path }) => path === one.file);
      if (file !== undefined) areas.add(file.sha256, one);
    }
    for (const { sha256 } of listUnplaced(fiche, redactions)) unplaced.set(sha256, lastChange(redactions));
  }
  areas.spread(fiches);

  const touchOf = ({ files }: FicheOfAreas): readonly string[] =>
    files.flatMap(({ sha256 }) => [...areas.of(sha256).map(({ at }) => at), ...(unplaced.get(sha256) ?? [])]);
  const pages = new Map<string, string>();
  const posts = new Set<string>();
  for (const fiche of fiches) {
    const since = latestOf(touchOf(fiche));
    if (since === '') continue;
    for (const key of pageKeys(fiche)) pages.set(key, latestOf([since, pages.get(key) ?? '']));
    const isInPost = redactionsOf(fiche).every((one) => isPostPicture(fiche, one.file));
    for (const one of listPostKeys(fiche, isInPost)) posts.add(one);
  }
  return new Map(
    fiches.flatMap((fiche) => {
      const since = latestOf(touchOf(fiche));
      if (since !== '') {
        const sorted = sortFiles(fiche, areas, unplaced, redactionsOf(fiche).length > 0);
        // What was cropped from a screen with a hidden part at an unknown place.
        const isUnsure = fiche.files.some(({ role, sha256 }) => role === 'viewport' && unplaced.has(sha256));
        const toCheck = isUnsure
          ? fiche.files.filter(({ path, role }) => sorted.intact.has(path) && PLACED_ROLES.has(role))
          : [];
        return [[fiche.id, { ...sorted, toCheck: toCheck.map(({ path }) => path), since }] as const];
      }
      const ofPage = latestOf(pageKeys(fiche).flatMap((key) => pages.get(key) ?? []));
      if (ofPage === '') return [];
      // A post has a picture of its own: another post of the page, such as a fragment of a forum, is elsewhere.
      const { permalink } = fiche.address;
      const isOtherPost = permalink !== null && !posts.has(permalink) && !posts.has(`${stripHash(permalink)}#`);
      const toCheck = fiche.files
        .filter(({ role }) => PLACED_ROLES.has(role) && !(role === 'post' && isOtherPost))
        .map(({ path }) => path);
      const leftOut = new Set(fiche.files.filter(isPageSource).map(({ path }) => path));
      return [[fiche.id, { copies: new Map(), intact: new Set<string>(), leftOut, toCheck, since: ofPage }] as const];
    }),
  );
}

/** Sorts the files of an item of which at least one shows a hidden part. */
function sortFiles(
  fiche: FicheOfAreas,
  areas: AreasByDigest,
  unplaced: ReadonlyMap<string, string>,
  isOwn: boolean,
): Pick<HiddenFiles, 'copies' | 'intact' | 'leftOut'> {
  const copies = new Map<string, readonly Redaction[]>();
  const intact = new Set<string>();
  const leftOut = new Set<string>();
  for (const file of fiche.files) {
    const { path, sha256, role } = file;
    const found = areas.of(sha256);
    if (found.length > 0)
      copies.set(
        path,
        found.map((one) => ({ ...one, file: path })),
      );
    else if (isPageSource(file) || unplaced.has(sha256)) leftOut.add(path);
    else if (isPlaced(fiche, file)) intact.add(path);
    else if (PICTURE_ROLES.has(role)) (isOwn || PLACED_ROLES.has(role) ? leftOut : intact).add(path);
  }
  return { copies, intact, leftOut };
}

/** Returns the images of a redacted item whose place beside its redacted images is not known. */
function listUnplaced(fiche: FicheOfAreas, redactions: readonly Redaction[]): readonly FileEntry[] {
  const redactedPaths = new Set(redactions.map(({ file }) => file));
  const areAllPlaced = fiche.files.every((file) => !redactedPaths.has(file.path) || isPlaced(fiche, file));
  return fiche.files.filter(
    (file) => PICTURE_ROLES.has(file.role) && !redactedPaths.has(file.path) && !(areAllPlaced && isPlaced(fiche, file)),
  );
}

export const isPageSource = ({ role }: FileEntry): boolean => PAGE_SOURCE_ROLES.has(role);

const screenOf = ({ files }: Pick<Fiche, 'files'>): FileEntry | undefined =>
  files.find(({ role }) => role === 'viewport');

/** Whether the file is the item's screen, or a known rectangle of it. */
const isPlaced = (fiche: FicheOfAreas, file: FileEntry): boolean =>
  file === screenOf(fiche) || readCropRect(fiche, file) !== null;

/**
 * Returns the rectangle of the item's screen that the file was cropped to, in pixels; null when the fiche does not
 * record that it is such a rectangle and nothing else.
 */
function readCropRect({ files }: Pick<Fiche, 'files'>, { transformations }: FileEntry): Rect | null {
  const [crop, ...others] = transformations;
  const screen = screenOf({ files });
  if (crop?.name !== 'crop' || others.length > 0 || crop.from !== screen?.path) return null;
  const rect = parseRect(crop);
  return rect !== null && rect.width > 0 && rect.height > 0 ? rect : null;
}

const parseRect = parseOrNull(objectOf({ x: countSchema, y: countSchema, width: countSchema, height: countSchema }));

/** Hidden parts by the digest of the image that shows them. */
class AreasByDigest {
  readonly #areas = new Map<string, readonly Redaction[]>();

  of(sha256: string): readonly Redaction[] {
    return this.#areas.get(sha256) ?? [];
  }

  /** Returns false when the part was hidden already. */
  add(sha256: string, area: Redaction): boolean {
    const before = this.of(sha256);
    if (before.some((one) => isInside(area, one))) return false;
    this.#areas.set(sha256, [...before, area]);
    return true;
  }

  /** Carries parts from images to the screens they were cropped from, and from screens to what was cropped. */
  spread(fiches: readonly FicheOfAreas[]): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const fiche of fiches) {
        const screen = screenOf(fiche);
        if (screen === undefined) continue;
        for (const file of fiche.files) {
          const crop = readCropRect(fiche, file);
          if (crop === null) continue;
          for (const area of this.of(file.sha256))
            changed = this.add(screen.sha256, { ...area, x: area.x + crop.x, y: area.y + crop.y }) || changed;
          for (const area of this.of(screen.sha256)) {
            const part = clip(area, crop);
            if (part !== null) changed = this.add(file.sha256, part) || changed;
          }
        }
      }
    }
  }
}

/** Returns the part of an area inside a crop, in pixels of the crop. A cut blur has other blocks: it is masked. */
function clip(area: Redaction, crop: Rect): Redaction | null {
  const [left, top] = [Math.max(area.x, crop.x), Math.max(area.y, crop.y)];
  const width = Math.min(area.x + area.width, crop.x + crop.width) - left;
  const height = Math.min(area.y + area.height, crop.y + crop.height) - top;
  if (width <= 0 || height <= 0) return null;
  const isWhole = width === area.width && height === area.height;
  return { ...area, x: left - crop.x, y: top - crop.y, width, height, way: isWhole ? area.way : 'mask' };
}

/** Addresses that two captures of one page or one post have in common. */
const pageKeys = (fiche: FicheOfAreas): readonly string[] => addressesOf(fiche).map(stripHash);

const addressesOf = ({ address }: FicheOfAreas): readonly string[] =>
  [address.page, address.permalink, address.canonical].flatMap((one) => one ?? []);

const isPostPicture = ({ files }: FicheOfAreas, path: string): boolean =>
  files.some((file) => file.path === path && file.role === 'post');

/**
 * The addresses of an item; with « # », those with any fragment. A part hidden in the picture of a post with a fragment
 * is of that post; one hidden in a screen or a page may be of any post there.
 */
function listPostKeys(fiche: FicheOfAreas, isInPost: boolean): readonly string[] {
  const { permalink } = fiche.address;
  const hasFragment = isInPost && permalink !== null && permalink !== stripHash(permalink);
  const bare = pageKeys(fiche);
  return [...addressesOf(fiche), ...bare, ...(hasFragment ? [] : bare.map((one) => `${one}#`))];
}

const stripHash = (address: string): string => address.split('#')[0] ?? '';

const lastChange = (redactions: readonly Redaction[]): string => latestOf(redactions.map(({ at }) => at));
