/** Our popup closes once it is answered, and only then does the page have the focus again; a window behind another never has it. */
const LONGEST_WAIT_MS = 1_500;

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
