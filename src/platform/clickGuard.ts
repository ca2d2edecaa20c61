import { browser } from './browser.ts';

/** Where the guard is left in the isolated world, which pages cannot see. */
const GUARD = 'recueil.clickGuard';
/** As long as the capture script may take to be injected. */
const MAX_GUARD_MS = 5_000;

interface Guard {
  release(): void;
  /** The element of the last click that was kept from the page. */
  clicked: Element | null;
}
type GuardedWorld = Record<symbol, Guard | undefined>;

/**
 * Keeps presses from the page until the picker is there: it is small, so it arrives well before the capture script.
 * Resolves when it is in place; never rejects, since the command that follows tells why a page cannot be captured.
 */
export async function guardClicks(tabId: number): Promise<void> {
  await browser.scripting
    .executeScript({ target: { tabId }, func: installGuard, args: [GUARD, MAX_GUARD_MS] })
    .catch(() => undefined);
}

/** Ends the guard. Returns the element of a click that it kept from the page, or null. */
export function releaseClicks(): Element | null {
  const guard = (globalThis as unknown as GuardedWorld)[Symbol.for(GUARD)];
  guard?.release();
  return guard?.clicked ?? null;
}

/** Runs in the page from its source text, so it uses nothing outside itself. */
function installGuard(name: string, maxMs: number): void {
  const world = globalThis as unknown as GuardedWorld;
  const key = Symbol.for(name);
  const types = 'pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchend';
  const windows: Window[] = [];
  const collect = (one: Window): void => {
    windows.push(one);
    for (let index = 0; index < one.length; index += 1) {
      try {
        const frame = one[index];
        // Throws in a frame of another site.
        if (frame?.document) collect(frame);
      } catch {}
    }
  };
  const block = (event: Event): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    const [target] = event.composedPath();
    if (event.type === 'click' && target && 'localName' in target) guard.clicked = target as Element; // only nodes of elements have it
    // A cancelled touch event produces no click.
    if (!event.type.startsWith('touch')) event.preventDefault();
  };
  const options = { capture: true, passive: false };
  world[key]?.release();
  collect(window);
  for (const one of windows) for (const type of types.split(' ')) one.addEventListener(type, block, options);
  const release = (): void => {
    clearTimeout(timer);
    for (const one of windows) for (const type of types.split(' ')) one.removeEventListener(type, block, options);
    delete world[key];
  };
  const timer = setTimeout(release, maxMs);
  const guard: Guard = { release, clicked: null };
  world[key] = guard;
}
