import { describe, expect, it } from 'vitest';
import type { PageSession } from '../../../../src/capture/pageSession.ts';
import { captureThread } from '../../../../src/capture/thread/captureThread.ts';
import { UnfoldLog } from '../../../../src/capture/unfoldPage.ts';
import type { CaptureEnding } from '../../../../src/messages/capturePort.ts';
import type { ProgressPanel } from '../../../../src/overlay/progressPanel.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

const postHtml = (id: number): string =>
  `<article id="post-${id}"><a rel="author" href="/membres/lo">lo</a><p>message ${id}</p></article>`;

/** A page of one screen with one post. `endCapture` gives the ending of each capture of a post. */
function openThread(endCapture: () => CaptureEnding) {
  const page = createPageView(postHtml(1), 'https://fils.essai.example/sujet');
  const root = page.document.documentElement;
  // jsdom has no layout.
  for (const [name, value] of Object.entries({ clientWidth: 800, clientHeight: 600, scrollHeight: 600 })) {
    Object.defineProperty(root, name, { value });
  }
  const text = page.document.querySelector('p');
  Object.assign(page.document, {
    elementFromPoint: () => text,
    elementsFromPoint: () => [text],
    scrollingElement: root,
  });
  Object.assign(root, { scrollTo: () => undefined });
  Object.assign(page.window, { matchMedia: () => ({ matches: false }), scrollTo: () => undefined });
  Object.assign(page.window.performance, { getEntriesByType: () => [] });
  const panel = { stopped: false, limit: 40 };
  const state = { captures: 0, panel, page };
  const open = () => {
    state.captures += 1;
    const session = {
      ended: Promise.resolve().then(endCapture),
      attempt: null,
      warnings: [],
      sentWarnings: [],
      shoot: async () => 0,
      sendText: () => undefined,
      send: () => undefined,
    };
    return session as unknown as PageSession; // the members that are used
  };
  const actions = { hide: () => undefined, show: () => undefined, showPaused: () => undefined };
  const shownPanel = Object.assign(panel, actions, { ended: new Promise<void>(() => undefined) });
  const start = () =>
    captureThread(open, page.window, () => ({ ...page }), shownPanel as unknown as ProgressPanel, {
      unfoldLog: new UnfoldLog(),
      page: 'p',
      connections: { ask: async () => null, ids: { uuid: () => crypto.randomUUID() } },
    });
  return { state, start };
}

describe('captureThread', () => {
  it('captures the posts of a page', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', ordinal: 1 }));
    expect(await start()).toMatchObject({ ordinals: [1], missed: 0, isPartial: false, refusal: null });
    expect(state.captures).toBe(1);
  });

  it('takes no other picture when the person stopped and left the tab', async () => {
    const { state, start } = openThread(() => {
      state.panel.stopped = true;
      Object.defineProperty(state.page.document, 'hidden', { value: true, configurable: true });
      if (state.captures > 1) Object.defineProperty(state.page.document, 'hidden', { value: false });
      return { type: 'refused', code: 'tab-changed' };
    });
    expect(await start()).toMatchObject({ ordinals: [], refusal: null });
    expect(state.captures).toBe(1);
  });

  it('is in part when it is stopped while more posts appear', async () => {
    const { state, start } = openThread(() => {
      // While the page is watched for more posts at its end.
      setTimeout(() => {
        state.page.document.body.insertAdjacentHTML('beforeend', postHtml(2));
        state.panel.stopped = true;
      }, 1000);
      return { type: 'sealed', ordinal: 1 };
    });
    expect(await start()).toMatchObject({ ordinals: [1], isPartial: true });
  });
});
