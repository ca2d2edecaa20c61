/**
 * The popup closes when it gets its reply, and only then does the page regain focus. A window behind another never has
 * it.
 */
const MAX_WAIT_MS = 1_500;

/**
 * Resolves when the page has the focus, or after the time limit: some pages show nothing without it. `isSilent`: does not
 * request the focus, which the page would notice.
 */
export function waitForFocus(window: Window, { isSilent = false } = {}): Promise<void> {
  const { document } = window;
  if (document.hasFocus() || document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      window.clearTimeout(timer);
      window.removeEventListener('focus', finish, { capture: true });
      resolve();
    };
    const timer = window.setTimeout(finish, MAX_WAIT_MS);
    window.addEventListener('focus', finish, { capture: true });
    if (!isSilent) window.focus();
  });
}
