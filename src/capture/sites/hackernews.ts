import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { clockIn } from '../dates/zone.ts';
import { readMachineDate, readUnixDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { attributeOf, idOf, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, SITE_ZONE, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Hacker News: a story or a comment under its own address, and the comments below. No saved real page was at hand. */
const Q = {
  /** A comment; answers are rows of their own, not inside it. */
  comment: 'tr.comtr[id]',
  /** What the page is about: a story or one comment. */
  focal: '.fatitem',
  focalRow: 'tr.athing[id]',
  user: '.hnuser',
  age: '.age',
  commentText: '.commtext',
  /** Its colour class varies; old pages have none. */
  text: '.commtext, .toptext',
  oldText: '.comment',
  notText: '.reply',
  title: '.titleline a',
  score: '.score',
  submission: '.athing.submission[id]',
  /** On a comment's own page, and in lists of comments. */
  story: '.onstory a[href^="item?id="]',
  /** On a comment's own page. */
  parent: '.navs a[href^="item?id="]',
} as const;

export const hackernews: Site = {
  id: 'hackernews',
  version: '2',
  confirmed: null,
  address: {
    hosts: ['news.ycombinator.com'],
    host: 'news.ycombinator.com',
    drop: ['goto'],
    post({ pathname, searchParams, hash }) {
      const id = pathname === '/item' ? /^\d+$/.exec(searchParams.get('id') ?? '')?.[0] : undefined;
      // `item?id=1#2` is the comment 2, read in its story.
      return id ? `/item?id=${/^#(\d+)$/.exec(hash)?.[1] ?? id}` : null;
    },
  },
  matches: ({ url }) => url.hostname === 'news.ycombinator.com',
  itemOf: (el, view) => visibleAround(el, `${Q.comment}, ${Q.focal}`, view),
  list: (view) => visibleAll(`${Q.comment}, ${Q.focal}`, view),
  key: numberOf,
  read: readItem,
};

function numberOf(el: Element): string | null {
  const row = matches(el, Q.comment) ? el : oneIn(el, Q.focalRow);
  return /^\d+$/.exec(idOf(row))?.[0] ?? null;
}

function readItem(el: Element, view: PageView): PostExtraction {
  const id = numberOf(el);
  const isComment = matches(el, Q.comment) || oneIn(el, Q.commentText) !== null;
  const user = oneIn(el, Q.user);
  const profile = linkIn(user, view, ({ pathname }) => pathname === '/user');
  const handle = extractedValue(user && shownText(user, view), 'class:hnuser', 'high');
  const score = oneIn(el, Q.score);
  const found = timeOf(el, view);
  // What was taken out keeps its row, without account and without words.
  const gone = isComment && !user && !oneIn(el, Q.text);
  const parent = linkIn(oneIn(el, Q.parent), view)?.searchParams.get('id');
  return {
    ...unread(hackernews, isComment ? 'comment' : 'post'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: {
      displayName: handle,
      handle,
      profileUrl: extractedValue(profile?.href, 'class:hnuser', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: addressOf(el, id, view),
    nativeIds: {
      ...(isComment
        ? { comment: extractedValue(id, 'attribute:id', 'high'), post: storyOf(el, view) }
        : { post: extractedValue(id, 'attribute:id', 'high') }),
      parent: extractedValue(parent, 'link:parent', 'medium'),
    },
    posting: found.posting,
    text: gone ? missingValue('deleted') : textOf(el, view),
    engagement: score
      ? extractedValue({ points: shownText(score, view) }, 'class:score', 'high')
      : missingValue('not-shown'),
    warnings: gone ? [...found.warnings, 'deleted'] : found.warnings,
  };
}

/** The story a comment is on: named in its own line where it stands alone, else at the head of the page. */
function storyOf(el: Element, view: PageView): Extracted<string> {
  const named = linkIn(oneIn(el, Q.story), view)?.searchParams.get('id');
  if (named) return extractedValue(named, 'link:onstory', 'high');
  const head = oneIn(view.document, `${Q.focal} ${Q.submission}`);
  return extractedValue(idOf(head) || null, 'place:page-head', 'medium');
}

/** A story without words of its own is its title. */
function textOf(el: Element, view: PageView): Extracted<string> {
  const text = oneIn(el, Q.text) ?? oneIn(el, Q.oldText);
  const except = (part: Element): boolean => matches(part, Q.notText);
  return text
    ? wordsIn(text, 'class:commtext', view, { except })
    : wordsIn(oneIn(el, Q.title), 'class:titleline', view);
}

function addressOf(el: Element, id: string | null, view: PageView): Extracted<string> {
  const link = linkIn(oneIn(oneIn(el, Q.age), 'a'), view, ({ pathname }) => pathname === '/item');
  return link && id && link.searchParams.get('id') === id
    ? extractedValue(link.href, 'link:age', 'high')
    : extractedValue(id && `https://news.ycombinator.com/item?id=${id}`, 'from:nativeIds.post', 'medium');
}

/** `2025-01-15T10:00:00 1736935200`: the second figure came later; the first one alone is in UTC, which it does not say. */
function timeOf(el: Element, view: PageView): FoundTime {
  const age = oneIn(el, Q.age);
  const [stamp = null, unix = null] = (attributeOf(age, 'title') ?? '').split(' ');
  const utc = clockIn('UTC', view.clock) ?? view.clock;
  const said = readMachineDate(stamp, utc);
  const exact = readUnixDate(unix, 's');
  const raw = (age && shownText(age, view)) || null;
  const machine = { date: exact ?? said, how: 'title:date' } as const;
  return timeFrom({ raw, machine, ...(said && !exact && { called: SITE_ZONE }) }, view);
}
