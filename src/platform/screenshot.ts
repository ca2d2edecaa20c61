import { Refusal } from '../domain/errors.ts';
import { browser, type Tabs } from './browser.ts';

/** The page the person is on, as first seen; a shot of anything else is refused. */
export interface ShotTarget {
  readonly tabId: number;
  readonly windowId: number;
  /** The document's own address at the moment of asking. */
  readonly address: string;
}

const QUOTA = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
/** Chromium's quota is a fixed second that the first call opens: after it, two calls are free again. */
const QUOTA_SECOND = 1010;

/** The visible part of the tab, PNG bytes as the browser gave them. Refuses when tab, window or address differ. */
export async function shoot(target: ShotTarget): Promise<Blob> {
  await assertStillThere(target);
  const dataUrl = await capture(target.windowId);
  await assertStillThere(target);
  return decodeDataUrl(dataUrl);
}

async function capture(windowId: number): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      if (attempt < 3 && String(error).includes(QUOTA)) await quotaSecond();
      else throw new Refusal('shot-refused', {}, error);
    }
  }
}

const quotaSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUOTA_SECOND));

async function assertStillThere({ tabId, windowId, address }: ShotTarget): Promise<void> {
  let tab: Tabs.Tab;
  try {
    tab = await browser.tabs.get(tabId);
  } catch (error) {
    throw new Refusal('tab-changed', {}, error);
  }
  if (!tab.active || tab.windowId !== windowId) throw new Refusal('tab-changed');
  if (withoutFragment(tab.url) !== withoutFragment(address)) throw new Refusal('address-changed');
}

/** Browsers differ on a fragment set a moment ago; it names no other page. */
const withoutFragment = (url: string | undefined): string => (url ?? '').split('#')[0] ?? '';

/** `fetch('data:…')` is blocked by our own CSP. */
function decodeDataUrl(dataUrl: string): Blob {
  const prefix = 'data:image/png;base64,';
  if (!dataUrl.startsWith(prefix)) throw new Refusal('shot-refused');
  return new Blob([Uint8Array.fromBase64(dataUrl.slice(prefix.length))], { type: 'image/png' });
}
