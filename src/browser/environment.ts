import type { Environment } from '../domain/item/item.ts';
import { deviceDateTime, formatUtcOffset, readDeviceOffset, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import type { Ids, Locks } from '../domain/shared/ports.ts';
import { browser } from './browser.ts';

export { clock } from './clock.ts';

/**
 * A UUID of version 4 (RFC 9562, section 5.4). `crypto.randomUUID` is absent on pages that are not a secure context,
 * and content scripts run there too: http pages.
 */
export const ids: Ids = {
  uuid: () => {
    const digits = crypto.getRandomValues(new Uint8Array(36));
    return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, (_, at) => ((digits[at] ?? 0) & 15).toString(16));
  },
};

/** Web Locks: shared by our worker and our pages. The browser releases the locks of a context that ends. */
export const locks: Locks = {
  hold: <T>(name: string, work: () => Promise<T>): Promise<T> => navigator.locks.request(name, work) as Promise<T>,
  held: async () => new Set(((await navigator.locks.query()).held ?? []).flatMap((lock) => lock.name ?? [])),
};

export interface Software {
  readonly name: 'recueil';
  readonly version: string;
}

export function getSoftware(): Software {
  return { name: 'recueil', version: browser.runtime.getManifest().version };
}

/**
 * Whether Firefox removes the extension when it quits, with all that it keeps: one that is loaded from
 * `about:debugging`. `getSelf` needs no permission (MDN).
 */
export const isRemovedOnQuit = async (): Promise<boolean> =>
  isFirefox() && (await browser.management.getSelf()).installType === 'development';

/** Returns the browser's name and version, as it reports them. */
export async function getBrowserVersion(): Promise<Environment['browser']> {
  if (isFirefox()) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return { name, version };
  }
  return (await readFullVersion()) ?? parseUserAgent();
}

/** Chromium's user agent string has the major version only; the client hints have the full version. */
async function readFullVersion(): Promise<Environment['browser'] | null> {
  const { userAgentData } = navigator as { userAgentData?: UserAgentData };
  const hints = await userAgentData?.getHighEntropyValues(['fullVersionList']);
  const brands = hints?.fullVersionList.filter(({ brand }) => !/not.?a.?brand/i.test(brand)) ?? [];
  const found = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  return found === undefined ? null : { name: found.brand, version: found.version };
}

interface UserAgentData {
  getHighEntropyValues(hints: string[]): Promise<{ fullVersionList: { brand: string; version: string }[] }>;
}

function parseUserAgent(): Environment['browser'] {
  const [, name = 'Chromium', version = ''] = /(Edg|OPR|Chrome)\/([\d.]+)/.exec(navigator.userAgent) ?? [];
  return { name, version };
}

/** The scheme of extension pages differs between browsers. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** Formats an instant in local time: `2026-11-20T08:31`. */
export const formatLocalDateTime = (iso: string): string => deviceDateTime(new Date(iso));

/** Returns the environment of an extension page, for items recorded there without a web page (imported files). */
export async function readPageEnvironment(window: Window): Promise<Environment> {
  const [version, zoom] = await Promise.all([getBrowserVersion(), browser.tabs.getZoom()]);
  return {
    browser: version,
    viewport: { width: window.innerWidth, height: window.innerHeight },
    zoom: String(Math.round(zoom * 1000) / 1000),
    devicePixelRatio: String(Math.round(window.devicePixelRatio * 1000) / 1000),
    privateWindow: browser.extension.inIncognitoContext === true,
    colorScheme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}

/** Returns the UTC offset at that instant (`+01:00`) and the IANA name of the time zone. */
export function readTimeZone(at: Date): { readonly timeZone: string; readonly utcOffset: string } {
  return { timeZone: readDeviceTimeZone(), utcOffset: formatUtcOffset(readDeviceOffset(at)) };
}

/** Reads a file of the extension's package (a font, the verifier page). This fetch never reaches the network. */
export async function readPackageAsset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(path));
  if (!response.ok) throw new Error(`not in the package: ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
