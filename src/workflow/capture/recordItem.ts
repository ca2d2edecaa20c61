import type { Rect } from '../../domain/capture/observation.ts';
import type { Acquisition, CaptureEntry, CaptureMode } from '../../domain/item/item.ts';
import type { ItemLink } from '../../domain/item/itemLinks.ts';
import { byteLength } from '../../domain/shared/binary.ts';
import { Refusal, type RefusalCode } from '../../domain/shared/errors.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS } from '../../domain/shared/limits.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { sealItem } from '../../seal/sealItem.ts';
import { appendToJournal, ensureCase, type WorkflowDependencies } from '../case/caseJournal.ts';
import { readOperator } from '../case/operator.ts';
import { eraseSharedProhibitedImages } from '../images/eraseImages.ts';
import { buildAcquisition, type CaptureMetadata } from './buildAcquisition.ts';
import type { CapturedPage } from './capturedPage.ts';
import type { ImageProcessor } from './imageProcessor.ts';
import { attemptLockName } from './recoverAttempts.ts';
import type { Screenshot, ScreenshotCache, TimedScreenshot } from './screenshotCache.ts';
import { takeScreenshots } from './takeScreenshots.ts';

export interface CaptureTab {
  readonly id: number;
  readonly windowId: number;
  readonly privateWindow: boolean;
}

/** A page's address stays a digest of it: this memory is open while everything is locked. */
interface EarlierCapture {
  readonly item: string;
  readonly page: string;
}

/** What was captured in a tab, as long as the browser runs: nothing of it is written to the disk. */
interface TabHistory {
  /** One item a page, oldest first. */
  before(tabId: number, caseId: string): Promise<readonly EarlierCapture[]>;
  add(tabId: number, caseId: string, one: EarlierCapture): Promise<void>;
}

export interface RecordDependencies extends WorkflowDependencies {
  readonly imageProcessor: ImageProcessor;
  readonly software: { readonly version: string };
  /** `part` only where the browser can shoot off-screen. */
  shoot(target: { tabId: number; windowId: number; address: string }, part: Rect | null): Promise<Screenshot>;
  /** Pictures that several posts share. */
  readonly screenshotCache: ScreenshotCache;
  readonly tabHistory: TabHistory;
  readBrowserInfo(tabId: number): Promise<Pick<CaptureMetadata, 'browser' | 'os' | 'zoom'>>;
}

export interface RecordRequest {
  /** The attempt's id becomes the item's. */
  readonly id: string;
  readonly tab: CaptureTab;
  readonly mode: CaptureMode;
  readonly entry: CaptureEntry;
  /** The item that this one is the context of. */
  readonly link?: ItemLink;
  /** The attempt at the same post that was cut short. */
  readonly insteadOf?: string;
}

/**
 * Records one post or screen: attempt noted → shot → observed → composed → sealed and stored in one transaction.
 * Resolves with the élément's number once it is durable. Whatever stops it leaves an interrupted attempt, never half
 * an item; throws a Refusal for what a person can meet.
 */
export async function recordItem(
  deps: RecordDependencies,
  page: CapturedPage,
  request: RecordRequest,
): Promise<number> {
  return deps.locks.hold(attemptLockName(request.id), async () => {
    // Written while the page hides our interface and is shot: before it is durable nothing is taken for granted.
    const attemptStored = deps.store.beginAttempt(request.id, deps.clock.now().toISOString());
    attemptStored.catch(() => undefined); // waited for once the shot is there
    try {
      return await runAttempt(deps, page, request, attemptStored);
    } catch (error) {
      const isStored = await attemptStored.then(() => deps.store.hasAttempt(request.id)).catch(() => true);
      // Whatever the store says while it goes.
      if (!isStored) throw new Refusal('interrupted', {}, error);
      await recordAttemptEnd(deps, request.id, error).catch(() => undefined);
      throw error;
    }
  });
}

async function runAttempt(
  deps: RecordDependencies,
  page: CapturedPage,
  request: RecordRequest,
  attemptStored: Promise<void>,
): Promise<number> {
  const { tab } = request;
  const shotRequested = Promise.withResolvers<void>();
  const shotAt = Promise.withResolvers<string>();
  // Looked up while our interface goes, and while the picture is taken.
  const browserInfo = shotRequested.promise.then(() => deps.readBrowserInfo(tab.id));
  const preparedCase = prepareCase(deps, request, shotAt.promise);
  for (const pending of [browserInfo, preparedCase]) pending.catch(() => undefined);
  const screenshots = await takeScreenshots(
    page,
    async ({ address, area }, part) => {
      shotRequested.resolve();
      const shoot = async (): Promise<TimedScreenshot> => ({
        at: deps.clock.now().toISOString(),
        ...(await deps.shoot({ tabId: tab.id, windowId: tab.windowId, address }, part)),
      });
      const { png, at, stillThere } =
        area.kind === 'window' && area.screen !== undefined
          ? await deps.screenshotCache.take(
              `${tab.id} ${area.screen.id} ${address}`,
              area.screen.taken,
              shoot,
            )
          : await shoot();
      const confirmed = Promise.all([stillThere, attemptStored]).then(() => shotAt.resolve(at));
      return { png, confirmed };
    },
    deps.imageProcessor,
  );
  const material = await page.observed();
  if (screenshots === null) throw new Refusal('interrupted');
  const { head, operator, before: earlierCaptures } = await preparedCase;
  if (head.items >= MAX_ITEMS) throw new Refusal('too-many-items', { limit: MAX_ITEMS });
  const pageDigest = await hashPageAddress(head.caseId, material.observation.seen.address.page);
  const acquisition = buildAcquisition(deps.imageProcessor, screenshots, material, {
    ...(await browserInfo),
    acquiredAt: await shotAt.promise,
    operator,
    captured: earlierCaptures.filter(({ page }) => page !== pageDigest).map(({ item }) => item),
    privateWindow: tab.privateWindow,
    version: deps.software.version,
    options: { mode: request.mode, entry: request.entry },
    ...(request.link && { link: request.link }),
  }).then(assertWithinLimit);
  acquisition.catch(() => undefined);
  // The journal's lock and head are waited for while the pixels are cut.
  const { item } = await appendToJournal(deps, head.caseId, async ({ caseId, items }) => {
    const sealed = await sealItem(await acquisition, { id: request.id, caseId, ordinal: items + 1 });
    return { event: { event: 'item.sealed', item: request.id, digest: sealed.digest }, item: sealed };
  });
  if (item === undefined) throw new Error('sealed nothing');
  await eraseSharedProhibitedImages(deps, item.fiche);
  const { insteadOf } = request;
  // At worst its line stays: what is sealed is sealed.
  if (insteadOf !== undefined) await deps.store.forgetAttempt(insteadOf).catch(() => undefined);
  // Nobody waits for it: what is sealed is said at once.
  if (pageDigest !== null)
    deps.tabHistory.add(tab.id, head.caseId, { item: request.id, page: pageDigest }).catch(() => undefined);
  return item.fiche.ordinal;
}

/** An empty store gets its case once there is a picture to put in it. */
async function prepareCase(
  deps: RecordDependencies,
  { id, tab }: RecordRequest,
  shotTaken: Promise<unknown>,
) {
  const existingCase = await deps.store.currentCase();
  if (existingCase === null) await shotTaken;
  const head = existingCase ?? (await ensureCase(deps));
  // « Tout effacer » since then: it must not be the first item of an empty store.
  if (existingCase === null && !(await deps.store.hasAttempt(id))) throw new Refusal('interrupted');
  const [operator, earlierCaptures] = await Promise.all([
    readOperator(deps.documentStore, head.caseId),
    // Not told, where that memory fails: the post matters more.
    deps.tabHistory.before(tab.id, head.caseId).catch(() => []),
  ]);
  return { head, operator, before: earlierCaptures };
}

/** Null for what is no page of the web. */
async function hashPageAddress(caseId: string, address: string | null): Promise<string | null> {
  if (address === null || !/^https?:/.test(address)) return null;
  return sha256Hex(new TextEncoder().encode(`${caseId} ${address}`));
}

function assertWithinLimit(acquisition: Acquisition): Acquisition {
  const bytes = acquisition.files.reduce((sum, { content }) => sum + byteLength(content), 0);
  if (bytes > MAX_ITEM_BYTES) throw new Refusal('item-too-large', { bytes, limit: MAX_ITEM_BYTES });
  return acquisition;
}

/** A person who left the picker did not fail: nothing to tell later. */
async function recordAttemptEnd({ store }: WorkflowDependencies, id: string, error: unknown): Promise<void> {
  const code: RefusalCode = error instanceof Refusal ? error.code : 'interrupted';
  await (code === 'cancelled' ? store.forgetAttempt(id) : store.endAttempt(id, code));
}
