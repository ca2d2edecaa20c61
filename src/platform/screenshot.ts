import type { FullPageMethod, Rect } from '../domain/capture/observation.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { browser, type Tabs } from './browser.ts';

/** The page the person is on, as first seen; a shot of anything else is refused. */
export interface ScreenshotTarget {
  readonly tabId: number;
  readonly windowId: number;
  /** The document's own address at the moment of asking. */
  readonly address: string;
}

const CHROMIUM_QUOTA = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
/** Chromium's quota is a fixed second that the first call opens: after it, two calls are free again. */
const QUOTA_WINDOW_MS = 1010;
const CALLS_PER_WINDOW = 2;

/** `stillThere` refuses when tab, window or address differ after the picture: nothing is kept of it before. */
interface Screenshot {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly stillThere: Promise<void>;
}

/**
 * PNG bytes as the browser gave them: the visible part of the tab, or (Firefox alone) any `part` of its page, CSS
 * pixels. Refuses when tab, window or address differ before.
 */
export async function takeScreenshot(
  target: ScreenshotTarget,
  area: Rect | null = null,
): Promise<Screenshot> {
  await waitForQuota();
  // The browser takes requests in their order: it looks where the person is, then draws; what it drew is kept if both
  // looks agree.
  const checkedBefore = assertStillThere(target);
  const dataUrl = captureVisible(target.windowId, area);
  dataUrl.catch(() => undefined); // where the person left, that is what is said
  await checkedBefore;
  const png = decodePngUrl(await dataUrl);
  const stillThere = assertStillThere(target);
  stillThere.catch(() => undefined); // whoever keeps the picture waits for it
  return { png, stillThere };
}

/** Firefox draws off-screen parts of a page in one call; Chromium takes the window only. */
export const fullPageMethod = (): FullPageMethod => (hasQuota() ? 'tiles' : 'page');

async function captureVisible(windowId: number, area: Rect | null): Promise<string> {
  const options = { format: 'png', ...(area && { rect: area }) } as const;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, options);
    } catch (error) {
      if (attempt < 3 && String(error).includes(CHROMIUM_QUOTA)) await delay(QUOTA_WINDOW_MS);
      else throw new Refusal('shot-refused', {}, error);
    }
  }
}

const hasQuota = (): boolean => CHROMIUM_QUOTA in browser.tabs;

let quotaWindow = { from: Number.NEGATIVE_INFINITY, calls: 0 };

/** Waits for a free call: two at the start of each quota second, so that no call is refused and none is wasted. */
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

/** Milliseconds until a call is free again. */
export function readQuotaDelay(): number {
  if (!hasQuota() || quotaWindow.calls < CALLS_PER_WINDOW) return 0;
  return Math.max(0, Math.ceil(quotaWindow.from + QUOTA_WINDOW_MS - performance.now()));
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function assertStillThere({ tabId, windowId, address }: ScreenshotTarget): Promise<void> {
  let tab: Tabs.Tab;
  try {
    tab = await browser.tabs.get(tabId);
  } catch (error) {
    throw new Refusal('tab-changed', {}, error);
  }
  if (!tab.active || tab.windowId !== windowId) throw new Refusal('tab-changed');
  // The fragment too: many applications tell their posts apart by it alone.
  if (tab.url !== address) throw new Refusal('address-changed');
}

/** `fetch('data:…')` is blocked by our own CSP. */
function decodePngUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  const prefix = 'data:image/png;base64,';
  if (!dataUrl.startsWith(prefix)) throw new Refusal('shot-refused');
  return Uint8Array.fromBase64(dataUrl.slice(prefix.length));
}
