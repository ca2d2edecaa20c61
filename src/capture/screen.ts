import type { Observation } from '../domain/capture/observation.ts';
import { tabWindow } from './inFrame.ts';
import { native } from './node.ts';

/** How the page stood on the screen: the tab's own, whatever frame of it was read. */
export function screenOf(inside: Window): Observation['screen'] {
  const window = tabWindow(inside);
  return {
    viewport: { width: window.innerWidth, height: window.innerHeight },
    devicePixelRatio: decimal(window.devicePixelRatio),
    languages: [...window.navigator.languages],
    colorScheme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  };
}

/** Four places: Firefox gives 1.100000023841858 where the zoom is 110 %. */
function decimal(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** Only addresses of the web: anything else is no way a person came by. */
export function referrerOf({ document }: Window): string | null {
  const referrer = native(document, 'referrer');
  return /^https?:/.test(referrer) && referrer.length <= LONGEST_ADDRESS ? referrer.toWellFormed() : null;
}

/** As an observation may hold it. */
const LONGEST_ADDRESS = 20_000;
