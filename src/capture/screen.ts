import type { Observation } from '../domain/observation.ts';
import { tabWindow } from './inFrame.ts';

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
