import type { Rect } from '../domain/capture/observation.ts';
import type { CaseChange, CaseRepository, CaseStore, ListedItem } from '../domain/case/case.ts';
import { imageQuestionDocument } from '../domain/case/caseDocuments.ts';
import type { ReceivedDossierRepository } from '../domain/case/receivedDossiers.ts';
import type { Purpose } from '../domain/export/dossierOptions.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import type { Fiche } from '../domain/item/item.ts';
import { type ItemNotes, isIntimate } from '../domain/item/itemNotes.ts';
import {
  collectBlockedLinks,
  erasablePaths,
  findBlockedLinks,
  type ImageDuplicates,
  imageFiles,
  isProhibitedImage,
} from '../domain/item/prohibitedImages.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { ScreenshotCache } from './capture/screenshots.ts';
import { appendToJournal, type WorkflowDependencies } from './case/caseJournal.ts';
import { listNamedCases } from './case/currentCase.ts';
import { readDocument, updateDocument } from './case/storedDocuments.ts';

/** Whether to ask about prohibited images: once per case, after its first capture. */
export async function isImagePromptDue(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore'>,
  caseId: string,
): Promise<boolean> {
  const head = await deps.store.caseHead(caseId);
  if (head === null || head.items === 0) return false;
  return (await readDocument(deps.documentStore, head.caseId, imageQuestionDocument)) === null;
}

export async function recordImagePromptAnswer(
  deps: Pick<WorkflowDependencies, 'clock' | 'documentStore' | 'locks'>,
  caseId: string,
): Promise<void> {
  const answer = { schema: SCHEMA.imageQuestion, answeredAt: deps.clock.now().toISOString() } as const;
  await updateDocument(deps, caseId, imageQuestionDocument, () => answer);
}

/**
 * Erases the images, media, page source and preview of an item whose image must not be kept, in the transaction that
 * appends the journal line. Its fiche and text stay. Other items of the case lose the same images first
 * (`selectFilesToErase`), so a second run completes one that was interrupted. Posts of a thread being captured, sealed
 * after this, lose them in `eraseSharedProhibitedImages`.
 */
export async function eraseItemImages(
  deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'> & { readonly screenshotCache: ScreenshotCache },
  itemId: string,
): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Error(`no item has the id ${itemId}`);
  const { caseId, fiche } = item;
  deps.screenshotCache.addProhibited(fiche);
  const removed = await deps.store.removedFiles(caseId);
  for (const { id, fiche: other } of await deps.store.openItems(caseId, (id) => id !== itemId)) {
    const erasure = other && selectFilesToErase(other, fiche);
    if (erasure !== null) await eraseFiles(deps, caseId, { itemId: id, ...erasure }, removed);
  }
  await eraseFiles(deps, caseId, { itemId, paths: erasablePaths(fiche) }, removed);
}

/** Erases, from an item just sealed, the screenshot it shares with items whose image was erased during the capture. */
export async function eraseSharedProhibitedImages(
  deps: Parameters<typeof eraseItemImages>[0],
  fiche: Fiche,
): Promise<void> {
  for (const prohibitedFiche of deps.screenshotCache.findProhibitedFromSameShot(fiche)) {
    const erasure = selectFilesToErase(fiche, prohibitedFiche);
    if (erasure === null) continue;
    const removed = await deps.store.removedFiles(fiche.caseId);
    await eraseFiles(deps, fiche.caseId, { itemId: fiche.id, ...erasure }, removed);
  }
}

async function eraseFiles(
  deps: Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'>,
  caseId: string,
  erasure: NonNullable<CaseChange['removed']>,
  removed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const { itemId } = erasure;
  const paths = erasure.paths.filter((path) => !removed.get(itemId)?.has(path));
  if (paths.length === 0) return;
  await appendToJournal(deps, caseId, async () => ({
    // No reason is written: readers of the journal learn only which files were erased.
    event: { event: 'item.filesRemoved', item: itemId, payload: { paths } },
    removed: { ...erasure, paths },
  }));
}

/*
 * Posts of one screen share its screenshot, byte for byte: a file erased or hidden in one item must be erased or hidden
 * in the others.
 */

type WithFiles = Pick<Fiche, 'files'>;

/**
 * Selects the files to erase from `item` when the images of `other` are erased; null when they share none. Usually
 * these are the shared screenshot and `page.mhtml`, which contains the page's images; `shared` says that the item keeps
 * its own image. If the item's own image is the same picture, overlaps that of `other` on the screen, or shows the
 * whole page, all its erasable files are selected.
 */
export function selectFilesToErase(
  item: WithFiles,
  other: WithFiles,
): { readonly paths: readonly string[]; readonly shared?: true } | null {
  const digests = new Set(imageFiles(other).map(({ sha256 }) => sha256));
  const shared = imageFiles(item).filter(({ sha256 }) => digests.has(sha256));
  if (shared.length === 0) return null;
  const keepsOwnImage =
    shared.length < imageFiles(item).length &&
    shared.every(({ role }) => role === 'viewport') &&
    !item.files.some(({ role }) => role === 'page') &&
    !cropRects(item).some((own) => cropRects(other).some((rect) => overlap(own, rect)));
  if (!keepsOwnImage) return { paths: erasablePaths(item) };
  const archives = item.files.filter(({ role }) => role === 'archive');
  return { paths: [...shared, ...archives].map(({ path }) => path), shared: true };
}

/** Crops include partly covered pixels, so consecutive posts overlap by their common border. */
const SHARED_BORDER_PX = 2;

/** The rectangles of the item's crops on the screen, in device pixels. */
function cropRects({ files }: WithFiles): readonly Rect[] {
  const crops = files.flatMap(({ transformations }) => transformations.filter(({ name }) => name === 'crop'));
  return crops.flatMap(({ x, y, width, height }) =>
    typeof x === 'number' && typeof y === 'number' && typeof width === 'number' && typeof height === 'number'
      ? [{ x, y, width, height }]
      : [],
  );
}

/** Whether two crops of one screen show common content: a quoted post, or a region drawn over a post. */
function overlap(a: Rect, b: Rect): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > SHARED_BORDER_PX && down > SHARED_BORDER_PX;
}

interface CaseNotes {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of items whose notes cannot be read: each may be intimate. */
  readonly damaged: readonly string[];
}

/**
 * Finds, by item id, the files of a dossier's items that its recipient must not receive. Paths. First the images that
 * items share with an intimate item, in the dossier or not. A platform is told where an intimate image is and removes
 * it: of such an item, it receives only the words. What was sent with blackmail goes only to those who prosecute it and
 * to the lawyer.
 */
export async function findWithheldFiles(
  store: CaseStore,
  caseId: string,
  items: readonly Fiche[],
  { notes, damaged }: CaseNotes,
  purpose: Purpose | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const isMaybeIntimate = (id: string) => damaged.includes(id) || isIntimate(notes.get(id) ?? {});
  const concealingIds = new Set([...notes.keys(), ...damaged].filter(isMaybeIntimate));
  const sent = purpose !== undefined && SEES_THREATENED.has(purpose) ? new Map() : findThreatenedMedia(items, notes);
  if (concealingIds.size === 0) return sent;
  const known = new Set(items.map(({ id }) => id));
  const opened = await store.openItems(caseId, (id) => concealingIds.has(id) && !known.has(id));
  const intimate = [...items.filter(({ id }) => concealingIds.has(id)), ...opened.flatMap(({ fiche }) => fiche ?? [])];
  const concealedIn = (item: Fiche): readonly string[] => {
    // Intimate items share one annex, so they need not conceal images from each other.
    if (!isMaybeIntimate(item.id)) return intimate.flatMap((other) => selectFilesToErase(item, other)?.paths ?? []);
    return purpose === 'platform' ? item.files.flatMap(({ path, role }) => (role === 'text' ? [] : path)) : [];
  };
  return new Map(items.map((item) => [item.id, [...new Set([...concealedIn(item), ...(sent.get(item.id) ?? [])])]]));
}

/** Recipients that need the picture itself: who inquires or prosecutes, and the person's own lawyer. */
const SEES_THREATENED: ReadonlySet<Purpose> = new Set(['police', 'prosecutor', 'lawyer']);

/** How many messages away, in the same conversation, a picture may stand from the words of its sender. */
const THREAT_REACH = 3;

/**
 * Finds the files that one sender sent with a message which the person rated as blackmail, or a few messages from it:
 * they may be what the sender threatens to publish. By item id, paths.
 */
function findThreatenedMedia(
  items: readonly Fiche[],
  notes: CaseNotes['notes'],
): ReadonlyMap<string, readonly string[]> {
  const threats = items.filter(({ id }) => notes.get(id)?.categories?.value.includes('blackmail'));
  const isNear = (fiche: Fiche, threat: Fiche): boolean => {
    const [one, other] = [fiche.exported, threat.exported];
    if (one === undefined || other === undefined) return fiche === threat;
    return (
      one.archive.commitment === other.archive.commitment &&
      one.path === other.path &&
      fiche.author.displayName === threat.author.displayName &&
      fiche.author.platformId === threat.author.platformId &&
      Math.abs(one.index - other.index) <= THREAT_REACH
    );
  };
  return new Map(
    items
      .filter((fiche) => threats.some((threat) => isNear(fiche, threat)))
      .map(({ id, files }) => [id, files.flatMap(({ path, role }) => (role === 'media' ? [path] : []))]),
  );
}

/** Returns the ids of the items whose image must not be kept. */
export async function listProhibitedImageIds(
  store: CaseStore,
  items: readonly ListedItem[],
): Promise<readonly string[]> {
  const summaries = await Promise.all(items.map(({ id }) => store.summary(id)));
  return summaries.flatMap((summary) => (summary?.prohibited ? [summary.id] : []));
}

/**
 * Finds, by item id, the addresses of items of a dossier that lead to an image that must not be kept. The image may
 * belong to any item of the case, in the dossier or not.
 */
export async function findItemsBlockedLinks(
  store: CaseStore,
  caseId: string,
  items: readonly { readonly fiche: Fiche; readonly erased: ReadonlySet<string> }[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const includedIds = new Set(items.map(({ fiche }) => fiche.id));
  const others = (await store.listItems(caseId)).filter(({ id }) => !includedIds.has(id));
  const otherIds = new Set(await listProhibitedImageIds(store, others));
  const opened = otherIds.size === 0 ? [] : await store.openItems(caseId, (id) => otherIds.has(id));
  const prohibited = [
    ...items.filter(({ fiche, erased }) => isProhibitedImage(fiche, erased)).map(({ fiche }) => fiche),
    ...opened.flatMap(({ fiche }) => fiche ?? []),
  ];
  if (prohibited.length === 0) return new Map();
  const blocked = collectBlockedLinks(prohibited);
  return new Map(items.map(({ fiche }) => [fiche.id, findBlockedLinks(fiche, blocked)]));
}

/**
 * Finds where copies of an item's images are still stored: in items of other cases (its own case lost them with it) and
 * in received dossiers, by the digests of their manifests. Damaged items and dossiers are skipped. Throws Refusal
 * `nothing-there`.
 */
export async function findDuplicateImages(
  deps: Pick<WorkflowDependencies, 'store' | 'documentStore'> & {
    readonly caseRepository: CaseRepository;
    readonly receivedDossiers: ReceivedDossierRepository;
  },
  itemId: string,
): Promise<ImageDuplicates> {
  const { store, documentStore, caseRepository, receivedDossiers } = deps;
  const item = await store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const digests = new Set(imageFiles(item.fiche).map(({ sha256 }) => sha256));
  if (digests.size === 0) return { items: [], dossiers: [] };
  const found = { items: [], dossiers: [] } as { [K in keyof ImageDuplicates]: ImageDuplicates[K][number][] };
  for (const [index, { caseId, name }] of (await listNamedCases(caseRepository, documentStore)).entries()) {
    const caseInfo = { caseId, name, place: index + 1 };
    if (caseId !== item.caseId) {
      const removed = await store.removedFiles(caseId);
      for (const { id, fiche } of await store.openItems(caseId, () => true)) {
        const images = fiche === null ? [] : imageFiles(fiche);
        if (images.some(({ path, sha256 }) => digests.has(sha256) && !removed.get(id)?.has(path)))
          found.items.push({ ...caseInfo, itemId: id });
      }
    }
    for (const { number, files } of (await receivedDossiers.list(caseId)).dossiers)
      if (files.some(({ sha256 }) => digests.has(sha256))) found.dossiers.push({ ...caseInfo, number });
  }
  return found;
}
