import { afterEach, expect, it, vi } from 'vitest';
import { capturePost } from '../../../src/capture/capturePost.ts';
import type { PageSession } from '../../../src/capture/pageSession.ts';
import { UnfoldLog } from '../../../src/capture/unfoldPage.ts';
import type { FromPage } from '../../../src/messages/pageSchemas.ts';
import { openTestPage } from '../../support/capture/testPage.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['is painted', true],
  ['is not painted, so that it could not react', false],
])('a post scrolled into view in a page that %s: complete %s', async (_, isPainted) => {
  const page = openTestPage(
    '<article id="a"><a rel="author" href="/membres/lo">lo</a><p>message</p></article>',
    'https://fils.essai.example/sujet',
  );
  const post = page.document.getElementById('a') ?? expect.fail();
  let y = 2000;
  Object.assign(page, { rectOf: () => ({ x: 0, y, width: 600, height: 120 }) });
  Object.assign(post, {
    scrollIntoView: () => {
      y = 100;
    },
  });
  if (!isPainted) {
    // The time limit for a paint has passed at once.
    Object.assign(page.window, {
      requestAnimationFrame: () => 0,
      setTimeout: (end: () => void) => setTimeout(end, 0),
    });
  }
  const warnings: string[] = [];
  const session = {
    warnings: [],
    shoot: async () => 0,
    sendText: () => undefined,
    send: (message: FromPage) => {
      if (message.type === 'read') warnings.push(...message.reading.warnings);
      else if (message.type === 'gaveUp') expect.unreachable(message.code);
    },
    archive: async () => undefined,
  };
  // The members that are used.
  await capturePost(session as unknown as PageSession, page.window, () => ({ ...page }), post, {
    unfoldLog: new UnfoldLog(),
    entry: 'picker',
  });
  expect(warnings.includes('page-not-drawn')).toBe(!isPainted);
});
