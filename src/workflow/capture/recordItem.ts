import type {
  CapturedPage,
  CoverMarks,
  Screenshot,
  ScreenshotRequest,
  ScreenshotTab,
} from '../../domain/capture/capturedPage.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Acquisition, CaptureEntry, CaptureMode, Fiche, ItemLink } from '../../domain/item/item.ts';
import { type BinaryContent, byteLength } from '../../domain/shared/binary.ts';
import { Refusal, type RefusalCode } from '../../domain/shared/errors.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS } from '../../domain/shared/limits.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { sealItem } from '../../seal/sealItem.ts';
import { appendToJournal, ensureCase, type WorkflowDependencies } from '../case/caseJournal.ts';
import { readOperator } from '../case/storedDocuments.ts';
import { eraseSharedProhibitedImages } from '../prohibitedImagePolicy.ts';
import { buildAcquisition, type CaptureMetadata } from './buildAcquisition.ts';
import { type ImageProcessor, type ScreenshotCache, type TimedScreenshot, takeScreenshots } from './screenshots.ts';
import { digestThreadPost, type ThreadOperators, type ThreadPost } from './threadMemory.ts';

export interface CaptureTab {
  readonly id: number;
  readonly windowId: number;
  readonly privateWindow: boolean;
}

interface EarlierCapture {
  readonly item: string;
  /** A digest of the page's address, not the address: the tab history stays readable while the store is locked. */
  readonly page: string;
}

/** What was captured in each tab. Kept in memory until the browser closes, never on the disk. */
interface TabHistory {
  /** One item per page, oldest first. */
  before(tabId: number, caseId: string): Promise<readonly EarlierCapture[]>;
  add(tabId: number, caseId: string, one: EarlierCapture): Promise<void>;
}

export interface RecordDependencies extends WorkflowDependencies {
  readonly imageProcessor: ImageProcessor;
  readonly software: { readonly version: string };
  /** `part`: an area outside the viewport, only where the browser can capture one. */
  shoot(tab: ScreenshotTab, part: Rect | null): Promise<Screenshot>;
  /** Screenshots that several posts share. */
  readonly screenshotCache: ScreenshotCache;
  readonly threadOperators: ThreadOperators;
  readonly tabHistory: TabHistory;
  readBrowserInfo(tabId: number): Promise<Pick<CaptureMetadata, 'browser' | 'zoom'>>;
}

export interface RecordRequest {
  /** The attempt's id, which becomes the item's. */
  readonly id: string;
  readonly tab: CaptureTab;
  readonly mode: CaptureMode;
  readonly entry: CaptureEntry;
  /** The item that this one is the context of. */
  readonly link?: ItemLink;
  /** UUID of the thread that the post is captured with. */
  readonly thread?: string;
  /** Identifies the post in its thread. */
  readonly threadPost?: ThreadPost;
  /** Id of an earlier attempt at the same capture, which this one replaces. */
  readonly insteadOf?: string;
  /** The picture is taken again because it was blank. */
  readonly again?: true;
}

/**
 * Records one post or screen and returns its number in the journal once it is stored durably. The item is stored in
 * one transaction: a failure leaves an interrupted attempt, never a partial item. Throws Refusal for every failure that
 * a user can meet.
 *
 * Work overlaps, because the person waits for it (durations: docs/figures.md):
 *
 *     attempt row   ├─ store ─┤
 *     page          ├─ hide UI ─┤         ├─ read post ──────┤
 *     screenshot                ├─ take ──┼─ decode, crop, preview ─┤
 *     browser info              ├─ read ──┤
 *     case          ├─ read ─┤  (none yet: created after the first confirmed screenshot)
 *     journal                                                ├─ lock, head ────┼─ hash, seal, commit ─┤
 *
 * Nothing of a screenshot is kept before the attempt row is durable and the tab is confirmed not to have changed.
 */
export async function recordItem(
  deps: RecordDependencies,
  page: CapturedPage,
  request: RecordRequest,
): Promise<number> {
  return deps.locks.hold(attemptLockName(request.id), async () => {
    const attemptStored = startEarly(storeAttempt(deps, request));
    try {
      return await runAttempt(deps, page, request, attemptStored);
    } catch (error) {
      const isStored = await attemptStored.then(() => deps.store.hasAttempt(request.id)).catch(() => true);
      // The store was erased meanwhile, whichever error that caused.
      if (!isStored) throw new Refusal('cancelled', {}, error);
      await recordAttemptEnd(deps, request.id, error).catch(() => undefined);
      throw error;
    }
  });
}

/** Marks work as awaited later: if another step fails first, a failure of this one is not reported as unhandled. */
function startEarly<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

async function runAttempt(
  deps: RecordDependencies,
  page: CapturedPage,
  request: RecordRequest,
  attemptStored: Promise<void>,
): Promise<number> {
  const { tab } = request;
  const firstRequest = Promise.withResolvers<void>();
  const firstConfirmed = Promise.withResolvers<string>();
  const pendingBrowserInfo = startEarly(firstRequest.promise.then(() => deps.readBrowserInfo(tab.id)));
  const pendingCase = startEarly(prepareCase(deps, request, firstConfirmed.promise));

  const screenshots = await takeScreenshots(
    page,
    async (screenshotRequest, part) => {
      firstRequest.resolve();
      const { png, at, stillThere } = await takeScreenshot(deps, tab, screenshotRequest, part);
      const confirmed = Promise.all([stillThere, attemptStored]).then(() => firstConfirmed.resolve(at));
      return { png, confirmed };
    },
    deps.imageProcessor,
  );
  const sent = await page.finished();
  if (screenshots === null) throw new Refusal('interrupted');

  const { head, operator, earlierCaptures } = await pendingCase;
  if (head.items >= MAX_ITEMS) throw new Refusal('too-many-items', { limit: MAX_ITEMS });
  const pageDigest = await hashPageAddress(head.caseId, sent.reading.address.page);
  const metadata: CaptureMetadata = {
    ...(await pendingBrowserInfo),
    acquiredAt: await firstConfirmed.promise,
    screen: (await page.measured()).screen,
    operator,
    captured: earlierCaptures.filter(({ page }) => page !== pageDigest).map(({ item }) => item),
    privateWindow: tab.privateWindow,
    version: deps.software.version,
    options: { mode: request.mode, entry: request.entry },
    ...(request.link && { link: request.link }),
    ...(request.again && { again: request.again }),
  };
  const fiche = await sealAcquisition(
    deps,
    head.caseId,
    request,
    startEarly(buildAcquisition(deps.imageProcessor, screenshots, sent, metadata).then(assertWithinLimit)),
  );

  page.setWarnings(fiche.warnings);
  // The item is sealed. From here, only a failure to erase a prohibited image fails the capture.
  await eraseSharedProhibitedImages(deps, fiche);
  // Not awaited: saves 0.7 ms (docs/figures.md).
  if (pageDigest !== null) startEarly(deps.tabHistory.add(tab.id, head.caseId, { item: request.id, page: pageDigest }));
  return fiche.ordinal;
}

/** The earlier attempt is deleted only once this one is stored, so that one of them is always listed. */
async function storeAttempt({ store, clock }: RecordDependencies, request: RecordRequest): Promise<void> {
  const { id, insteadOf, thread } = request;
  await store.beginAttempt(id, clock.now().toISOString(), thread);
  if (insteadOf !== undefined) await store.forgetAttempt(insteadOf);
}

/** Takes a screenshot, or reuses that of the same screen. */
async function takeScreenshot(
  deps: RecordDependencies,
  { id: tabId, windowId }: CaptureTab,
  { address, area, cover }: ScreenshotRequest,
  part: Rect | null,
): Promise<TimedScreenshot> {
  const shoot = async (): Promise<TimedScreenshot> => {
    const at = deps.clock.now().toISOString();
    const { png, stillThere } = await deps.shoot({ tabId, windowId, address }, part);
    if (cover === undefined) return { at, png, stillThere };
    const checked = assertNoCover(deps, png, cover, part?.width ?? cover.window.width);
    return { at, png, stillThere: startEarly(Promise.all([stillThere, checked]).then(() => undefined)) };
  };
  if (area.kind !== 'window' || area.screen === undefined) return shoot();
  const { id, taken } = area.screen;
  return deps.screenshotCache.take(`${tabId} ${id} ${address}`, taken, shoot);
}

async function assertNoCover(
  { imageProcessor }: Pick<RecordDependencies, 'imageProcessor'>,
  png: BinaryContent,
  cover: CoverMarks,
  width: number,
): Promise<void> {
  if (await imageProcessor.showsCover(png, cover, width)) throw new Refusal('cover-in-picture');
}

/** `firstConfirmed`: a new store gets its case only once there is a screenshot to keep in it. */
async function prepareCase(deps: RecordDependencies, { tab, thread }: RecordRequest, firstConfirmed: Promise<unknown>) {
  const existingCase = await deps.store.currentCase();
  if (existingCase === null) await firstConfirmed;
  const head = existingCase ?? (await ensureCase(deps));
  const [operator, earlierCaptures] = await Promise.all([
    deps.threadOperators.read(thread, head.caseId, () => readOperator(deps.documentStore, head.caseId)),
    // The item is worth more than its list of earlier captures.
    deps.tabHistory.before(tab.id, head.caseId).catch(() => []),
  ]);
  return { head, operator, earlierCaptures };
}

/** Seals and stores the item. The journal's lock and head are read while its pixels are still being cut. */
async function sealAcquisition(
  deps: RecordDependencies,
  caseId: string,
  { id, thread, threadPost: post }: RecordRequest,
  acquisition: Promise<Acquisition>,
): Promise<Fiche> {
  const threadPost = thread && post && (await digestThreadPost(caseId, thread, post));
  const { item } = await appendToJournal(deps, caseId, async ({ items }) => {
    const sealed = await sealItem(await acquisition, { id, caseId, ordinal: items + 1 });
    return {
      event: { event: 'item.sealed', item: id, digest: sealed.digest },
      item: sealed,
      ...(threadPost && { threadPost }),
    };
  });
  if (item === undefined) throw new Error('the journal lacks the item');
  return item.fiche;
}

/** Returns null for an address that is not http(s). The case id makes digests of two cases differ. */
async function hashPageAddress(caseId: string, address: string | null): Promise<string | null> {
  if (address === null || !/^https?:/.test(address)) return null;
  return sha256Hex(new TextEncoder().encode(`${caseId} ${address}`));
}

function assertWithinLimit(acquisition: Acquisition): Acquisition {
  const bytes = acquisition.files.reduce((sum, { content }) => sum + byteLength(content), 0);
  if (bytes > MAX_ITEM_BYTES) throw new Refusal('item-too-large', { bytes, limit: MAX_ITEM_BYTES });
  return acquisition;
}

/** Records why the attempt ended. An attempt that the person cancelled is deleted: it did not fail. */
async function recordAttemptEnd({ store }: WorkflowDependencies, id: string, error: unknown): Promise<void> {
  const code: RefusalCode = error instanceof Refusal ? error.code : 'interrupted';
  await (code === 'cancelled' ? store.forgetAttempt(id) : store.endAttempt(id, code));
}

/** Lock held by the worker that runs the attempt. */
const attemptLockName = (id: string): string => `attempt:${id}`;

/**
 * Marks pending attempts whose worker died as interrupted. An attempt in progress holds its lock and is skipped. No
 * partial item is left to clean up: an item is stored in one transaction.
 */
export async function recoverAttempts({ store, locks }: Pick<WorkflowDependencies, 'store' | 'locks'>): Promise<void> {
  const pending = await store.pendingAttempts();
  if (pending.length === 0) return;
  const held = await locks.held();
  for (const id of pending) if (!held.has(attemptLockName(id))) await store.endAttempt(id, 'interrupted');
}

/** `isPartial`: null while the store is locked, since the warnings are encrypted with the item. */
type AttemptOutcome = { readonly isPartial: boolean | null } | 'interrupted';

/** Waits for the attempt to end, then says whether its item was stored; an attempt and its item share their id. */
export async function readAttemptOutcome(
  { store, locks }: Pick<WorkflowDependencies, 'store' | 'locks'>,
  id: string,
): Promise<AttemptOutcome> {
  return locks.hold(attemptLockName(id), async () => {
    if ((await store.caseOf(id)) !== null) return { isPartial: await readIsPartial(store, id) };
    if ((await store.pendingAttempts()).includes(id)) await store.endAttempt(id, 'interrupted');
    return 'interrupted';
  });
}

const readIsPartial = (store: Pick<WorkflowDependencies['store'], 'summary'>, id: string): Promise<boolean | null> =>
  store.summary(id).then(
    (summary) => summary?.outcome === 'partial',
    (error: unknown) => (error instanceof Refusal && error.code === 'locked' ? null : Promise.reject(error)),
  );
