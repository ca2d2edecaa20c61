import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { postAt, postsOn, readPost } from '../../../src/capture/sites/registry.ts';
import { viewOf } from './_page.ts';

/** Social networks: picking, breakage, identity. What each page says is in the table of saved pages. */

describe('a page that a platform’s reader does not know', () => {
  const other = '<main><article><h1>Autre chose</h1><p>Des mots</p></article></main>';

  it.each([
    ['https://www.reddit.com/login/', other, 'reddit', 'login-wall'],
    ['https://www.instagram.com/accounts/login/', other, 'instagram', 'login-wall'],
    [
      'https://www.facebook.com/alice',
      `<div role="banner"><form action="/login/x"></form></div>${other}`,
      'facebook',
      'not-logged-in',
    ],
    ['https://www.tiktok.com/@alice', `<div id="loginContainer">…</div>${other}`, 'tiktok', 'login-wall'],
    ['https://pouet.example/auth/sign_in', `<div id="mastodon"></div>${other}`, 'mastodon', 'login-wall'],
    ['https://www.threads.com/@alice', other, 'threads', 'layout-unknown'],
    ['https://bsky.app/search', other, 'bluesky', 'layout-unknown'],
    ['https://www.youtube.com/feed/history', other, 'youtube', 'layout-unknown'],
  ])('%s', (url, body, platform, why) => {
    const view = viewOf(`<!DOCTYPE html><body>${body}</body>`, url);
    const article = view.document.querySelector('article');
    const seen = observe(view, performance, article);
    expect(seen.platform).toBe(platform);
    expect(seen.reading.reader).toBe('generic');
    expect(seen.warnings).toContain(why);
  });
});

describe('identity', () => {
  it('never comes from the head of the page', () => {
    const head =
      '<link rel="canonical" href="https://bsky.app/profile/autre.example/post/3mcawuxyvgv37"><meta property="og:url" content="https://bsky.app/profile/autre.example/post/3mcawuxyvgv37">';
    const post = '<div data-testid="feedItem-by-alice.example"><div data-testid="postText">a</div></div>';
    const view = viewOf(`<!DOCTYPE html><head>${head}</head><body>${post}</body>`, 'https://bsky.app/');
    const [found] = postsOn(view);
    expect(found && readPost(found, view).permalink.value).toBeNull();
  });

  it('is not taken from the address bar for one of two posts without a link', () => {
    const post = (words: string): string =>
      `<div data-testid="postThreadItem-by-alice.example"><div data-testid="postText">${words}</div></div>`;
    const body = `<div data-testid="postThreadScreen">${post('a')}${post('b')}</div>`;
    const view = viewOf(
      `<!DOCTYPE html><body>${body}</body>`,
      'https://bsky.app/profile/alice.example/post/3mcawuxyvgv37',
    );
    expect(postsOn(view).map((found) => readPost(found, view).permalink.value)).toEqual([null, null]);
  });

  it('of a post that wrote the address of another stays its own', () => {
    const comment =
      '<div role="article" aria-label="Commentaire de A"><a href="/a.test"><span dir="auto">A</span></a><div dir="auto"><a href="/groups/1/posts/2/?comment_id=666">voir</a></div><a href="/groups/1/posts/2/?comment_id=3">2 h</a></div>';
    const view = viewOf(
      `<!DOCTYPE html><body>${comment}</body>`,
      'https://www.facebook.com/groups/1/posts/2/',
    );
    const [found] = postsOn(view);
    expect(found && readPost(found, view).nativeIds.comment?.value).toBe('3');
  });
});

describe('frames', () => {
  it('are read like pages', () => {
    const message =
      '<yt-live-chat-text-message-renderer id="m"><span id="author-name">@alice</span><span id="message">a</span></yt-live-chat-text-message-renderer>';
    const view = viewOf(
      `<!DOCTYPE html><body>${message}</body>`,
      'https://www.youtube.com/live_chat?continuation=x',
    );
    const inner = view.document.querySelector('[id="message"]');
    const found = inner && postAt(inner, view);
    expect(found && readPost(found, view).surface.value).toBe('message');
  });
});
