import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readUnixDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getParentElement, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from './_posting.ts';
import { isThreadOf, parseRedditName, resolveRedditPermalink } from './_reddit-address.ts';
import { resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';

/** old.reddit.com: nested `div.thing`, each comment with its own `.entry`. */
const SELECTORS = {
  thing: '.thing.link, .thing.comment',
  entry: ':scope > .entry',
  author: 'a.author[href]',
  /** The first is the publication, `.edited-timestamp` an edit. */
  time: 'time[datetime]:not(.edited-timestamp)',
  edited: '.edited-timestamp',
  title: 'a.title',
  words: '.usertext-body .md',
  score: '.score.unvoted',
  comments: 'a.comments',
  /** A post of another author, inside the one that shares it. */
  shared: '.crosspost-preview, .crosspost-preview-header, .crosspost-preview-content',
  /** In place of comments: more of them, a deeper thread, a comment that is closed. */
  moreComments: '.morecomments a, .deepthread a, .comment.collapsed > .entry a.expand',
  preview: '.media-preview-content img[src], .media-preview-content video[src]',
} as const;

export const OLD_REDDIT_ITEM = SELECTORS.thing;
export const OLD_REDDIT_MORE = SELECTORS.moreComments;

/** `t3_…` for a post, `t1_…` for a comment. */
export function readOldRedditId(el: Element): string | null {
  const id = getAttribute(el, 'data-fullname');
  if (id && /^t[13]_\w+$/.test(id)) return id;
  const path = getAttribute(el, 'data-permalink') ?? '';
  const [, post, comment] = /\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/.exec(path) ?? [];
  return comment ? `t1_${comment}` : post ? `t3_${post}` : null;
}

export function readOldRedditItem(site: Site, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, '.link');
  const entry = queryOne(el, SELECTORS.entry);
  const findOne = (selector: string): Element | null =>
    queryAll(el, selector).find((part) => closest(part, OLD_REDDIT_ITEM) === el && !closest(part, SELECTORS.shared)) ??
    null;
  const id = readOldRedditId(el);
  const permalink = resolveRedditPermalink(getAttribute(el, 'data-permalink'), id, view);
  const post = isPost ? id : readPostId(permalink);
  const parent = closest(getParentElement(el), '.thing.comment');
  const time = readTime(el, findOne, view);
  const score = findOne(SELECTORS.score);
  const points = score ? readVisibleText(score, view) : '';
  const name = parseRedditName(getAttribute(el, 'data-author'));
  const subreddit = getAttribute(el, 'data-subreddit-prefixed') || null;
  return {
    ...createEmptyExtraction(site, isPost ? 'post' : 'comment'),
    author: readAuthor(findOne(SELECTORS.author), name, getAttribute(el, 'data-author-fullname'), view),
    permalink: extractedValue(permalink?.href, 'attribute:data-permalink', 'high'),
    nativeIds: {
      post: extractedValue(post, isPost ? 'attribute:data-fullname' : 'attribute:data-permalink', 'high'),
      ...(isPost
        ? { channel: extractedValue(subreddit, 'attribute:data-subreddit-prefixed', 'high') }
        : {
            comment: extractedValue(id, 'attribute:data-fullname', 'high'),
            parent: extractedValue(
              parent ? readOldRedditId(parent) : isThreadOf(post, view) ? post : null,
              'place:thread',
              'high',
            ),
          }),
    },
    posting: time.posting,
    text: readText(findOne(SELECTORS.title), findOne(SELECTORS.words), isPost, view),
    engagement: points ? extractedValue({ score: points }, 'class:score', 'high') : missingValue('not-shown'),
    quoted: readCrosspost(el, view),
    replyTo: parent
      ? extractedValue(getAttribute(parent, 'data-author'), 'place:thread', 'high')
      : missingValue('not-shown'),
    warnings: [
      ...time.warnings,
      ...(matches(el, '.deleted') || getAttribute(el, 'data-author') === null ? ['deleted'] : []),
      ...(findOne(SELECTORS.edited) ? ['edited'] : []),
      ...(entry && id ? [] : ['layout-unknown']),
    ],
  };
}

function readCrosspost(el: Element, view: PageView): Extracted<QuotedPost> {
  const shared = queryAll(el, SELECTORS.shared).find((part) => closest(part, OLD_REDDIT_ITEM) === el);
  if (!shared) return missingValue('none-shown');
  const readPart = (selector: string): string | null => {
    const part = queryOne(shared, selector);
    return (part && readVisibleText(part, view)) || null;
  };
  return extractedValue(
    { author: readPart(SELECTORS.author), permalink: null, text: readPart(SELECTORS.words) },
    'place:shared',
    'low',
  );
}

function readPostId(permalink: URL | null): string | null {
  const post = permalink && /\/comments\/(\w+)/.exec(permalink.pathname)?.[1];
  return post ? `t3_${post}` : null;
}

function readAuthor(
  link: Element | null,
  name: string | null,
  number: string | null,
  view: PageView,
): PostExtraction['author'] {
  const profile = resolveLink(
    link,
    view,
    ({ pathname }) => /^\/user\/([^/]+)\/?$/.exec(pathname)?.[1]?.toLowerCase() === name?.toLowerCase(),
  );
  const why = name === null ? 'deleted' : 'not-shown';
  return {
    displayName: missingValue(name === null ? 'deleted' : 'handle-shown'),
    handle: name ? extractedValue(name, 'attribute:data-author', 'high') : missingValue(why),
    profileUrl: name && profile ? extractedValue(profile.href, 'link:/user/', 'high') : missingValue(why),
    platformId:
      number && /^t2_\w+$/.test(number)
        ? extractedValue(number, 'attribute:data-author-fullname', 'high')
        : missingValue(why),
  };
}

function readTime(el: Element, findOne: (selector: string) => Element | null, view: PageView): PostingTime {
  const time = findOne(SELECTORS.time);
  const stamp = readUnixDate(getAttribute(el, 'data-timestamp'), 'ms');
  return resolvePostingTime(
    {
      raw: (time && readVisibleText(time, view)) || null,
      machine: stamp ? { date: stamp, how: 'attribute:data-timestamp' } : readDatetime(time, view),
    },
    view,
  );
}

/** The title is part of the author's text. */
function readText(title: Element | null, words: Element | null, isPost: boolean, view: PageView): Extracted<string> {
  const parts = [isPost ? title : null, words].flatMap((part) => (part ? [readVisibleText(part, view)] : []));
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text ? extractedValue(text, 'class:md', 'high') : missingValue('no-text');
}
