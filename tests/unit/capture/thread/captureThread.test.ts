import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageSession } from '../../../../src/capture/pageSession.ts';
import { captureThread } from '../../../../src/capture/thread/captureThread.ts';
import { UnfoldLog } from '../../../../src/capture/unfoldPage.ts';
import type { CaptureEnding } from '../../../../src/messages/capturePort.ts';
import type { FromPage } from '../../../../src/messages/pageSchemas.ts';
import type { ProgressPanel } from '../../../../src/overlay/progressPanel.ts';
import { openTestPage } from '../../../support/capture/testPage.ts';
import { overrideMethods } from '../../../support/savedPages/savedPage.ts';

const postHtml = (id: number): string =>
  `<article id="post-${id}"><a rel="author" href="/membres/lo">lo</a><p>message ${id}</p></article>`;

/** A page of one screen with one post. `endCapture` gives the ending of each capture of a post. */
function openThread(
  endCapture: (gaveUp: string | null) => CaptureEnding,
  posts = 1,
  onShot: (document: Document) => Promise<number> = async () => 0,
) {
  const html = Array.from({ length: posts }, (_, n) => postHtml(n + 1)).join('');
  const page = openTestPage(html, 'https://fils.essai.example/sujet');
  const panel = { stopped: false, limit: 40 };
  const state = {
    captures: 0,
    panel,
    page,
    asked: [] as string[],
    /** Posts kept by an earlier capture of this page. */
    taken: 0,
    texts: [] as string[],
    scrolled: [] as number[],
    warnings: [] as (readonly string[])[],
  };
  const open = () => {
    state.captures += 1;
    const ended = Promise.withResolvers<CaptureEnding>();
    const session = {
      ended: ended.promise,
      attempt: null,
      warnings: [],
      sentWarnings: [],
      shoot: async () => onShot(page.document),
      sendText: (_: string, text: string) => state.texts.push(text),
      send: (message: FromPage) => {
        if (message.type === 'gaveUp') ended.resolve(endCapture(message.code));
        if (message.type === 'read') state.warnings.push(message.reading.warnings);
        if (message.type === 'read') ended.resolve(endCapture(null));
      },
      archive: async () => undefined,
    };
    return session as unknown as PageSession; // the members that are used
  };
  const actions = { hide: () => undefined, show: () => undefined, showPaused: () => undefined };
  const shownPanel = Object.assign(panel, actions, { ended: new Promise<void>(() => undefined) });
  const start = () =>
    captureThread(open, page.window, () => ({ ...page }), shownPanel as unknown as ProgressPanel, {
      unfoldLog: new UnfoldLog(),
      page: 'p',
      connections: {
        ask: async (question) => {
          state.asked.push(question.type);
          if (question.type !== 'findTaken' || state.taken === 0) return null;
          const taken = question.keys.map((_: string, place: number) => place < state.taken);
          return { known: state.taken, taken, thread: crypto.randomUUID(), mayRepeat: false } as never;
        },
        ids: { uuid: () => crypto.randomUUID() },
      },
    });
  return { state, start };
}

/** Lays the posts out below each other, on one screen. */
function placeOnOneScreen({ page }: ReturnType<typeof openThread>['state']): void {
  const posts = [...page.document.querySelectorAll('article')];
  const rectOf = (el: Element) => {
    const post = el.closest('article');
    return { x: 0, y: post === null ? 0 : 120 * posts.indexOf(post), width: 600, height: 120 };
  };
  Object.assign(page, { rectOf });
  Object.assign(page.document, { elementFromPoint: (_: number, y: number) => posts[Math.floor(y / 120)] ?? null });
}

/** Lays the posts out in a list that is scrolled, and that shows them in other elements after each scroll. */
function placeInVirtualList({ page, scrolled }: ReturnType<typeof openThread>['state']): void {
  const root = page.document.documentElement;
  const listPosts = () => [...page.document.querySelectorAll('article')];
  const height = 120 * listPosts().length;
  Object.defineProperty(root, 'scrollHeight', { value: height });
  Object.assign(root, {
    scrollTo: ({ top = 0 }: ScrollToOptions) => {
      const to = Math.min(Math.max(top, 0), height - 600);
      if (to === root.scrollTop) return;
      root.scrollTop = to;
      scrolled.push(to);
      queueMicrotask(() => {
        for (const post of listPosts()) post.replaceWith(post.cloneNode(true));
      });
    },
  });
  const rectOf = (el: Element) => {
    const post = el.closest('article');
    const place = post === null ? 0 : listPosts().indexOf(post);
    return place === -1
      ? { x: 0, y: 0, width: 0, height: 0 }
      : { x: 0, y: 120 * place - root.scrollTop, width: 600, height: 120 };
  };
  Object.assign(page, { rectOf });
  Object.assign(page.document, {
    elementFromPoint: (_: number, y: number) => listPosts()[Math.floor((y + root.scrollTop) / 120)] ?? null,
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('captureThread', () => {
  it('captures the posts of a page', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', total: 1 }));
    expect(await start()).toMatchObject({ kept: 1, missed: 0, isPartial: false, refusal: null });
    expect(state.captures).toBe(1);
  });

  it('attack: a page that changes the words of a post during the screenshot only; the post alone has a warning', async () => {
    const { state, start } = openThread(
      () => ({ type: 'sealed', total: state.captures }),
      3,
      async (document) => {
        const words = document.querySelector('#post-2 p');
        words?.replaceChildren('autre message');
        // Mutation records are delivered in a microtask.
        await Promise.resolve();
        words?.replaceChildren('message 2');
        return 0;
      },
    );
    placeOnOneScreen(state);
    expect(await start()).toMatchObject({ kept: 3, screenshots: 1 });
    expect(state.warnings.map((of) => of.includes('content-changed'))).toEqual([false, true, false]);
  });

  it('attack: a page that changes the words after the screenshot; texts and source are those of the screenshot', async () => {
    const { state, start } = openThread(() => {
      state.page.document.querySelector('#post-2 p')?.replaceChildren('autre message');
      return { type: 'sealed', total: state.captures };
    }, 2);
    placeOnOneScreen(state);
    expect(await start()).toMatchObject({ kept: 2, screenshots: 1 });
    expect(state.texts.join()).toContain('message 2');
    expect(state.texts.join()).not.toContain('autre message');
  });

  it('scrolls on while the posts of a screen are sealed', async () => {
    const scrolledAtEnds: number[][] = [];
    const { state, start } = openThread(() => {
      scrolledAtEnds.push([...state.scrolled]);
      return { type: 'sealed', total: state.captures };
    }, 8);
    placeInVirtualList(state);
    expect(await start()).toMatchObject({ kept: 8, missed: 0, screenshots: 2, isPartial: false });
    expect(scrolledAtEnds).toEqual([[], ...Array(4).fill([360]), ...Array(3).fill([360])]);
    expect(state.warnings.flat()).toEqual([]);
  });

  it('goes back to a screen that was interrupted, and takes its posts from the elements that show them then', async () => {
    const { state, start } = openThread(
      () =>
        state.captures === 3 ? { type: 'refused', code: 'interrupted' } : { type: 'sealed', total: state.captures },
      8,
    );
    placeInVirtualList(state);
    expect(await start()).toMatchObject({ kept: 8, missed: 0, screenshots: 3, isPartial: false });
    expect(state.scrolled).toEqual([360, 0, 360, 0]);
    const texts = state.texts.filter((text) => !text.startsWith('<'));
    expect(texts.map((text) => /message (\d)/.exec(text)?.[1]).join('')).toBe('123345678');
    expect(state.warnings.flat()).toEqual([]);
  });

  it('takes no other picture when the person stopped and left the tab', async () => {
    const { state, start } = openThread(() => {
      state.panel.stopped = true;
      Object.defineProperty(state.page.document, 'hidden', { value: true, configurable: true });
      if (state.captures > 1) Object.defineProperty(state.page.document, 'hidden', { value: false });
      return { type: 'refused', code: 'tab-changed' };
    });
    expect(await start()).toMatchObject({ kept: 0, refusal: null });
    expect(state.captures).toBe(1);
  });

  it.each(['reading-invalid', 'bug', 'item-too-large'] as const)(
    'attack: a post that fails with %s is missed, and the thread goes on',
    async (code) => {
      const { state, start } = openThread(
        () => (state.captures === 2 ? { type: 'refused', code } : { type: 'sealed', total: state.captures }),
        4,
      );
      expect(await start()).toMatchObject({ kept: 3, missed: 1, refusal: null });
    },
  );

  it('attack: a post whose reading throws is missed, and the thread goes on', async () => {
    const { state, start } = openThread(
      (code) => (code === 'reading-invalid' ? { type: 'refused', code } : { type: 'sealed', total: state.captures }),
      3,
    );
    const image = state.page.document.createElement('img');
    Object.defineProperty(image, 'complete', { value: false });
    state.page.document.getElementById('post-2')?.append(image);
    const { rectOf } = state.page;
    const throwsAtImage = (el: Element) => {
      if (el === image) throw new Error('broken');
      return rectOf(el);
    };
    Object.assign(state.page, { rectOf: throwsAtImage });
    expect(await start()).toMatchObject({ kept: 2, missed: 1, refusal: null });
  });

  it('stops at the third post in a row that fails with a bug', async () => {
    const { state, start } = openThread(() => ({ type: 'refused', code: 'bug' }), 5);
    expect(await start()).toMatchObject({ kept: 0, missed: 3, refusal: 'bug' });
    expect(state.captures).toBe(3);
  });

  it('says that a tall post is cut where the page cannot be scrolled through it', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', total: 1 }));
    Object.assign(state.page, { rectOf: () => ({ x: 0, y: 0, width: 600, height: 3000 }) });
    const [post] = state.page.document.getElementsByTagName('article');
    if (post !== undefined) overrideMethods(post, { scrollIntoView: () => undefined });
    expect(await start()).toMatchObject({ kept: 1 });
    expect(state.warnings).toEqual([expect.arrayContaining(['post-cut-by-window'])]);
  });

  it('is in part when its limit comes before the posts of another pane', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', total: 1 }));
    const pane = state.page.document.createElement('div');
    pane.style.overflowY = 'auto';
    overrideMethods(pane, { clientHeight: 300, scrollHeight: 900 });
    pane.innerHTML = postHtml(2);
    state.page.document.body.append(pane);
    state.panel.limit = 1;
    expect(await start()).toMatchObject({ kept: 1, isPartial: true });
  });

  it('is in part when its list still loads after the longest wait', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', total: 1 }));
    state.page.document.body.insertAdjacentHTML('beforeend', '<div role="progressbar"></div>');
    expect(await start()).toMatchObject({ kept: 1, isPartial: true, siteFailed: false });
  });

  it('is in part when it is resumed and stopped before a new post', async () => {
    const { state, start } = openThread(() => ({ type: 'sealed', total: 1 }), 2);
    const place = (el: Element) => ({ x: 0, y: el.closest('#post-2') ? 900 : 0, width: 600, height: 120 });
    Object.assign(state.page, { rectOf: place });
    state.taken = 1;
    state.panel.stopped = true;
    expect(await start()).toMatchObject({ kept: 0, resumed: 1, isPartial: true });
  });

  it('is in part when it is stopped while more posts appear', async () => {
    const { state, start } = openThread(() => {
      // While the page is watched for more posts at its end.
      setTimeout(() => {
        state.page.document.body.insertAdjacentHTML('beforeend', postHtml(2));
        state.panel.stopped = true;
      }, 1000);
      return { type: 'sealed', total: 1 };
    });
    expect(await start()).toMatchObject({ kept: 1, isPartial: true });
    expect(state.asked).toContain('threadStopped');
  });
});
