import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { findPostAt, readPost } from '../../../src/platforms/reading/pagePosts.ts';
import { readFirstPost, readPosts } from '../../support/savedPages/readPosts.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/** Social networks: picking, breakage, identity. The values of each page are in the expected results beside it. */

describe('a page that the platform’s reader does not recognise', () => {
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
  ])('has the reason as a warning: %s', (url, body, platform, why) => {
    const view = createPageView(`<!DOCTYPE html><body>${body}</body>`, url);
    const article = view.document.querySelector('article');
    const seen = observe(view, performance, article);
    expect(seen.platform).toBe(platform);
    expect(seen.reading.reader).toBe('generic');
    expect(seen.warnings).toContain(why);
  });
});

describe('identity', () => {
  it('is not read from the page’s head', () => {
    const head =
      '<link rel="canonical" href="https://bsky.app/profile/autre.example/post/3mcawuxyvgv37"><meta property="og:url" content="https://bsky.app/profile/autre.example/post/3mcawuxyvgv37">';
    const post = '<div data-testid="feedItem-by-alice.example"><div data-testid="postText">a</div></div>';
    expect(readFirstPost(post, 'https://bsky.app/', `<head>${head}</head>`).permalink.value).toBeNull();
  });

  it('is not read from the address bar for one of two posts without a link', () => {
    const post = (words: string): string =>
      `<div data-testid="postThreadItem-by-alice.example"><div data-testid="postText">${words}</div></div>`;
    const body = `<div data-testid="postThreadScreen">${post('a')}${post('b')}</div>`;
    const posts = readPosts(body, 'https://bsky.app/profile/alice.example/post/3mcawuxyvgv37');
    expect(posts.map(({ permalink }) => permalink.value)).toEqual([null, null]);
  });

  it('is the post’s own when its text contains another post’s address', () => {
    const comment =
      '<div role="article" aria-label="Commentaire de A"><a href="/a.test"><span dir="auto">A</span></a><div dir="auto"><a href="/groups/1/posts/2/?comment_id=666">voir</a></div><a href="/groups/1/posts/2/?comment_id=3">2 h</a></div>';
    expect(readFirstPost(comment, 'https://www.facebook.com/groups/1/posts/2/').nativeIds.comment?.value).toBe('3');
  });
});

describe('identity with a missing element, or another account in the address', () => {
  it('TikTok: lowers confidence when the address has another account, since it opens a video under any account', () => {
    const body =
      '<div id="main-content-video_detail"><div id="xgwrapper-0-7595290217163002002"></div><a data-e2e="browse-user-avatar" href="/@colline_verte"></a><span data-e2e="browser-nickname"><span> · </span><span>2026-1-14</span></span><div data-e2e="browse-video-desc">mots</div></div>';
    const seen = readFirstPost(body, 'https://www.tiktok.com/@innocent/video/7595290217163002002');
    expect(seen.permalink.confidence).toBe('low');
    expect(seen.warnings).toContain('canonical-mismatch');
    expect(seen.nativeIds.post?.confidence).toBe('high');
    expect(seen.author.displayName.value).toBeNull();
    const own = readFirstPost(body, 'https://www.tiktok.com/@Colline_verte/video/7595290217163002002');
    expect(own.permalink.confidence).toBe('high');
  });

  it('Telegram: does not read a group as the author', () => {
    const message = (line: string): string =>
      `<div class="tgme_widget_message" data-post="groupe/88">${line}<div class="tgme_widget_message_text">mots</div></div>`;
    const owner = '<a class="tgme_widget_message_owner_name" href="https://t.me/groupe">Groupe</a>';
    const inGroup = readFirstPost(message(`<div> dans ${owner}</div>`), 'https://t.me/groupe/88');
    expect(inGroup.author.handle.value).toBeNull();
    expect(inGroup.author.displayName.value).toBeNull();
    expect(inGroup.surface.value).toBe('message');
    expect(readFirstPost(message(''), 'https://t.me/groupe/88').author.handle.confidence).toBe('medium');
    expect(readFirstPost(message(`<div>${owner}</div>`), 'https://t.me/groupe/88').author.handle).toMatchObject({
      value: 'groupe',
      confidence: 'high',
    });
  });

  it('Bluesky: does not read the author’s name from a link in the text', () => {
    const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
    const post = (actor: string, target: string): string =>
      `<div data-testid="feedItem-by-${actor}"><div data-testid="postText"><a href="/profile/${target}">Marie</a></div></div>`;
    for (const body of [post('alice.example', 'alice.example'), post(did, 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb')]) {
      const { author } = readFirstPost(body, 'https://bsky.app/');
      expect([author.displayName.value, author.profileUrl.value]).toEqual([null, null]);
    }
  });

  it.each([
    ['a picture', '<img src="https://cdn.bsky.app/img/avatar_thumbnail/plain/did:plc:aaaabbbbccccddddeeeeffff/b">'],
    ['none of its own', '<svg></svg>'],
  ])('Bluesky: does not read « Republié par … » as the name of an author who reposts themselves (%s)', (_, picture) => {
    const profile = (inside: string): string => `<a href="/profile/alice.example">${inside}</a>`;
    const body = `<div data-testid="feedItem-by-alice.example">${profile('<div>Republié par Alice</div>')}${profile(picture)}${profile('Alice')}<div data-testid="postText">mots</div></div>`;
    expect(readFirstPost(body, 'https://bsky.app/').author.displayName).toMatchObject({
      value: 'Alice',
      confidence: 'high',
    });
  });

  it('old Reddit: does not attribute a shared post to the author who shares it', () => {
    const inside =
      '<a class="title">Autre</a><a class="author" href="/user/autre">autre</a><div class="usertext-body"><div class="md">mots de l’autre</div></div>';
    const post = (around: string): string =>
      `<div class="thing link" data-fullname="t3_1qa2bc4" data-author="alice" data-permalink="/r/a/comments/1qa2bc4/x/"><div class="entry"><a class="title">Titre</a>${around}</div></div>`;
    const seen = readFirstPost(post(`<div class="crosspost-preview">${inside}</div>`), 'https://old.reddit.com/r/a/');
    expect([seen.text.value, seen.author.profileUrl.value]).toEqual(['Titre', null]);
    expect(seen.quoted.value).toMatchObject({ author: 'autre', text: 'mots de l’autre' });
    expect(readFirstPost(post(inside), 'https://old.reddit.com/r/a/').author.profileUrl.value).toBeNull();
  });

  it('Discord: lowers confidence in a name next to a badge', () => {
    const row =
      '<li id="chat-messages-1-461345426866177077"><h3><span id="message-username-461345426866177077"><span class="bot">APP</span></span></h3><div id="message-content-461345426866177077">mots</div></li>';
    expect(readFirstPost(row, 'https://discord.com/channels/9/1').author.displayName.confidence).toBe('low');
  });

  it('LinkedIn: does not read a rank as a name', () => {
    const post =
      '<div class="feed-shared-update-v2" data-urn="urn:li:activity:7463608443963318272"><div class="update-components-actor__container"><a class="update-components-actor__meta-link" href="/in/essieu"><span class="update-components-actor__title"><span aria-hidden="true">• 2e</span></span></a></div></div>';
    const { author } = readFirstPost(post, 'https://www.linkedin.com/feed/');
    expect([author.handle.value, author.displayName.value]).toEqual(['essieu', null]);
  });
});

it.each([
  // 2023: any name could start with « @ ».
  ['ChwKGkNOaTg4ZnpzbTRBREZZdjJGZ2tkWDJZUHJ3', { handle: null, displayName: '@alice' }],
  ['ChYKFENOamJ3UDZaalpJREVMSFIrZFlE', { handle: 'alice', displayName: null }],
])('a live chat reads a name with « @ » as a handle since names became handles (%s)', (id, expected) => {
  const message = `<yt-live-chat-text-message-renderer id="${id}"><span id="author-name">@alice</span><span id="message">a</span></yt-live-chat-text-message-renderer>`;
  const { author } = readFirstPost(message, 'https://www.youtube.com/live_chat_replay?continuation=x');
  expect({ handle: author.handle.value, displayName: author.displayName.value }).toEqual(expected);
});

it('iframes are read like pages', () => {
  const message =
    '<yt-live-chat-text-message-renderer id="m"><span id="author-name">@alice</span><span id="message">a</span></yt-live-chat-text-message-renderer>';
  const view = createPageView(
    `<!DOCTYPE html><body>${message}</body>`,
    'https://www.youtube.com/live_chat?continuation=x',
  );
  const inner = view.document.querySelector('[id="message"]');
  const found = inner && findPostAt(inner, view);
  expect(found && readPost(found, view).surface.value).toBe('message');
});

describe('misleading content written by an author', () => {
  it('Mastodon: reads folded text only as the rest of an address', () => {
    const fold = (text: string) => `<span class="invisible" hidden>${text}</span>`;
    const post = readFirstPost(
      `<div id="mastodon"><div class="status" data-id="115807224135684321"><div class="status__content__text"><p>Vu ${fold('pour rire ')}<a href="https://exemple.fr/b">${fold('https://')}exemple.fr${fold('/b')}</a> <a href="https://exemple.fr/">ici${fold('pour rire')}</a></p></div></div></div>`,
      'https://pouet.example/@a/115807224135684321',
    );
    expect(post.text.value).toBe('Vu https://exemple.fr/b ici');
  });

  it('Mastodon: lowers confidence that the first mention is the account answered', () => {
    const post = readFirstPost(
      `<div id="mastodon"><div class="status status-reply" data-id="115807224135684321"><div class="status__content__text"><p><a class="mention" href="/@bob">@bob</a> mot</p></div></div></div>`,
      'https://pouet.example/home',
    );
    expect(post.replyTo).toMatchObject({ value: 'bob', confidence: 'medium' });
    expect(post.surface).toMatchObject({ value: 'reply', confidence: 'high' });
  });

  it('old Reddit: does not read the post as answered on the page of a single comment', () => {
    const thing = `<div class="thing comment" data-fullname="t1_nz1aaa2" data-author="a" data-permalink="/r/m/comments/1qa2bc3/la/nz1aaa2/"><div class="entry"><div class="usertext-body"><div class="md">mot</div></div></div></div>`;
    const parentOn = (page: string) =>
      readFirstPost(thing, `https://old.reddit.com/r/m/comments/1qa2bc3/${page}`).nativeIds.parent?.value;
    expect([parentOn('la/'), parentOn('la/nz1aaa2/'), parentOn('la/nz1aaa2/?context=3')]).toEqual([
      't3_1qa2bc3',
      null,
      null,
    ]);
  });

  it('Bluesky: lowers confidence in a quotation when it is a link card to a post', () => {
    const post = (inside: string) =>
      readFirstPost(
        `<div data-testid="feedItem-by-a.example.social"><a href="/profile/a.example.social">A</a><a href="/profile/b.example.social/post/3mcawuxyvgv37">${inside}</a></div>`,
        'https://bsky.app/',
      ).quoted.confidence;
    const shown = '<div data-testid="postText">mot</div>';
    const did = 'did:plc:aaaabbbbccccddddeeeeffff';
    expect([
      post(`<img src="https://cdn.bsky.app/img/feed_thumbnail/plain/${did}/b">${shown}`),
      post(`<img src="https://cdn.bsky.app/img/avatar_thumbnail/plain/${did}/b">${shown}`),
    ]).toEqual(['low', 'high']);
  });
});
