import type { Environment } from '../domain/item/item.ts';
import { browser } from './browser.ts';
import { getMachine } from './environment.ts';

/** Where one of our own pages runs: the environment of what is recorded in it, without any page of elsewhere. */
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

/** `+01:00` at that instant, and the zone's IANA name. */
export function readTimeZone(at: Date): { readonly timeZone: string; readonly utcOffset: string } {
  const minutes = -at.getTimezoneOffset();
  const padTwo = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return {
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    utcOffset: `${minutes < 0 ? '-' : '+'}${padTwo(size / 60)}:${padTwo(size % 60)}`,
  };
}
