import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readMachineDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, mediaFrom } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import { accountName, isThreadOf, ownPermalink } from './_reddit-names.ts';
import type { Site } from './_site.ts';

/** Reddit since 2023: custom elements that carry their facts as attributes; comments stand inside one another. */
const Q = {
  post: 'shreddit-post',
  comment: 'shreddit-comment',
  /** Where the account and the age stand. */
  head: '[slot="commentMeta"], [slot="credit-bar"]',
  profile: 'a[href*="/user/"]',
  time: 'time[datetime]',
  age: 'faceplate-timeago',
  title: '[slot="title"]',
  /** The inner one holds the words alone. */
  words: '[slot="comment"], [slot="text-body"]',
  body: '.md',
  media: '[slot="post-media-container"] img[src], [slot="post-media-container"] video[src]',
} as const;

export const SHREDDIT = `${Q.post}, ${Q.comment}`;

export function shredditKey(el: Element): string | null {
  const id = attributeOf(el, matches(el, Q.post) ? 'id' : 'thingid');
  return id && /^t[13]_\w+$/.test(id) ? id : null;
}

/** Of this post or comment, not of an answer inside it. */
function own(el: Element, selector: string): Element[] {
  return allIn(el, selector).filter((part) => closest(part, SHREDDIT) === el);
}

export function readShreddit(site: Site, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, Q.post);
  const attribute = (name: string): string | null => attributeOf(el, name)?.trim() || null;
  const id = shredditKey(el);
  const permalink = ownPermalink(attribute('permalink'), id, view);
  const time = timeOf(el, attribute(isPost ? 'created-timestamp' : 'created'), view);
  const deleted =
    (attribute('is-comment-deleted') ?? 'false') !== 'false' || attributeOf(el, 'deleted') !== null;
  const author = authorOf(el, attribute('author'), attribute('author-id'), view);
  const place = attribute('subreddit-prefixed-name');
  const parent = isPost ? null : parentOf(el, view);
  const counts = [
    ['score', attribute('score')],
    ['comments', isPost ? attribute('comment-count') : null],
  ].filter((pair): pair is [string, string] => pair[1] !== null);
  const media = mediaFrom(own(el, Q.media), view);
  return {
    ...unread(site, isPost ? 'post' : 'comment'),
    author: author.author,
    permalink: extractedValue(permalink?.href, 'attribute:permalink', 'high'),
    nativeIds: {
      post: extractedValue(
        isPost ? id : attribute('postid'),
        isPost ? 'attribute:id' : 'attribute:postid',
        'high',
      ),
      ...(isPost
        ? { channel: extractedValue(place, 'attribute:subreddit-prefixed-name', 'high') }
        : {
            comment: extractedValue(id, 'attribute:thingid', 'high'),
            parent: extractedValue(parent, 'attribute:thingid', 'high'),
          }),
    },
    posting: time.posting,
    text: wordsOf(el, view),
    media: isPost ? extractedValue(media, 'slot:post-media-container', 'medium') : missingValue('none-shown'),
    engagement: counts.length
      ? extractedValue(Object.fromEntries(counts), 'attribute:score', 'high')
      : missingValue('not-shown'),
    replyTo: isPost ? missingValue('no-reply-mark') : answeredBy(el, parent, view),
    warnings: [
      ...time.warnings,
      ...(deleted || author.deleted ? ['deleted'] : []),
      ...(id || permalink ? [] : ['layout-unknown']),
    ],
  };
}

interface FoundAuthor {
  readonly author: PostExtraction['author'];
  readonly deleted: boolean;
}

function authorOf(el: Element, name: string | null, number: string | null, view: PageView): FoundAuthor {
  const deleted = name === '[deleted]';
  const named = deleted ? null : accountName(name);
  const heads = own(el, Q.head);
  const links = heads
    .flatMap((head) => allIn(head, Q.profile))
    .filter((link) => closest(link, SHREDDIT) === el);
  const profile = links
    .map((link) => linkIn(link, view))
    .find(
      (url) => url && /^\/user\/([^/]+)\/?$/.exec(url.pathname)?.[1]?.toLowerCase() === named?.toLowerCase(),
    );
  const why = deleted ? 'deleted' : 'not-shown';
  return {
    deleted,
    author: {
      displayName: missingValue(deleted ? 'deleted' : 'handle-shown'),
      handle: named ? extractedValue(named, 'attribute:author', 'high') : missingValue(why),
      profileUrl: profile ? extractedValue(profile.href, 'link:/user/', 'high') : missingValue(why),
      platformId:
        number && /^t2_\w+$/.test(number)
          ? extractedValue(number, 'attribute:author-id', 'high')
          : missingValue(why),
    },
  };
}

/** A second, later time in the head is that of an edit. */
function timeOf(el: Element, created: string | null, view: PageView): ReturnType<typeof timeFrom> {
  const times = own(el, Q.head)
    .flatMap((head) => allIn(head, Q.time))
    .filter((part) => closest(part, SHREDDIT) === el);
  const first = times[0];
  const value = created ?? attributeOf(own(el, Q.age)[0], 'ts') ?? attributeOf(first, 'datetime');
  const date = readMachineDate(value, view.clock);
  const raw = first ? shownText(first, view) : '';
  const found = timeFrom(
    { raw: raw || null, machine: { date, how: created ? 'attribute:created' : 'attribute:datetime' } },
    view,
  );
  const edited = times.some((time) => {
    const other = readMachineDate(attributeOf(time, 'datetime'), view.clock);
    return date?.iso && other?.iso && Date.parse(other.iso) > Date.parse(date.iso) + 1000;
  });
  return { ...found, warnings: [...found.warnings, ...(edited ? ['edited'] : [])] };
}

/** A title is part of what was written. */
function wordsOf(el: Element, view: PageView): Extracted<string> {
  const title = own(el, Q.title)[0];
  const slot = own(el, Q.words)[0];
  const body = oneIn(slot, Q.body) ?? slot;
  const written = title ? shownText(title, view) : (attributeOf(el, 'post-title') ?? '');
  const words = body ? shownText(body, view, { except: (part) => matches(part, SHREDDIT) }) : '';
  const both = [matches(el, Q.post) ? written : '', words].filter((text) => text !== '').join('\n\n');
  return both ? extractedValue(both, 'slot:words', 'high') : missingValue('no-text');
}

function parentOf(el: Element, view: PageView): string | null {
  const around = closest(parentIn(el), Q.comment);
  const post = attributeOf(el, 'postid');
  const parent =
    attributeOf(el, 'parentid') ?? (around ? shredditKey(around) : isThreadOf(post, view) ? post : null);
  return parent && /^t[13]_\w+$/.test(parent) ? parent : null;
}

function answeredBy(el: Element, parent: string | null, view: PageView): Extracted<string> {
  const around = closest(parentIn(el), Q.comment) ?? oneIn(view.document, Q.post);
  const same = around && parent !== null && shredditKey(around) === parent;
  const name = same ? attributeOf(around, 'author') : null;
  return name && name !== '[deleted]'
    ? extractedValue(name, 'place:thread', 'high')
    : missingValue('not-shown');
}
