import { expect, it } from 'vitest';
import { waitUntilShown } from '../../../src/dom/pageWaits.ts';

function createHiddenTab() {
  const document = Object.assign(new EventTarget(), { hidden: true });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const panel = {
    stopped: false,
    ended,
    paused: 0,
    showPaused: () => {
      panel.paused += 1;
    },
  };
  const window = { document, closed: false } as unknown as Window & { top: Window }; // the parts that are read
  window.top = window;
  return { window, document, panel, end };
}

it('waits until the tab is shown, and tells it', async () => {
  const { window, document, panel } = createHiddenTab();
  const shown = waitUntilShown(window, panel);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => panel.paused).toBe(2);
  document.hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  await shown;
  expect(panel.paused).toBe(2);
  await waitUntilShown(window, panel);
  expect(panel.paused).toBe(2);
});

it('ends when the person stops the capture', async () => {
  const { window, panel, end } = createHiddenTab();
  const shown = waitUntilShown(window, panel);
  panel.stopped = true;
  end();
  await shown;
  expect(panel.paused).toBe(1);
});
