import { readVisibleText } from '../dom/domTree.ts';
import { readUnixDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getId, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { type ForumMarkup, readForumAuthor, readForumBody, removeParameters } from './reading/forumPosts.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { readPageLanguage, resolveLink, selectPosts } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'discourse',
  name: 'Discourse',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
  readsEdits: true,
};

/** Discourse. Posts off the screen are emptied (« cloaked »): only rendered ones can be read. */
const SELECTORS = {
  engine: 'meta[name="generator"][content^="Discourse"]',
  post: 'article[data-post-id][data-topic-id]',
  /** User name and, where the forum shows it, full name. */
  name: '.names [data-user-card]',
  fullName: '.names .full-name a, .names .full-name',
  date: 'a.post-date, .post-date a',
  time: '.post-date .relative-date[data-time]',
  /** A second one quotes the accepted answer; a reply unfolded above or below has its own. */
  text: '.cooked',
  otherPosts: '.embedded-posts, .topic-map',
  edited: '.post-info.edits',
  deleted: '.deleted',
  replyTo: '.reply-to-tab',
} as const;

const MARKUP: ForumMarkup = {
  how: 'class:cooked',
  quote: 'aside.quote[data-username]',
  notText: '.lightbox .meta, .badge.clicks, .quote-controls, .cooked-selection-barrier, .anchor',
  notPicture: '.emoji, .avatar, .site-icon, .thumbnail',
  quoteWords: 'blockquote',
  quoteHead: '.title',
  readQuoteSource(quote, view) {
    const [topic, post] = [getAttribute(quote, 'data-topic'), getAttribute(quote, 'data-post')];
    const known = topic && post && /^\d+$/.test(topic) && /^\d+$/.test(post);
    return {
      author: getAttribute(quote, 'data-username'),
      permalink: known ? `${view.url.origin}/t/${topic}/${post}` : null,
    };
  },
};

/** `/t/slug/topic/number` or `/t/topic/number`; a topic alone is its first post. */
const TOPIC = /^(.*?)\/t\/(?:([^/]+)\/)??(\d+)(?:\/(\d+))?\/?$/;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: '2023-02-02',
  matches: ({ document }) =>
    queryOne(document, SELECTORS.engine) !== null && queryOne(document, SELECTORS.post) !== null,
  ...selectPosts(SELECTORS.post),
  readKey: (el) => getAttribute(el, 'data-post-id'),
  readPost: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const topic = getAttribute(el, 'data-topic-id');
  const number = /^post_(\d+)$/.exec(getId(el))?.[1] ?? null;
  const body = readForumBody(findOwn(el, SELECTORS.text), MARKUP, view);
  const time = findOwn(el, SELECTORS.time);
  const found = resolvePostingTime(
    {
      raw: time && (getAttribute(time, 'title') || readVisibleText(time, view)),
      machine: {
        date: readUnixDate(getAttribute(time, 'data-time'), 'ms'),
        how: 'attribute:data-time',
      },
      lang: readPageLanguage(view),
    },
    view,
  );
  const reply = findOwn(el, SELECTORS.replyTo);
  const repliedTo = reply && readVisibleText(reply, view);
  return {
    ...createEmptyExtraction(reader, number === '1' || !number ? 'post' : 'reply'),
    ...body,
    author: readAuthor(el, view),
    permalink: readPermalink(el, topic, number, view),
    nativeIds: {
      post: extractedValue(keepDigits(getAttribute(el, 'data-post-id')), 'attribute:data-post-id', 'high'),
      topic: extractedValue(keepDigits(topic), 'attribute:data-topic-id', 'high'),
      number: extractedValue(number, 'attribute:id', 'high'),
    },
    posting: found.posting,
    replyTo: repliedTo ? extractedValue(repliedTo, 'class:reply-to-tab', 'medium') : missingValue('no-reply-mark'),
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(findOwn(el, SELECTORS.edited) ? ['edited'] : []),
      ...(closest(el, SELECTORS.deleted) ? ['deleted'] : []),
    ],
  };
}

/** The posts answered, and the replies, can be unfolded inside this one. */
function findOwn(el: Element, selector: string): Element | null {
  return queryAll(el, selector).find((part) => !closest(part, SELECTORS.otherPosts)) ?? null;
}

const keepDigits = (value: string | null): string | null => (value && /^\d+$/.test(value) ? value : null);

function readAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const name = findOwn(el, SELECTORS.name);
  const handle = getAttribute(name, 'data-user-card');
  const full = findOwn(el, SELECTORS.fullName);
  const member = readForumAuthor(name, 'attribute:data-user-card', /^$/, view);
  const shown = full ? readVisibleText(full, view) : member.displayName.value;
  return {
    ...member,
    displayName: extractedValue(shown, full ? 'class:full-name' : 'class:username', 'high'),
    handle: extractedValue(handle, 'attribute:data-user-card', 'high'),
    platformId: extractedValue(keepDigits(getAttribute(el, 'data-user-id')), 'attribute:data-user-id', 'high'),
  };
}

/** Without the `u=` that identifies who shared it. The text can link to other forums: the topic must match. */
function readPermalink(el: Element, topic: string | null, number: string | null, view: PageView): Extracted<string> {
  const url = resolveLink(findOwn(el, SELECTORS.date), view, ({ origin }) => origin === view.url.origin);
  const [, , , linkedTopic, linkedNumber = '1'] = TOPIC.exec(url?.pathname ?? '') ?? [];
  if (!url || !topic || linkedTopic !== topic || (number !== null && linkedNumber !== number)) return missingValue();
  return extractedValue(removeParameters(url, ['u']), 'link:post-date', 'high');
}
