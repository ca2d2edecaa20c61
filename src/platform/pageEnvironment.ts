import type { Environment } from '../domain/item/item.ts';
import { formatUtcOffset, readDeviceOffset, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import { browser } from './browser.ts';
import { getMachine } from './environment.ts';

/** Returns the environment of an extension page, for items recorded there without a web page (imported files). */
export async function readPageEnvironment(window: Window): Promise<Environment> {
  const [machineInfo, zoom] = await Promise.all([getMachine(), browser.tabs.getZoom()]);
  return {
    ...machineInfo,
    viewport: { width: window.innerWidth, height: window.innerHeight },
    zoom: String(Math.round(zoom * 1000) / 1000),
    devicePixelRatio: String(Math.round(window.devicePixelRatio * 1000) / 1000),
    languages: [...window.navigator.languages],
    privateWindow: browser.extension.inIncognitoContext === true,
    colorScheme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}

/** Returns the UTC offset at that instant (`+01:00`) and the IANA name of the time zone. */
export function readTimeZone(at: Date): { readonly timeZone: string; readonly utcOffset: string } {
  return { timeZone: readDeviceTimeZone(), utcOffset: formatUtcOffset(readDeviceOffset(at)) };
}
