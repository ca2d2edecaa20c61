import { readVisibleText } from '../dom/domTree.ts';
import { createZonedClock, readMachineDate, readUnixDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute, getId, matches, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  readElementText,
  readEngagementCounts,
  readShownText,
  resolveLink,
  SITE_TIME_ZONE,
  selectPosts,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'hackernews',
  name: 'Hacker News',
  pack: 'hackernews',
  hosts: ['news.ycombinator.com'],
  operated: ['ycombinator.com'],
  // Documented: `alice` and `Alice` are two accounts.
  caseSensitiveHandles: true,
};

/** Hacker News: a story or a comment at its own address, and the comments below. Not verified on a saved real page. */
const SELECTORS = {
  /** A comment; replies are rows of their own, not nested. */
  comment: 'tr.comtr[id]',
  /** The main post of the page: a story or a comment. */
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

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  address: {
    hosts: platform.hosts,
    host: 'news.ycombinator.com',
    drop: ['goto'],
    post({ pathname, searchParams, hash }) {
      const id = pathname === '/item' ? /^\d+$/.exec(searchParams.get('id') ?? '')?.[0] : undefined;
      // `item?id=1#2` is comment 2, shown in its story.
      return id ? `/item?id=${/^#(\d+)$/.exec(hash)?.[1] ?? id}` : null;
    },
  },
  matches: ({ url }) => platform.hosts.includes(url.hostname),
  ...selectPosts(`${SELECTORS.comment}, ${SELECTORS.focal}`),
  readKey: readItemId,
  readPost: readPost,
};

function readItemId(el: Element): string | null {
  const row = matches(el, SELECTORS.comment) ? el : queryOne(el, SELECTORS.focalRow);
  return /^\d+$/.exec(getId(row))?.[0] ?? null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const id = readItemId(el);
  const isComment = matches(el, SELECTORS.comment) || queryOne(el, SELECTORS.commentText) !== null;
  const user = queryOne(el, SELECTORS.user);
  const profile = resolveLink(user, view, ({ pathname }) => pathname === '/user');
  const handle = extractedValue(user && readVisibleText(user, view), 'class:hnuser', 'high');
  const found = readTime(el, view);
  // A deleted comment keeps its row, without account and text.
  const isDeleted = isComment && !user && !queryOne(el, SELECTORS.text);
  const parent = resolveLink(queryOne(el, SELECTORS.parent), view)?.searchParams.get('id');
  return {
    ...createEmptyExtraction(reader, isComment ? 'comment' : 'post'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: {
      displayName: handle,
      handle,
      profileUrl: extractedValue(profile?.href, 'class:hnuser', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: readPermalink(el, id, view),
    nativeIds: {
      ...(isComment
        ? { comment: extractedValue(id, 'attribute:id', 'high'), post: readStory(el, view) }
        : { post: extractedValue(id, 'attribute:id', 'high') }),
      parent: extractedValue(parent, 'link:parent', 'medium'),
    },
    posting: found.posting,
    text: isDeleted ? missingValue('deleted') : readText(el, view),
    engagement: readEngagementCounts({ points: SELECTORS.score }, (one) => queryOne(el, one), 'class:score', view),
    warnings: isDeleted ? [...found.warnings, 'deleted'] : found.warnings,
  };
}

/** Reads the story of a comment: from the comment's own line when it is shown alone, else from the top of the page. */
function readStory(el: Element, view: PageView): Extracted<string> {
  const linkedStory = resolveLink(queryOne(el, SELECTORS.story), view)?.searchParams.get('id');
  if (linkedStory) return extractedValue(linkedStory, 'link:onstory', 'high');
  const head = queryOne(view.document, `${SELECTORS.focal} ${SELECTORS.submission}`);
  return extractedValue(getId(head) || null, 'place:page-head', 'medium');
}

/** The text of a story without text is its title. */
function readText(el: Element, view: PageView): Extracted<string> {
  const text = queryOne(el, SELECTORS.text) ?? queryOne(el, SELECTORS.oldText);
  const except = (part: Element): boolean => matches(part, SELECTORS.notText);
  return text
    ? readElementText(text, 'class:commtext', view, { exclude: except })
    : readElementText(queryOne(el, SELECTORS.title), 'class:titleline', view);
}

function readPermalink(el: Element, id: string | null, view: PageView): Extracted<string> {
  const link = resolveLink(queryOne(queryOne(el, SELECTORS.age), 'a'), view, ({ pathname }) => pathname === '/item');
  return link && id && link.searchParams.get('id') === id
    ? extractedValue(link.href, 'link:age', 'high')
    : extractedValue(id && `https://news.ycombinator.com/item?id=${id}`, 'from:nativeIds.post', 'medium');
}

/** Parses `2025-01-15T10:00:00 1736935200`: the first is in UTC without offset, the second was added later. */
function readTime(el: Element, view: PageView): PostingTime {
  const age = queryOne(el, SELECTORS.age);
  const [stamp = null, unix = null] = (getAttribute(age, 'title') ?? '').split(' ');
  const utc = createZonedClock('UTC', view.clock) ?? view.clock;
  const isoDate = readMachineDate(stamp, utc);
  const exact = readUnixDate(unix, 's');
  const raw = readShownText(age, view);
  const machine = { date: exact ?? isoDate, how: 'title:date' } as const;
  return resolvePostingTime({ raw, machine, ...(isoDate && !exact && { assumptionNames: SITE_TIME_ZONE }) }, view);
}
