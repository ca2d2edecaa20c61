import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import type { PageFields } from '../../../src/domain/capture/reading.ts';
import { findPlatform } from '../../../src/platforms/platformTable.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

const readScreen = (html: string, url: string): Pick<PageFields, 'platform' | 'surface' | 'warnings'> => {
  const { platform, surface, warnings } = observe(createPageView(html, url), performance, null);
  return { platform, surface, warnings };
};

it.each([
  ['https://www.instagram.com/accounts/login/', '<p>Connexion', 'instagram', ['login-wall']],
  ['https://x.com/i/flow/login', '<p>Connexion', 'x', ['login-wall']],
  ['https://www.tiktok.com/@a/video/7', '<div>Un texte sans forme connue</div>', 'tiktok', ['layout-unknown']],
  ['https://www.threads.com/@a', '<div id="app"></div>', 'threads', ['nothing-rendered']],
  ['https://exemple.fr/', '<p>Un texte', 'web', []],
  ['https://exemple.fr/', '<div id="app"></div>', 'web', ['nothing-rendered']],
  ['https://exemple.fr/', '<x-fil></x-fil>', 'web', ['content-closed']],
  ['https://x.com/a/status/20', '<article data-testid="tweet"><div data-testid="tweetText">Un mot', 'x', []],
])('a screen or a whole page names the platform and why no post was read: %s %s', (url, html, platform, warnings) => {
  expect(readScreen(html, url)).toEqual({ platform, surface: 'page', warnings });
});

describe('a platform without a reader', () => {
  const html =
    '<article id="post-1"><a rel="author" href="/u/a">Alice</a><time datetime="2026-01-01">hier</time>Un mot';

  it.each([
    ['https://forum.doctissimo.fr/sujet', 'doctissimo'],
    ['https://www.tumblr.com/carnet', 'tumblr'],
  ])('is named, and read as any page is: %s', (url, platform) => {
    const view = createPageView(html, url);
    expect(findPosts(view).map(({ reader }) => reader.id)).toEqual(['generic']);
    const seen = observe(view, performance, view.document.querySelector('time'));
    expect(seen).toMatchObject({ platform, text: 'Un mot', nativeIds: { post: null } });
    expect(seen.warnings).toContain('layout-unknown');
    expect(seen.author.displayName).toBe('Alice');
    expect(readScreen(html, url)).toEqual({ platform, surface: 'page', warnings: ['layout-unknown'] });
    expect(findPlatform(platform)?.pack).toBeNull();
  });

  it('is read when its pages are those of software that has a reader', () => {
    const post = '<li class="postcontainer" id="post_7"><a class="username">Bêche</a><div class="postcontent">Un mot';
    const view = createPageView(post, 'https://forum.doctissimo.fr/sujet');
    expect(findPosts(view).map(({ reader }) => reader.id)).toEqual(['vbulletin']);
  });
});

describe('a page of a platform’s company on which its reader is not used', () => {
  const html = '<article id="post-1"><time datetime="2026-01-01">hier</time><p>Un mot</p></article>';

  it.each([
    ['https://m.kick.com/jardin', 'kick'],
    ['https://dashboard.kick.com/stream', 'kick'],
    ['https://journal.disqus.com/', 'disqus'],
    ['https://help.x.com/fr', 'x'],
  ])('is named, and read as any page: %s', (url, platform) => {
    const view = createPageView(html, url);
    expect(findPosts(view).map(({ reader }) => reader.id)).toEqual(['generic']);
    const seen = observe(view, performance, view.document.querySelector('time'));
    expect(seen).toMatchObject({ platform, text: 'Un mot' });
    expect(seen.warnings).toContain('layout-unknown');
    expect(readScreen('<p>Un mot', url)).toEqual({ platform, surface: 'page', warnings: ['layout-unknown'] });
  });

  it.each([
    'https://groups.google.com/g/jardin',
    'https://docs.google.com/document/d/1',
    'https://onedrive.live.com/',
    'https://kick.com.example/jardin',
    'https://notkick.com/jardin',
  ])('is not named where the company has more than the platform, or where anybody has the host: %s', (url) => {
    const view = createPageView(html, url);
    expect(observe(view, performance, view.document.querySelector('time')).platform).toBe('web');
  });

  it('is read by the reader of the software that it runs', () => {
    const post = '<li class="postcontainer" id="post_7"><a class="username">Bêche</a><div class="postcontent">Un mot';
    const view = createPageView(post, 'https://forum.kick.com/sujet');
    const [found] = findPosts(view);
    expect(found).toMatchObject({ reader: { id: 'vbulletin' }, skippedPlatform: null });
  });
});

/** Names and words in boxes without any mark that a reader knows: hashed classes, links, buttons. */
const UNKNOWN_LAYOUT: Readonly<Record<string, string>> = {
  fr: '<a href="/lampe_test/"><span class="x1">lampe_test</span></a><div id="words">Des mots inventés</div><span>3 h</span><div role="button">J’aime',
  en: '<a href="/lampe_test/"><span class="x1">lampe_test</span></a><div id="words">Invented words</div><span>3h</span><div role="button">Like',
};
const SURFACES: readonly (readonly [platform: string, surface: string, url: string])[] = [
  ['instagram', 'post', 'https://www.instagram.com/p/DPPr8SIDzzz/'],
  ['instagram', 'reel', 'https://www.instagram.com/reel/DPPr8SIDzzz/'],
  ['instagram', 'reels one after another', 'https://www.instagram.com/reels/DPPr8SIDzzz/'],
  ['instagram', 'story', 'https://www.instagram.com/stories/lampe_test/3700000000000000001/'],
  ['instagram', 'comments', 'https://www.instagram.com/p/DPPr8SIDzzz/c/18070000000000001/'],
  ['instagram', 'direct messages', 'https://www.instagram.com/direct/t/1234567890/'],
  ['facebook', 'post', 'https://www.facebook.com/lampe.test/posts/1234567'],
  ['facebook', 'comment', 'https://www.facebook.com/lampe.test/posts/1234567?comment_id=900'],
  ['facebook', 'reply', 'https://www.facebook.com/lampe.test/posts/1234567?comment_id=900&reply_comment_id=901'],
  ['facebook', 'group', 'https://www.facebook.com/groups/55/posts/77/'],
  ['facebook', 'reel', 'https://www.facebook.com/reel/1234567'],
  ['facebook', 'story', 'https://www.facebook.com/stories/12/34'],
  ['messenger', 'conversation', 'https://www.facebook.com/messages/t/100'],
  ['messenger', 'conversation on its own site', 'https://www.messenger.com/t/100'],
  ['tiktok', 'video page', 'https://www.tiktok.com/@lampe_test/video/7595290217163002002'],
  ['tiktok', 'feed', 'https://www.tiktok.com/foryou'],
  ['tiktok', 'live chat', 'https://www.tiktok.com/@lampe_test/live'],
  ['tiktok', 'messages', 'https://www.tiktok.com/messages'],
];

it.each(SURFACES)(
  'an unknown layout of a platform with a reader: %s, %s: is named, nothing is listed, no account, address or time is filled',
  (platform, _, url) => {
    for (const [lang, body] of Object.entries(UNKNOWN_LAYOUT)) {
      const html = `<html lang="${lang}"><body><div class="x2"><div class="x3">${body}`;
      const view = createPageView(html, url);
      expect(findPosts(view)).toEqual([]);
      expect(readScreen(html, url)).toEqual({ platform, surface: 'page', warnings: ['layout-unknown'] });
      const chosen = observe(view, performance, view.document.getElementById('words'));
      expect(chosen).toMatchObject({ platform, warnings: ['layout-unknown'], text: expect.stringContaining('nvent') });
      expect(chosen.reading.fields.text?.confidence).not.toBe('high');
      expect([...Object.values(chosen.author), chosen.nativeIds.post, chosen.address.permalink]).toEqual(
        Array(6).fill(null),
      );
      expect(chosen.posting).toEqual({ raw: null, iso: null, precision: null, source: null });
    }
  },
);

it('the generic reader on a known platform never takes the number of an element for a native id', () => {
  const html = '<article class="post" id="post-1"><time datetime="2026-01-01">hier</time>Un mot</article>';
  const read = (url: string) => {
    const view = createPageView(html, url);
    return findPosts(view).map(({ el }) => observe(view, performance, el).nativeIds);
  };
  expect(read('https://exemple.fr/')).toEqual([{ post: '1' }]);
  expect(read('https://www.tiktok.com/@a')).toEqual([{ post: null }]);
});

it('posts in shadow roots are found in open ones, also inside each other, by list and by click', () => {
  const view = createPageView('<x-fil></x-fil>', 'https://exemple.fr/');
  const outer = view.document.querySelector('x-fil')?.attachShadow({ mode: 'open' });
  const post = (name: string) =>
    `<article><span class="author">${name}</span><time datetime="2026-01-01">hier</time><p>Un mot</p></article>`;
  if (outer) outer.innerHTML = `${post('Alice')}<x-suite></x-suite>`;
  const inner = outer?.querySelector('x-suite')?.attachShadow({ mode: 'open' });
  if (inner) inner.innerHTML = post('Bob');
  const names = findPosts(view).map(({ el }) => observe(view, performance, el).author.displayName);
  expect(names).toEqual(['Alice', 'Bob']);
  expect(observe(view, performance, inner?.querySelector('p') ?? null).author.displayName).toBe('Bob');
});

describe('a layout that changed', () => {
  const post = (id: number, inner: string) =>
    `<article data-testid="tweet">${inner}<a href="/a/status/${id}"><time datetime="2025-12-11T15:30:24.000Z">11 déc.</time></a></article>`;
  const read = (html: string) => {
    const view = createPageView(html, 'https://x.com/home');
    return findPosts(view).map(({ el }) => observe(view, performance, el));
  };

  it('is said in the item, with the reader and its version, when no post has a text or a picture', () => {
    const html = [1, 2, 3].map((id) => post(id, '<div class="renamed">Un mot</div>')).join('');
    for (const { warnings, reading } of read(html)) {
      expect(warnings).toContain('layout-changed');
      expect(reading).toMatchObject({ reader: 'x', version: expect.stringMatching(/^\d+$/) });
    }
    expect(readScreen(html, 'https://x.com/home').warnings).toEqual(['layout-changed']);
  });

  it('is not said of a page with one post without text, nor when one of several has a text', () => {
    expect(read(post(1, ''))[0]?.warnings).not.toContain('layout-changed');
    const html = post(1, '') + post(2, '') + post(3, '<div data-testid="tweetText">Un mot</div>');
    expect(read(html).flatMap(({ warnings }) => warnings)).not.toContain('layout-changed');
  });
});
