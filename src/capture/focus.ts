/** Browsers give the focus back a moment after our popup closed; a window behind another never has it. */
const LONGEST_WAIT_MS = 400;

/** Resolves once the page has the focus again, or has been waited for: some show nothing while they have it not. */
export function focusedAgain(window: Window): Promise<void> {
  const { document } = window;
  if (document.hasFocus() || document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      window.clearTimeout(late);
      window.removeEventListener('focus', done, { capture: true });
      resolve();
    };
    const late = window.setTimeout(done, LONGEST_WAIT_MS);
    window.addEventListener('focus', done, { capture: true });
    window.focus();
  });
}
