import type { Observation } from '../domain/capture/observation.ts';
import { getTabWindow } from './iframes.ts';
import { getNative } from './safeDom.ts';

/** Returns how the page was displayed: the tab's values, whichever iframe was read. */
export function readViewportInfo(frameWindow: Window): Observation['screen'] {
  const window = getTabWindow(frameWindow);
  return {
    viewport: { width: window.innerWidth, height: window.innerHeight },
    devicePixelRatio: formatRatio(window.devicePixelRatio),
    languages: [...window.navigator.languages],
    colorScheme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}

/** Four decimals: Firefox gives 1.100000023841858 for a zoom of 110 %. */
function formatRatio(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** Returns http(s) referrers only: no other scheme leads a person to a page. */
export function readReferrer({ document }: Window): string | null {
  const referrer = getNative(document, 'referrer');
  return /^https?:/.test(referrer) && referrer.length <= MAX_ADDRESS_LENGTH ? referrer.toWellFormed() : null;
}

/** The limit of an observation. */
const MAX_ADDRESS_LENGTH = 20_000;
