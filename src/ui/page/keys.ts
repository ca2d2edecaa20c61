/** Keys that press, in our popup as here. */
const PRESSING = new Set(['Enter', ' ', 'Escape']);
const KEYS = ['keydown', 'keypress', 'keyup'];
/** What a key or a click does next belongs to it, not to the page: its release, the second half of a double click. */
export const AFTERMATH_MS = 400;

/**
 * Keys that the person presses, first in line: on the window, in the capture phase. Of those that are ours the page gets
 * nothing, not even the release. One that presses, held down since our popup, is no order and not the page's either.
 * Returns what lets go, a moment later.
 */
export function holdKeys(window: Window, isOurs: (event: KeyboardEvent) => boolean): () => void {
  let held = true;
  const ours = new Set<string>();
  const begunHere = new Set<string>();
  const onKey = (event: Event): void => {
    if (!event.isTrusted || !isKey(event)) return;
    const { type, key, repeat } = event;
    if (!repeat) begunHere.add(key);
    const isOlder = repeat && PRESSING.has(key) && !begunHere.has(key);
    if (held && type === 'keydown' && !isOlder && isOurs(event)) ours.add(key);
    if (!isOlder && !ours.has(key)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (type === 'keyup') ours.delete(key);
  };
  for (const name of KEYS) window.addEventListener(name, onKey, { capture: true, passive: false });
  return () => {
    if (!held) return;
    held = false;
    window.setTimeout(() => {
      for (const name of KEYS) window.removeEventListener(name, onKey, { capture: true });
    }, AFTERMATH_MS);
  };
}

function isKey(event: Event): event is KeyboardEvent {
  return 'key' in event;
}
