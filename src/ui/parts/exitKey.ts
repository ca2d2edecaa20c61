/** Three presses within this time. */
const WITHIN_MS = 3000;
const PRESSES = 3;

/**
 * The way out by keyboard: Shift, alone, three times. No screen reader has it for itself (NVDA and JAWS take Insert
 * and Caps Lock, VoiceOver Control and Option), typing does not make it, and Windows asks about sticky keys at five.
 * Returns what ends the watch.
 */
export function watchExitKey(document: Document, leave: () => void): () => void {
  let presses: number[] = [];
  const pressed = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey) {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at <= WITHIN_MS), event.timeStamp];
    if (presses.length < PRESSES) return;
    presses = [];
    leave();
  };
  // First, so that no field of ours keeps a key for itself.
  document.addEventListener('keydown', pressed, true);
  return () => document.removeEventListener('keydown', pressed, true);
}
