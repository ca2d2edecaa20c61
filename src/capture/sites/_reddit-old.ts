import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readUnixDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn } from './_parts.ts';
import { datetimeOf, type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import { accountName, isThreadOf, ownPermalink } from './_reddit-names.ts';
import type { Site } from './_site.ts';

/** old.reddit.com: `div.thing`, comments inside one another, each with its own `.entry`. */
const Q = {
  thing: '.thing.link, .thing.comment',
  entry: ':scope > .entry',
  author: 'a.author[href]',
  /** The first is the posting, `.edited-timestamp` an edit. */
  time: 'time[datetime]:not(.edited-timestamp)',
  edited: '.edited-timestamp',
  title: 'a.title',
  words: '.usertext-body .md',
  score: '.score.unvoted',
  comments: 'a.comments',
  /** A post of another, shown inside the one that shares it. */
  shared: '.crosspost-preview, .crosspost-preview-header, .crosspost-preview-content',
  preview: '.media-preview-content img[src], .media-preview-content video[src]',
} as const;

export const OLD = Q.thing;

/** `t3_…` for a post, `t1_…` for a comment. */
export function oldKey(el: Element): string | null {
  const id = attributeOf(el, 'data-fullname');
  if (id && /^t[13]_\w+$/.test(id)) return id;
  const path = attributeOf(el, 'data-permalink') ?? '';
  const [, post, comment] = /\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/.exec(path) ?? [];
  return comment ? `t1_${comment}` : post ? `t3_${post}` : null;
}

export function readOld(site: Site, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, '.link');
  const entry = oneIn(el, Q.entry);
  const one = (selector: string): Element | null =>
    allIn(el, selector).find((part) => closest(part, OLD) === el && !closest(part, Q.shared)) ?? null;
  const id = oldKey(el);
  const permalink = ownPermalink(attributeOf(el, 'data-permalink'), id, view);
  const post = isPost ? id : postIn(permalink);
  const parent = closest(parentIn(el), '.thing.comment');
  const time = timeOf(el, one, view);
  const score = one(Q.score);
  const points = score ? shownText(score, view) : '';
  const name = accountName(attributeOf(el, 'data-author'));
  const place = attributeOf(el, 'data-subreddit-prefixed') || null;
  return {
    ...unread(site, isPost ? 'post' : 'comment'),
    author: authorOf(one(Q.author), name, attributeOf(el, 'data-author-fullname'), view),
    permalink: extractedValue(permalink?.href, 'attribute:data-permalink', 'high'),
    nativeIds: {
      post: extractedValue(post, isPost ? 'attribute:data-fullname' : 'attribute:data-permalink', 'high'),
      ...(isPost
        ? { channel: extractedValue(place, 'attribute:data-subreddit-prefixed', 'high') }
        : {
            comment: extractedValue(id, 'attribute:data-fullname', 'high'),
            parent: extractedValue(
              parent ? oldKey(parent) : isThreadOf(post, view) ? post : null,
              'place:thread',
              'high',
            ),
          }),
    },
    posting: time.posting,
    text: wordsOf(one(Q.title), one(Q.words), isPost, view),
    engagement: points ? extractedValue({ score: points }, 'class:score', 'high') : missingValue('not-shown'),
    quoted: sharedIn(el, view),
    replyTo: parent
      ? extractedValue(attributeOf(parent, 'data-author'), 'place:thread', 'high')
      : missingValue('not-shown'),
    warnings: [
      ...time.warnings,
      ...(matches(el, '.deleted') || attributeOf(el, 'data-author') === null ? ['deleted'] : []),
      ...(one(Q.edited) ? ['edited'] : []),
      ...(entry && id ? [] : ['layout-unknown']),
    ],
  };
}

function sharedIn(el: Element, view: PageView): Extracted<QuotedPost> {
  const shared = allIn(el, Q.shared).find((part) => closest(part, OLD) === el);
  if (!shared) return missingValue('none-shown');
  const shown = (selector: string): string | null => {
    const part = oneIn(shared, selector);
    return (part && shownText(part, view)) || null;
  };
  return extractedValue(
    { author: shown(Q.author), permalink: null, text: shown(Q.words) },
    'place:shared',
    'low',
  );
}

function postIn(permalink: URL | null): string | null {
  const post = permalink && /\/comments\/(\w+)/.exec(permalink.pathname)?.[1];
  return post ? `t3_${post}` : null;
}

function authorOf(
  link: Element | null,
  name: string | null,
  number: string | null,
  view: PageView,
): PostExtraction['author'] {
  const profile = linkIn(
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

function timeOf(el: Element, one: (selector: string) => Element | null, view: PageView): FoundTime {
  const time = one(Q.time);
  const stamp = readUnixDate(attributeOf(el, 'data-timestamp'), 'ms');
  return timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: stamp ? { date: stamp, how: 'attribute:data-timestamp' } : datetimeOf(time, view),
    },
    view,
  );
}

/** A title is part of what was written. */
function wordsOf(
  title: Element | null,
  words: Element | null,
  isPost: boolean,
  view: PageView,
): Extracted<string> {
  const parts = [isPost ? title : null, words].flatMap((part) => (part ? [shownText(part, view)] : []));
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text ? extractedValue(text, 'class:md', 'high') : missingValue('no-text');
}
