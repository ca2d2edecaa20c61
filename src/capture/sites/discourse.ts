import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readUnixDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, idOf, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { type BodyMarks, bodyOf, memberFrom, without } from './_forum.ts';
import { linkIn, pageLang, visibleAll, visibleAround } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Discourse. Posts off the screen are emptied (« cloaked »): only what is drawn can be read. */
const Q = {
  engine: 'meta[name="generator"][content^="Discourse"]',
  post: 'article[data-post-id][data-topic-id]',
  /** User name and, where the forum shows it, full name. */
  name: '.names [data-user-card]',
  fullName: '.names .full-name a, .names .full-name',
  date: 'a.post-date, .post-date a',
  time: '.post-date .relative-date[data-time]',
  /** The second one, where there is one, quotes the accepted answer; a reply shown above or below has its own. */
  text: '.cooked',
  otherPosts: '.embedded-posts, .topic-map',
  edited: '.post-info.edits',
  deleted: '.deleted',
  replyTo: '.reply-to-tab',
} as const;

const MARKS: BodyMarks = {
  how: 'class:cooked',
  quote: 'aside.quote[data-username]',
  notText: '.lightbox .meta, .badge.clicks, .quote-controls, .cooked-selection-barrier, .anchor',
  notPicture: '.emoji, .avatar, .site-icon, .thumbnail',
  quoteWords: 'blockquote',
  quoteHead: '.title',
  source(quote, view) {
    const [topic, post] = [attributeOf(quote, 'data-topic'), attributeOf(quote, 'data-post')];
    const known = topic && post && /^\d+$/.test(topic) && /^\d+$/.test(post);
    return {
      author: attributeOf(quote, 'data-username'),
      permalink: known ? `${view.url.origin}/t/${topic}/${post}` : null,
    };
  },
};

/** `/t/slug/topic/number` or `/t/topic/number`; a topic alone is its first post. */
const TOPIC = /^(.*?)\/t\/(?:([^/]+)\/)??(\d+)(?:\/(\d+))?\/?$/;

export const discourse: Site = {
  id: 'discourse',
  version: '2',
  confirmed: '2023-02-02',
  matches: ({ document }) => oneIn(document, Q.engine) !== null && oneIn(document, Q.post) !== null,
  itemOf: (el, view) => visibleAround(el, Q.post, view),
  list: (view) => visibleAll(Q.post, view),
  key: (el) => attributeOf(el, 'data-post-id'),
  read: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const topic = attributeOf(el, 'data-topic-id');
  const number = /^post_(\d+)$/.exec(idOf(el))?.[1] ?? null;
  const body = bodyOf(ownPart(el, Q.text), MARKS, view);
  const time = ownPart(el, Q.time);
  const found = timeFrom(
    {
      raw: time && (attributeOf(time, 'title') || shownText(time, view)),
      machine: {
        date: readUnixDate(attributeOf(time, 'data-time'), 'ms'),
        how: 'attribute:data-time',
      },
      lang: pageLang(view),
    },
    view,
  );
  const reply = ownPart(el, Q.replyTo);
  const answered = reply && shownText(reply, view);
  return {
    ...unread(discourse, number === '1' || !number ? 'post' : 'reply'),
    ...body,
    author: authorOf(el, view),
    permalink: addressOf(el, topic, number, view),
    nativeIds: {
      post: extractedValue(digits(attributeOf(el, 'data-post-id')), 'attribute:data-post-id', 'high'),
      topic: extractedValue(digits(topic), 'attribute:data-topic-id', 'high'),
      number: extractedValue(number, 'attribute:id', 'high'),
    },
    posting: found.posting,
    replyTo: answered
      ? extractedValue(answered, 'class:reply-to-tab', 'medium')
      : missingValue('no-reply-mark'),
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(ownPart(el, Q.edited) ? ['edited'] : []),
      ...(closest(el, Q.deleted) ? ['deleted'] : []),
    ],
  };
}

/** Posts that this one answers, or that answer it, can be unfolded inside it. */
function ownPart(el: Element, selector: string): Element | null {
  return allIn(el, selector).find((part) => !closest(part, Q.otherPosts)) ?? null;
}

const digits = (value: string | null): string | null => (value && /^\d+$/.test(value) ? value : null);

function authorOf(el: Element, view: PageView): PostExtraction['author'] {
  const name = ownPart(el, Q.name);
  const handle = attributeOf(name, 'data-user-card');
  const full = ownPart(el, Q.fullName);
  const member = memberFrom(name, 'attribute:data-user-card', /^$/, view);
  const shown = full ? shownText(full, view) : member.displayName.value;
  return {
    ...member,
    displayName: extractedValue(shown, full ? 'class:full-name' : 'class:username', 'high'),
    handle: extractedValue(handle, 'attribute:data-user-card', 'high'),
    platformId: extractedValue(digits(attributeOf(el, 'data-user-id')), 'attribute:data-user-id', 'high'),
  };
}

/** The date's link, without the `u=` that names who shared it. Other forums can be linked from here: the topic decides. */
function addressOf(
  el: Element,
  topic: string | null,
  number: string | null,
  view: PageView,
): Extracted<string> {
  const url = linkIn(ownPart(el, Q.date), view, ({ origin }) => origin === view.url.origin);
  const [, , , linkedTopic, linkedNumber = '1'] = TOPIC.exec(url?.pathname ?? '') ?? [];
  if (!url || !topic || linkedTopic !== topic || (number !== null && linkedNumber !== number))
    return missingValue();
  return extractedValue(without(url, ['u']), 'link:post-date', 'high');
}
