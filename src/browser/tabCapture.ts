import type { FullPageMethod, PageMhtml, Screenshot, ScreenshotTab } from '../domain/capture/capturedPage.ts';
import type { MhtmlChoice, Rect } from '../domain/capture/observation.ts';
import { LOCAL_KEY } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_MHTML_BYTES } from '../domain/shared/limits.ts';
import { browser, type Tabs } from './browser.ts';

const CHROMIUM_QUOTA = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
/** Chromium's quota is a window of one second that the first call starts: after it, two calls are allowed again. */
const QUOTA_WINDOW_MS = 1010;
const CALLS_PER_WINDOW = 2;

/**
 * Returns the browser's PNG of the visible part of the tab or, in Firefox only, of any `part` of its page in CSS
 * pixels. Throws Refusal `tab-changed` or `address-changed` when the tab changed before.
 */
export async function captureTab(tab: ScreenshotTab, part: Rect | null = null): Promise<Screenshot> {
  await waitForQuota();
  const png = decodePngUrl(await captureVisible(tab, part));
  const stillThere = assertStillThere(tab);
  stillThere.catch(() => undefined); // the caller awaits it
  return { png, stillThere };
}

/** Firefox captures off-screen parts of a page in one call; Chromium only the visible part. */
export const fullPageMethod = (): FullPageMethod => (hasQuota() ? 'tiles' : 'page');

/** The browser handles requests in order: check, capture, check again. The picture is used only if both checks pass. */
async function captureVisible(tab: ScreenshotTab, part: Rect | null): Promise<string> {
  const options = { format: 'png', ...(part && { rect: part }) } as const;
  for (let attempt = 1; ; attempt += 1) {
    const checkedBefore = assertStillThere(tab);
    const dataUrl = browser.tabs.captureVisibleTab(tab.windowId, options);
    dataUrl.catch(() => undefined); // if the check fails too, its error is thrown instead
    await checkedBefore;
    try {
      return await dataUrl;
    } catch (error) {
      if (attempt < 3 && String(error).includes(CHROMIUM_QUOTA)) await delay(QUOTA_WINDOW_MS);
      else throw new Refusal('shot-refused', {}, error);
    }
  }
}

const hasQuota = (): boolean => CHROMIUM_QUOTA in browser.tabs;

let quotaWindow = { from: Number.NEGATIVE_INFINITY, calls: 0 };

/** Waits until a call is allowed: two at the start of each quota window, so that no call is refused or wasted. */
async function waitForQuota(): Promise<void> {
  if (!hasQuota()) return;
  for (;;) {
    const now = performance.now();
    if (now - quotaWindow.from >= QUOTA_WINDOW_MS) quotaWindow = { from: now, calls: 0 };
    if (quotaWindow.calls < CALLS_PER_WINDOW) {
      quotaWindow.calls += 1;
      return;
    }
    await delay(quotaWindow.from + QUOTA_WINDOW_MS - now);
  }
}

/** Returns the milliseconds until another call is allowed. */
export function readQuotaDelay(): number {
  if (!hasQuota() || quotaWindow.calls < CALLS_PER_WINDOW) return 0;
  return Math.max(0, Math.ceil(quotaWindow.from + QUOTA_WINDOW_MS - performance.now()));
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function assertStillThere({ tabId, windowId, address }: ScreenshotTab): Promise<void> {
  let tab: Tabs.Tab;
  try {
    tab = await browser.tabs.get(tabId);
  } catch (error) {
    throw new Refusal('tab-changed', {}, error);
  }
  if (!tab.active || tab.windowId !== windowId) throw new Refusal('tab-changed');
  // Compares the fragment too: in many applications it alone identifies the post.
  if (tab.url !== address) throw new Refusal('address-changed');
}

/** Decodes the base64 directly because our CSP blocks `fetch('data:…')`. */
function decodePngUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  const prefix = 'data:image/png;base64,';
  if (!dataUrl.startsWith(prefix)) throw new Refusal('shot-refused');
  return Uint8Array.fromBase64(dataUrl.slice(prefix.length));
}

/** Only Chromium has `pageCapture`. Requested when the person turns the option on, removed when they turn it off. */
const ARCHIVE_PERMISSION = { permissions: ['pageCapture' as 'downloads'] }; // the polyfill's types lack `pageCapture`
const SAVE_TIMEOUT_MS = 10_000;

interface PageCapture {
  saveAsMHTML(details: { tabId: number }): Promise<Blob | undefined>;
}

/** Returns whether the manifest allows requesting the permission. */
export function canSaveArchives(): boolean {
  const { optional_permissions: optionalPermissions = [] } = browser.runtime.getManifest();
  return optionalPermissions.includes('pageCapture');
}

export async function readArchiveChoice(): Promise<MhtmlChoice> {
  if (!canSaveArchives()) return 'off';
  const { [LOCAL_KEY.archive]: wanted } = await browser.storage.local.get(LOCAL_KEY.archive);
  if (wanted !== true) return 'off';
  return (await hasArchivePermission()) ? 'on' : 'taken-back';
}

/** Must be called in response to a click. Returns false when the person declines the permission. */
export async function saveArchiveChoice(wanted: boolean): Promise<boolean> {
  if (wanted && !(await browser.permissions.request(ARCHIVE_PERMISSION))) return false;
  await browser.storage.local.set({ [LOCAL_KEY.archive]: wanted });
  // Fails when the manifest requires the permission, as in a test build.
  if (!wanted) await browser.permissions.remove(ARCHIVE_PERMISSION).catch(() => false);
  return true;
}

/**
 * Saves the page of a tab as MHTML, provided that it is still at this address afterwards. A file of the computer is not
 * saved: the browser writes its whole address, with the name of the user, in every part of the file.
 */
export async function archivePage(tabId: number, address: string): Promise<NonNullable<PageMhtml>> {
  if (address.startsWith('file:')) return 'archive-missing';
  if (!(await hasArchivePermission())) return 'archive-not-allowed';
  const timeout = Promise.withResolvers<'archive-missing'>();
  const timer = setTimeout(() => timeout.resolve('archive-missing'), SAVE_TIMEOUT_MS);
  return Promise.race([saveMhtml(tabId, address), timeout.promise])
    .catch(() => 'archive-missing' as const)
    .finally(() => clearTimeout(timer));
}

async function saveMhtml(tabId: number, address: string): Promise<Blob | 'archive-missing'> {
  const { pageCapture } = browser as unknown as { readonly pageCapture: PageCapture }; // Chromium's, not the polyfill's
  const bytes = await readMhtml(pageCapture, tabId).catch(() => readMhtml(pageCapture, tabId));
  const { url } = await browser.tabs.get(tabId);
  if (bytes === null || url !== address) return 'archive-missing';
  return new Blob([bytes], { type: 'multipart/related' });
}

/** The file behind the first Blob of a new browser session may be missing when it is read (seen in Chromium 156). */
async function readMhtml(pageCapture: PageCapture, tabId: number): Promise<ArrayBuffer | null> {
  const blob = await pageCapture.saveAsMHTML({ tabId });
  return blob === undefined || blob.size > MAX_MHTML_BYTES ? null : blob.arrayBuffer();
}

const hasArchivePermission = (): Promise<boolean> => browser.permissions.contains(ARCHIVE_PERMISSION);
