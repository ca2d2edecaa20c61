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
