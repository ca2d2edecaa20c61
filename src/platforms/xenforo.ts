import { readVisibleText } from '../dom/domTree.ts';
import { readMachineDate, readUnixDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { type ForumMarkup, readForumAuthor, readForumBody } from './reading/forumPosts.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { queryFirstVisible, readPageLanguage, resolveLink, selectPosts } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'xenforo',
  name: 'XenForo',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
  readsEdits: true,
};

/** XenForo 2. Not verified on a saved real page. */
const SELECTORS = {
  /** Messages of a topic; those of profiles (`profile-post-…`) have another form. */
  post: 'article.message[data-content^="post-"]',
  name: '.message-name .username, .message-userDetails .username',
  /** Above the text: date and number, both links to the post. */
  head: '.message-attribution',
  link: 'a[href*="/post-"], a[href*="/posts/"], a[href*="#post-"]',
  time: 'time[datetime]',
  /** A signature has the same inner element. */
  text: '.message-userContent .bbWrapper, .message-body .bbWrapper',
  signature: '.message-signature',
  quoteLink: 'a.bbCodeBlock-sourceJump',
  numbered: '[data-user-id]',
  edited: '.message-lastEdit',
  deleted: '.message--deleted, .message-cell--deleted, .messageNotice--deleted',
} as const;

const MARKUP: ForumMarkup = {
  how: 'class:bbWrapper',
  quote: 'blockquote.bbCodeBlock--quote[data-quote]',
  notText: '.message-signature, .bbCodeBlock-expandLink, .message-lastEdit, .js-unfurl',
  notPicture: '.smilie, .avatar, .js-unfurl-favicon img',
  quoteWords: '.bbCodeBlock-expandContent, .bbCodeBlock-content',
  quoteHead: '.bbCodeBlock-title, .bbCodeBlock-expandLink',
  readQuoteSource(quote, view) {
    const link = resolveLink(queryOne(quote, SELECTORS.quoteLink), view);
    return { author: getAttribute(quote, 'data-quote') || null, permalink: link?.href ?? null };
  },
};

const POST_ID = /^post-(\d+)$/;
/** The number in any address: `/threads/sujet.12/post-345`, `/posts/345/`, `#post-345`. */
const POST_ID_IN_ADDRESS = /(?:\/post-|\/posts\/|#post-|#js-post-)(\d+)(?!\d)/;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  address: {
    hosts: [],
    host: null,
    drop: [],
    post({ pathname, hash }) {
      const match = /^(.*\/threads\/(?:[^/]*\.)?\d+\/)(?:post-(\d+)|page-\d+)?\/?$/.exec(pathname);
      const id = /^#(?:js-)?post-(\d+)$/.exec(hash)?.[1] ?? match?.[2];
      return match?.[1] && id ? `${match[1]}post-${id}` : null;
    },
  },
  matches: ({ document }) => queryOne(document, SELECTORS.post) !== null,
  ...selectPosts(SELECTORS.post),
  readKey: readPostId,
  readPost: readPost,
};

function readPostId(el: Element): string | null {
  return POST_ID.exec(getAttribute(el, 'data-content') ?? '')?.[1] ?? null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const id = readPostId(el);
  const head = queryOne(el, SELECTORS.head);
  const texts = queryAll(el, SELECTORS.text).filter((part) => !closest(part, SELECTORS.signature));
  const body = readForumBody(texts[0] ?? null, MARKUP, view);
  const time = queryOne(head, SELECTORS.time);
  const machine = readMachineDate(getAttribute(time, 'datetime'), view.clock);
  const found = resolvePostingTime(
    {
      raw: time && (getAttribute(time, 'title') || readVisibleText(time, view)),
      machine: machine?.iso
        ? { date: machine, how: 'attribute:datetime' }
        : { date: readUnixDate(getAttribute(time, 'data-time'), 's'), how: 'attribute:data-time' },
      lang: readPageLanguage(view),
    },
    view,
  );
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...body,
    author: readAuthor(el, view),
    permalink: readPermalink(head, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:data-content', 'high') },
    posting: found.posting,
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(queryOne(el, SELECTORS.edited) ? ['edited'] : []),
      ...(matches(el, SELECTORS.deleted) || queryOne(el, SELECTORS.deleted) ? ['deleted'] : []),
    ],
  };
}

function readAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const name = queryFirstVisible(el, SELECTORS.name, view);
  const member = readForumAuthor(name, 'class:username', /\/members\/(?:[^/]*\.)?(\d+)/, view);
  const number = getAttribute(name, 'data-user-id') ?? getAttribute(queryOne(name, SELECTORS.numbered), 'data-user-id');
  const statedAuthor = getAttribute(el, 'data-author');
  // The message's attribute and the displayed name are the same, unless the page was tampered with.
  if (statedAuthor && member.handle.value && statedAuthor !== member.handle.value) {
    const doubtful = { value: member.handle.value, how: 'class:username', confidence: 'low' } as const;
    return { ...member, displayName: doubtful, handle: doubtful };
  }
  return number && /^[1-9]\d*$/.test(number)
    ? { ...member, platformId: extractedValue(number, 'attribute:data-user-id', 'high') }
    : member;
}

function readPermalink(head: Element | null, id: string | null, view: PageView): Extracted<string> {
  for (const link of queryAll(head, SELECTORS.link)) {
    const url = resolveLink(link, view, ({ origin }) => origin === view.url.origin);
    if (url && id && POST_ID_IN_ADDRESS.exec(url.pathname + url.hash)?.[1] === id)
      return extractedValue(url.href, 'link:post', 'high');
  }
  return missingValue();
}
