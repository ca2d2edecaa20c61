import type { Runtime } from './browser.ts';

/**
 * The part of the extension API that the capture script uses, without the polyfill, which is 10 KB in each page. Both
 * browsers have it under this name, on an object of their own that no element of the page can shadow.
 */
export const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: PageRuntime } }).chrome;

interface PageRuntime extends Pick<Runtime.Static, 'id' | 'connect'> {
  readonly onMessage: {
    addListener(
      listener: (
        message: unknown,
        sender: { readonly id?: string; readonly tab?: unknown },
        sendResponse: (reply: unknown) => void,
      ) => void,
    ): void;
  };
}

/**
 * Tells the practice page of each item that the capture script saves on it. In a page under capture nothing listens, and
 * that page cannot see the isolated world.
 */

const LISTENER = Symbol.for('recueil.saved');
const world = globalThis as unknown as Record<symbol, (() => void) | undefined>;

export const reportSavedItem = (): void => world[LISTENER]?.();

/** The practice page runs the capture script in its own world. */
export function onItemSaved(listener: () => void): void {
  world[LISTENER] = listener;
}
