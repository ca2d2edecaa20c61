const KEYS = ['keydown', 'keypress', 'keyup'];
/** What a key or a click does next belongs to it, not to the page: its release, the second half of a double click. */
export const AFTERMATH_MS = 400;

/**
 * Keys that the person presses, first in line: on the window, in the capture phase. Of those that are ours the page gets
 * nothing, not even the release. Returns what lets go, a moment later.
 */
export function holdKeys(window: Window, isOurs: (event: KeyboardEvent) => boolean): () => void {
  let held = true;
  const ours = new Set<string>();
  const onKey = (event: Event): void => {
    if (!event.isTrusted || !isKey(event)) return;
    if (held && event.type === 'keydown' && isOurs(event)) ours.add(event.key);
    if (!ours.has(event.key)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type === 'keyup') ours.delete(event.key);
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
