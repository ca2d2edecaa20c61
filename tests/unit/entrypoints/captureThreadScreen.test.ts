import { describe, expect, it } from 'vitest';
import { captureThreadScreen, type VisiblePost } from '../../../entrypoints/capture.content/captureThreadScreen.ts';
import { createPageView } from '../../../scripts/readers/savedPage.ts';
import { UnfoldLog } from '../../../src/capture/folded/unfoldLog.ts';
import type { CaptureEnding, PageSession } from '../../../src/messages/pageSession.ts';

const BODY = ['un', 'deux', 'trois']
  .map((words) => `<article><a rel="author" href="/membres/lo">lo</a><p>${words}</p></article>`)
  .join('');

/** Starts the capture of a screen of three posts. Each session ends when `end` is called. */
function start(ownHeight = 120) {
  const page = createPageView(BODY, 'https://fils.essai.example/sujet');
  Object.assign(page.document, { elementFromPoint: () => null, elementsFromPoint: () => [] });
  // jsdom has none of these.
  Object.assign(page.window, { matchMedia: () => ({ matches: false }) });
  Object.assign(page.window.performance, { getEntriesByType: () => [] });
  const sent: string[] = [];
  const sessions: PromiseWithResolvers<CaptureEnding>[] = [];
  const open = () => {
    const ended = Promise.withResolvers<CaptureEnding>();
    sessions.push(ended);
    const session = {
      ended: ended.promise,
      attempt: 'a',
      warnings: [],
      sentWarnings: [],
      shoot: async () => 0,
      sendText: (file: string, text: string) => void (file === 'texte.txt' && sent.push(text.trim())),
      send: ({ type }: { type: string }) => void sent.push(type),
    };
    return session as unknown as PageSession; // the members that are used
  };
  const clip = { x: 0, y: 0, width: 600, height: 600 };
  const posts = [...page.document.querySelectorAll('article')].map((el): VisiblePost => {
    const own = { x: 0, y: 0, width: 600, height: ownHeight };
    return { el, own, inside: [], partOf: () => own };
  });
  const endings: CaptureEnding[] = [];
  const readView = () => ({ ...page });
  const captured = captureThreadScreen(open, page.window, readView, {
    posts,
    thread: 't',
    id: 's',
    transformations: [],
    folded: [],
    unfoldLog: new UnfoldLog(),
    clip,
    insteadOf: () => undefined,
    identify: () => ({ page: 'p', key: 'k' }),
    onScreenshot: () => undefined,
    onEnded: (_, ending) => {
      endings.push(ending);
      return ending.type === 'sealed';
    },
  });
  return { captured, posts, sessions, sent, endings };
}

const sealed = (ordinal: number): CaptureEnding => ({ type: 'sealed', ordinal });

describe('captureThreadScreen', () => {
  it('reads all posts before the page may be scrolled, then stores them one after the other', async () => {
    const { captured, posts, sessions, sent, endings } = start();
    const { stored } = await captured;
    expect(sent).toEqual(['begin', expect.stringContaining('un'), 'observed']);
    // A list may show other posts in these elements once it is scrolled.
    for (const { el } of posts) el.replaceChildren('autre');
    sessions[0]?.resolve(sealed(1));
    await expect.poll(() => sessions.length).toBe(2);
    expect(endings).toEqual([sealed(1)]);
    sessions[1]?.resolve(sealed(2));
    await expect.poll(() => sessions.length).toBe(3);
    sessions[2]?.resolve(sealed(3));
    await stored;
    expect(sent.filter((text) => /deux|trois|autre/.test(text))).toEqual([
      expect.stringContaining('deux'),
      expect.stringContaining('trois'),
    ]);
    expect(endings).toEqual([1, 2, 3].map(sealed));
  });

  it('leaves the posts after one whose failure ends the capture', async () => {
    const { captured, sessions, endings } = start();
    const { stored } = await captured;
    sessions[0]?.resolve({ type: 'refused', code: 'disk-full' });
    await stored;
    expect(sessions).toHaveLength(1);
    expect(endings).toEqual([{ type: 'refused', code: 'disk-full' }]);
  });
});
