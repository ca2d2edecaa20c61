import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import { waitForFocus } from '../../../src/dom/pageWaits.ts';

function pageWith(focused: boolean) {
  const { window } = new JSDOM('<p>Page', { pretendToBeVisual: true });
  window.document.hasFocus = () => focused;
  const asked = vi.fn();
  window.focus = asked;
  const timers: (() => void)[] = [];
  Object.assign(window, { setTimeout: (late: () => void) => timers.push(late), clearTimeout: () => {} });
  return {
    window: window as unknown as Window, // jsdom's type of Window
    asked,
    comes: () => window.dispatchEvent(new window.Event('focus')),
    late: () => timers.forEach((late) => void late()),
  };
}

it('waitForFocus resolves at once when the page has the focus', async () => {
  const { window, asked } = pageWith(true);
  await waitForFocus(window);
  expect(asked).not.toHaveBeenCalled();
});

it('waitForFocus requests the focus and waits until it is back, up to the time limit', async () => {
  for (const end of ['comes', 'late'] as const) {
    const page = pageWith(false);
    let done = false;
    const waited = waitForFocus(page.window).then(() => {
      done = true;
    });
    await Promise.resolve();
    expect([done, page.asked.mock.calls.length]).toEqual([false, 1]);
    page[end]();
    await waited;
  }
});
