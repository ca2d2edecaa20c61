const REQUIRED_PRESSES = 3;
/** The time in which the presses must happen. */
const MAX_INTERVAL_MS = 3000;

/**
 * Calls `exit` when Shift alone is pressed three times. No screen reader reserves Shift (NVDA and JAWS use Insert and
 * Caps Lock, VoiceOver Control and Option), typing does not produce this sequence, and Windows offers Sticky Keys only
 * after five presses. Returns a function that stops listening.
 */
export function watchExitKey(document: Document, exit: () => void): () => void {
  let presses: number[] = [];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey) {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at <= MAX_INTERVAL_MS), event.timeStamp];
    if (presses.length < REQUIRED_PRESSES) return;
    presses = [];
    exit();
  };
  // In the capture phase, before any field of ours can stop the event.
  document.addEventListener('keydown', onKeyDown, true);
  return () => document.removeEventListener('keydown', onKeyDown, true);
}
