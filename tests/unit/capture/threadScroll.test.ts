import { describe, expect, it } from 'vitest';
import { createPageView } from '../../../scripts/readers/savedPage.ts';
import { ThreadScroll } from '../../../src/capture/thread/threadScroll.ts';
import type { Scroller } from '../../../src/capture/whole/scroller.ts';

/** A window of 600 pixels over something longer, that stops where browsers stop. */
function over(isPage: boolean, height: number, at: number) {
  const state = { height, y: at };
  const scroller: Scroller = {
    isPage,
    reversed: false,
    clip: { x: 0, y: 0, width: 700, height: 600 },
    size: () => ({ width: 700, height: state.height }),
    position: () => ({ x: 0, y: state.y }),
    scrollTo: ({ y }) => {
      state.y = Math.max(0, Math.min(y, state.height - 600));
    },
  };
  const view = createPageView('<article id="a"><p>un</p></article>', 'https://fils.essai.example/');
  view.document.elementFromPoint = () => null;
  const post = view.document.querySelector('article');
  if (!post) throw new Error('no post');
  // Where the post stands in what is scrolled.
  let standsAt = 0;
  const look = () => ({ ...view, rectOf: () => ({ x: 0, y: standsAt - state.y, width: 700, height: 120 }) });
  return {
    state,
    post,
    scroll: new ThreadScroll(view.window, scroller, look),
    standsAt: (y: number) => {
      standsAt = y;
    },
  };
}

describe('going through a thread', () => {
  it('begins at the top of a page, wherever the person was, and tells how far it went', () => {
    const { scroll, state } = over(true, 3000, 1500);
    expect([scroll.way, state.y]).toEqual(['down', 0]);
    expect(scroll.changes()).toEqual([{ name: 'scrolled-into-view', down: -1500, right: 0 }]);
    while (scroll.goOn());
    expect([state.y, scroll.isAtEnd]).toEqual([2400, true]);
  });

  it('goes back from the end of a conversation, and down one that shows its beginning', () => {
    const { scroll, state } = over(false, 3000, 2400);
    expect([scroll.way, scroll.forward, state.y]).toEqual(['up', -1, 2400]);
    expect(scroll.goOn()).toBe(true);
    expect(state.y).toBe(1860);
    expect(over(false, 3000, 0).scroll.way).toBe('down');
    expect(over(false, 500, 0).scroll.way).toBe('down');
  });

  it('brings a post to the start of the screen, as far as the page goes', () => {
    const { scroll, state, post, standsAt } = over(true, 3000, 0);
    standsAt(1000);
    expect(scroll.bringToStart(post)).toBe(true);
    expect(state.y).toBe(1000);
    standsAt(2900);
    expect(scroll.bringToStart(post)).toBe(true);
    expect(state.y).toBe(2400);
    standsAt(9000);
    expect(scroll.bringToStart(post)).toBe(false);
  });

  it('waits for more where a list ends, not for ever', async () => {
    const { scroll, state } = over(true, 600, 0);
    expect(await scroll.grows(() => false)).toBe(false);
    const growing = scroll.grows(() => false);
    state.height = 900;
    expect(await growing).toBe(true);
    expect(await scroll.grows(() => true)).toBe(true);
  });
});
