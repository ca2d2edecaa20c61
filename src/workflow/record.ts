import { sizeOf } from '../domain/content.ts';
import { Refusal, type RefusalCode } from '../domain/errors.ts';
import type { Acquisition, CaptureEntry, CaptureMode } from '../domain/item.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS } from '../domain/limits.ts';
import type { Linked } from '../domain/linked.ts';
import type { Rect } from '../domain/observation.ts';
import { sha256Hex } from '../seal/digest.ts';
import { sealItem } from '../seal/seal.ts';
import type { CapturedPage } from './capturedPage.ts';
import { type Circumstances, compose } from './compose.ts';
import type { Darkroom } from './darkroom.ts';
import { knownOperator } from './operator.ts';
import { takePictures } from './pictures.ts';
import { attemptLock } from './recover.ts';
import { loseUnkept } from './removeFiles.ts';
import type { Picture, SharedShots, Shot } from './sharedShots.ts';
import { append, type Desk, ensureCase } from './steps.ts';

export interface CaptureTab {
  readonly id: number;
  readonly windowId: number;
  readonly privateWindow: boolean;
}

/** A page's address stays a digest of it: this memory is open while everything is locked. */
interface CapturedBefore {
  readonly item: string;
  readonly page: string;
}

/** What was captured in a tab, as long as the browser runs: nothing of it is written to the disk. */
interface TabPaths {
  /** One item a page, oldest first. */
  before(tabId: number, caseId: string): Promise<readonly CapturedBefore[]>;
  add(tabId: number, caseId: string, one: CapturedBefore): Promise<void>;
}

export interface RecordDesk extends Desk {
  readonly darkroom: Darkroom;
  readonly software: { readonly version: string };
  /** `part` only where the browser can shoot off-screen. */
  shoot(target: { tabId: number; windowId: number; address: string }, part: Rect | null): Promise<Picture>;
  /** Pictures that several posts share. */
  readonly screens: SharedShots;
  readonly paths: TabPaths;
  circumstances(tabId: number): Promise<Pick<Circumstances, 'browser' | 'os' | 'zoom'>>;
}

export interface RecordRequest {
  /** The attempt's id becomes the item's. */
  readonly id: string;
  readonly tab: CaptureTab;
  readonly mode: CaptureMode;
  readonly entry: CaptureEntry;
  /** The item that this one is the context of. */
  readonly link?: Linked;
  /** The attempt at the same post that was cut short. */
  readonly insteadOf?: string;
}

/**
 * Records one post or screen: attempt noted → shot → observed → composed → sealed and stored in one transaction.
 * Resolves with the élément's number once it is durable. Whatever stops it leaves an interrupted attempt, never half
 * an item; throws a Refusal for what a person can meet.
 */
export async function recordItem(
  desk: RecordDesk,
  page: CapturedPage,
  request: RecordRequest,
): Promise<number> {
  return desk.locks.hold(attemptLock(request.id), async () => {
    // Written while the page hides our interface and is shot: before it is durable nothing is taken for granted.
    const begun = desk.store.beginAttempt(request.id, desk.clock.now().toISOString());
    begun.catch(() => undefined); // waited for once the shot is there
    try {
      return await recordBegun(desk, page, request, begun);
    } catch (error) {
      const there = await begun.then(() => desk.store.hasAttempt(request.id)).catch(() => true);
      // Whatever the store says while it goes.
      if (!there) throw new Refusal('interrupted', {}, error);
      await noteEnd(desk, request.id, error).catch(() => undefined);
      throw error;
    }
  });
}

async function recordBegun(
  desk: RecordDesk,
  page: CapturedPage,
  request: RecordRequest,
  begun: Promise<void>,
): Promise<number> {
  const { tab } = request;
  const asked = Promise.withResolvers<void>();
  const shotAt = Promise.withResolvers<string>();
  // Looked up while our interface goes, and while the picture is taken.
  const around = asked.promise.then(() => desk.circumstances(tab.id));
  const place = placeOf(desk, request, shotAt.promise);
  for (const later of [around, place]) later.catch(() => undefined);
  const pictures = await takePictures(
    page,
    async ({ address, area }, part) => {
      asked.resolve();
      const shoot = async (): Promise<Shot> => ({
        at: desk.clock.now().toISOString(),
        ...(await desk.shoot({ tabId: tab.id, windowId: tab.windowId, address }, part)),
      });
      const { png, at, stillThere } =
        area.kind === 'window' && area.screen !== undefined
          ? await desk.screens.take(`${tab.id} ${area.screen.id} ${address}`, area.screen.taken, shoot)
          : await shoot();
      const sure = Promise.all([stillThere, begun]).then(() => shotAt.resolve(at));
      return { png, sure };
    },
    desk.darkroom,
  );
  const material = await page.observed();
  if (pictures === null) throw new Refusal('interrupted');
  const { head, operator, before } = await place;
  if (head.items >= MAX_ITEMS) throw new Refusal('too-many-items', { limit: MAX_ITEMS });
  const seenAt = await pageMark(head.caseId, material.observation.seen.address.page);
  const acquired = compose(desk.darkroom, pictures, material, {
    ...(await around),
    acquiredAt: await shotAt.promise,
    operator,
    captured: before.filter(({ page }) => page !== seenAt).map(({ item }) => item),
    privateWindow: tab.privateWindow,
    version: desk.software.version,
    options: { mode: request.mode, entry: request.entry },
    ...(request.link && { link: request.link }),
  }).then(withinLimit);
  acquired.catch(() => undefined);
  // The journal's lock and head are waited for while the pixels are cut.
  const { item } = await append(desk, head.caseId, async ({ caseId, items }) => {
    const sealed = await sealItem(await acquired, { id: request.id, caseId, ordinal: items + 1 });
    return { event: { event: 'item.sealed', item: request.id, digest: sealed.digest }, item: sealed };
  });
  if (item === undefined) throw new Error('sealed nothing');
  await loseUnkept(desk, item.fiche);
  const { insteadOf } = request;
  // At worst its line stays: what is sealed is sealed.
  if (insteadOf !== undefined) await desk.store.forgetAttempt(insteadOf).catch(() => undefined);
  // Nobody waits for it: what is sealed is said at once.
  if (seenAt !== null)
    desk.paths.add(tab.id, head.caseId, { item: request.id, page: seenAt }).catch(() => undefined);
  return item.fiche.ordinal;
}

/** An empty store gets its case once there is a picture to put in it. */
async function placeOf(desk: RecordDesk, { id, tab }: RecordRequest, shot: Promise<unknown>) {
  const found = await desk.store.currentCase();
  if (found === null) await shot;
  const head = found ?? (await ensureCase(desk));
  // « Tout effacer » since then: it must not be the first item of an empty store.
  if (found === null && !(await desk.store.hasAttempt(id))) throw new Refusal('interrupted');
  const [operator, before] = await Promise.all([
    knownOperator(desk.sheets, head.caseId),
    // Not told, where that memory fails: the post matters more.
    desk.paths.before(tab.id, head.caseId).catch(() => []),
  ]);
  return { head, operator, before };
}

/** Null for what is no page of the web. */
async function pageMark(caseId: string, address: string | null): Promise<string | null> {
  if (address === null || !/^https?:/.test(address)) return null;
  return sha256Hex(new TextEncoder().encode(`${caseId} ${address}`));
}

function withinLimit(acquisition: Acquisition): Acquisition {
  const bytes = acquisition.files.reduce((sum, { content }) => sum + sizeOf(content), 0);
  if (bytes > MAX_ITEM_BYTES) throw new Refusal('item-too-large', { bytes, limit: MAX_ITEM_BYTES });
  return acquisition;
}

/** A person who left the picker did not fail: nothing to tell later. */
async function noteEnd({ store }: Desk, id: string, error: unknown): Promise<void> {
  const code: RefusalCode = error instanceof Refusal ? error.code : 'interrupted';
  await (code === 'cancelled' ? store.forgetAttempt(id) : store.endAttempt(id, code));
}
