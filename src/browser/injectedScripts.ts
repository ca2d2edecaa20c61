import type { Language } from '../domain/shared/languages.ts';
import { choosePack } from '../platforms/platformTable.ts';

/** Paths in the package of the scripts that are injected into a page. scripts/capture-scripts.ts builds them. */
export const captureScriptPaths = {
  /** The modules that the readers and the capture script share. */
  shared: '/capture/shared.js',
  words: (language: Language) => `/capture/words-${language}.js`,
  readers: (pack: string) => `/capture/readers-${pack}.js`,
  /** What the readers of `CHAT_PACKS` share. */
  chats: '/capture/chats.js',
  /** The captures that scroll: a full page, a thread. */
  long: '/capture/long.js',
  /** Listens for commands, so it is the last one. */
  start: '/capture/start.js',
} as const;

/** Packs that read rows of messages (src/platforms/messageRows.ts). */
const CHAT_PACKS: ReadonlySet<string> = new Set(['facebook', 'instagram']);

/**
 * Lists what a page of this host gets, in the order in which the scripts need each other. `scrolls`: the capture may be
 * one that scrolls.
 */
export const listCaptureScripts = (hostname: string, language: Language, scrolls: boolean): string[] =>
  listPackScripts(choosePack(hostname), language, scrolls);

/** The same for a page that gets this pack. */
export function listPackScripts(pack: string, language: Language, scrolls: boolean): string[] {
  const { shared, words, readers, chats, long, start } = captureScriptPaths;
  const shares = CHAT_PACKS.has(pack) ? [chats] : [];
  return [shared, words(language), ...shares, readers(pack), ...(scrolls ? [long] : []), start];
}

/** Name under which the guard is stored in the isolated world, which pages cannot see. */
const GUARD = 'recueil.clickGuard';
/** A page where the injection of the scripts takes longer is frozen: it then gets no command, not even later. */
export const INJECTION_TIMEOUT_MS = 5_000;

interface Guard {
  release(): void;
  /** The element of the last click that was blocked. */
  clicked: Element | null;
}
type GuardedWorld = Record<symbol, Guard | undefined>;

/** To be injected into a page. It blocks clicks there until the picker is shown, which ends it with `releaseClicks`. */
export const clickGuard = { func: installGuard, args: [GUARD, INJECTION_TIMEOUT_MS] as [string, number] };

/** Ends the guard. Returns the element of the last click that it blocked, or null. */
export function releaseClicks(): Element | null {
  const guard = (globalThis as unknown as GuardedWorld)[Symbol.for(GUARD)];
  guard?.release();
  return guard?.clicked ?? null;
}

/** Injected as source text, so it uses nothing outside itself. */
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
    if (event.type === 'click' && target && 'localName' in target) guard.clicked = target as Element; // an element
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
