import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readMachineDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getParentElement, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { resolvePostingTime } from './_posting.ts';
import { isThreadOf, parseRedditName, resolveRedditPermalink } from './_reddit-address.ts';
import { readMediaElements, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';

/** Reddit since 2023: custom elements with attributes for their data; comments are nested. */
const SELECTORS = {
  post: 'shreddit-post',
  comment: 'shreddit-comment',
  /** Contains the account and the age. */
  head: '[slot="commentMeta"], [slot="credit-bar"]',
  profile: 'a[href*="/user/"]',
  time: 'time[datetime]',
  age: 'faceplate-timeago',
  title: '[slot="title"]',
  /** The inner element contains the text only. */
  words: '[slot="comment"], [slot="text-body"]',
  body: '.md',
  media: '[slot="post-media-container"] img[src], [slot="post-media-container"] video[src]',
} as const;

export const SHREDDIT_ITEM = `${SELECTORS.post}, ${SELECTORS.comment}`;

export function readShredditId(el: Element): string | null {
  const id = getAttribute(el, matches(el, SELECTORS.post) ? 'id' : 'thingid');
  return id && /^t[13]_\w+$/.test(id) ? id : null;
}

/** Returns parts of this post or comment, not of a reply inside it. */
function findOwn(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, SHREDDIT_ITEM) === el);
}

export function readShredditItem(site: Site, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, SELECTORS.post);
  const attribute = (name: string): string | null => getAttribute(el, name)?.trim() || null;
  const id = readShredditId(el);
  const permalink = resolveRedditPermalink(attribute('permalink'), id, view);
  const time = readTime(el, attribute(isPost ? 'created-timestamp' : 'created'), view);
  const deleted = (attribute('is-comment-deleted') ?? 'false') !== 'false' || getAttribute(el, 'deleted') !== null;
  const author = readAuthor(el, attribute('author'), attribute('author-id'), view);
  const subreddit = attribute('subreddit-prefixed-name');
  const parent = isPost ? null : readParentId(el, view);
  const counts = [
    ['score', attribute('score')],
    ['comments', isPost ? attribute('comment-count') : null],
  ].filter((pair): pair is [string, string] => pair[1] !== null);
  const media = readMediaElements(findOwn(el, SELECTORS.media), view);
  return {
    ...createEmptyExtraction(site, isPost ? 'post' : 'comment'),
    author: author.author,
    permalink: extractedValue(permalink?.href, 'attribute:permalink', 'high'),
    nativeIds: {
      post: extractedValue(isPost ? id : attribute('postid'), isPost ? 'attribute:id' : 'attribute:postid', 'high'),
      ...(isPost
        ? { channel: extractedValue(subreddit, 'attribute:subreddit-prefixed-name', 'high') }
        : {
            comment: extractedValue(id, 'attribute:thingid', 'high'),
            parent: extractedValue(parent, 'attribute:thingid', 'high'),
          }),
    },
    posting: time.posting,
    text: readText(el, view),
    media: isPost ? extractedValue(media, 'slot:post-media-container', 'medium') : missingValue('none-shown'),
    engagement: counts.length
      ? extractedValue(Object.fromEntries(counts), 'attribute:score', 'high')
      : missingValue('not-shown'),
    replyTo: isPost ? missingValue('no-reply-mark') : readReplyTo(el, parent, view),
    warnings: [
      ...time.warnings,
      ...(deleted || author.deleted ? ['deleted'] : []),
      ...(id || permalink ? [] : ['layout-unknown']),
    ],
  };
}

interface RedditAuthor {
  readonly author: PostExtraction['author'];
  readonly deleted: boolean;
}

function readAuthor(el: Element, name: string | null, number: string | null, view: PageView): RedditAuthor {
  const deleted = name === '[deleted]';
  const handle = deleted ? null : parseRedditName(name);
  const heads = findOwn(el, SELECTORS.head);
  const links = heads
    .flatMap((head) => queryAll(head, SELECTORS.profile))
    .filter((link) => closest(link, SHREDDIT_ITEM) === el);
  const profile = links
    .map((link) => resolveLink(link, view))
    .find((url) => url && /^\/user\/([^/]+)\/?$/.exec(url.pathname)?.[1]?.toLowerCase() === handle?.toLowerCase());
  const why = deleted ? 'deleted' : 'not-shown';
  return {
    deleted,
    author: {
      displayName: missingValue(deleted ? 'deleted' : 'handle-shown'),
      handle: handle ? extractedValue(handle, 'attribute:author', 'high') : missingValue(why),
      profileUrl: profile ? extractedValue(profile.href, 'link:/user/', 'high') : missingValue(why),
      platformId:
        number && /^t2_\w+$/.test(number) ? extractedValue(number, 'attribute:author-id', 'high') : missingValue(why),
    },
  };
}

/** A second, later time in the head is that of an edit. */
function readTime(el: Element, created: string | null, view: PageView): ReturnType<typeof resolvePostingTime> {
  const times = findOwn(el, SELECTORS.head)
    .flatMap((head) => queryAll(head, SELECTORS.time))
    .filter((part) => closest(part, SHREDDIT_ITEM) === el);
  const first = times[0];
  const value = created ?? getAttribute(findOwn(el, SELECTORS.age)[0], 'ts') ?? getAttribute(first, 'datetime');
  const date = readMachineDate(value, view.clock);
  const raw = first ? readVisibleText(first, view) : '';
  const found = resolvePostingTime(
    { raw: raw || null, machine: { date, how: created ? 'attribute:created' : 'attribute:datetime' } },
    view,
  );
  const edited = times.some((time) => {
    const other = readMachineDate(getAttribute(time, 'datetime'), view.clock);
    return date?.iso && other?.iso && Date.parse(other.iso) > Date.parse(date.iso) + 1000;
  });
  return { ...found, warnings: [...found.warnings, ...(edited ? ['edited'] : [])] };
}

/** The title is part of the author's text. */
function readText(el: Element, view: PageView): Extracted<string> {
  const title = findOwn(el, SELECTORS.title)[0];
  const slot = findOwn(el, SELECTORS.words)[0];
  const body = queryOne(slot, SELECTORS.body) ?? slot;
  const titleText = title ? readVisibleText(title, view) : (getAttribute(el, 'post-title') ?? '');
  const words = body ? readVisibleText(body, view, { exclude: (part) => matches(part, SHREDDIT_ITEM) }) : '';
  const fullText = [matches(el, SELECTORS.post) ? titleText : '', words].filter((text) => text !== '').join('\n\n');
  return fullText ? extractedValue(fullText, 'slot:words', 'high') : missingValue('no-text');
}

function readParentId(el: Element, view: PageView): string | null {
  const around = closest(getParentElement(el), SELECTORS.comment);
  const post = getAttribute(el, 'postid');
  const parent =
    getAttribute(el, 'parentid') ?? (around ? readShredditId(around) : isThreadOf(post, view) ? post : null);
  return parent && /^t[13]_\w+$/.test(parent) ? parent : null;
}

function readReplyTo(el: Element, parent: string | null, view: PageView): Extracted<string> {
  const around = closest(getParentElement(el), SELECTORS.comment) ?? queryOne(view.document, SELECTORS.post);
  const same = around && parent !== null && readShredditId(around) === parent;
  const name = same ? getAttribute(around, 'author') : null;
  return name && name !== '[deleted]' ? extractedValue(name, 'place:thread', 'high') : missingValue('not-shown');
}
