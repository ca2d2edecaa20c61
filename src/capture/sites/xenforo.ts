import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readMachineDate, readUnixDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { type BodyMarks, bodyOf, memberFrom } from './_forum.ts';
import { linkIn, pageLang, shownIn, visibleAll, visibleAround } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** XenForo 2. No saved real page was at hand. */
const Q = {
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

const MARKS: BodyMarks = {
  how: 'class:bbWrapper',
  quote: 'blockquote.bbCodeBlock--quote[data-quote]',
  notText: '.message-signature, .bbCodeBlock-expandLink, .message-lastEdit, .js-unfurl',
  notPicture: '.smilie, .avatar, .js-unfurl-favicon img',
  quoteWords: '.bbCodeBlock-expandContent, .bbCodeBlock-content',
  quoteHead: '.bbCodeBlock-title, .bbCodeBlock-expandLink',
  source(quote, view) {
    const link = linkIn(oneIn(quote, Q.quoteLink), view);
    return { author: attributeOf(quote, 'data-quote') || null, permalink: link?.href ?? null };
  },
};

const NUMBER = /^post-(\d+)$/;
/** The number, wherever an address has it: `/threads/sujet.12/post-345`, `/posts/345/`, `#post-345`. */
const IN_ADDRESS = /(?:\/post-|\/posts\/|#post-|#js-post-)(\d+)(?!\d)/;

export const xenforo: Site = {
  id: 'xenforo',
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
  matches: ({ document }) => oneIn(document, Q.post) !== null,
  itemOf: (el, view) => visibleAround(el, Q.post, view),
  list: (view) => visibleAll(Q.post, view),
  key: numberOf,
  read: readPost,
};

function numberOf(el: Element): string | null {
  return NUMBER.exec(attributeOf(el, 'data-content') ?? '')?.[1] ?? null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const id = numberOf(el);
  const head = oneIn(el, Q.head);
  const texts = allIn(el, Q.text).filter((part) => !closest(part, Q.signature));
  const body = bodyOf(texts[0] ?? null, MARKS, view);
  const time = oneIn(head, Q.time);
  const machine = readMachineDate(attributeOf(time, 'datetime'), view.clock);
  const found = timeFrom(
    {
      raw: time && (attributeOf(time, 'title') || shownText(time, view)),
      machine: machine?.iso
        ? { date: machine, how: 'attribute:datetime' }
        : { date: readUnixDate(attributeOf(time, 'data-time'), 's'), how: 'attribute:data-time' },
      lang: pageLang(view),
    },
    view,
  );
  return {
    ...unread(xenforo, 'post'),
    ...body,
    author: authorOf(el, view),
    permalink: addressOf(head, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:data-content', 'high') },
    posting: found.posting,
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(oneIn(el, Q.edited) ? ['edited'] : []),
      ...(matches(el, Q.deleted) || oneIn(el, Q.deleted) ? ['deleted'] : []),
    ],
  };
}

function authorOf(el: Element, view: PageView): PostExtraction['author'] {
  const name = shownIn(el, Q.name, view);
  const member = memberFrom(name, 'class:username', /\/members\/(?:[^/]*\.)?(\d+)/, view);
  const number = attributeOf(name, 'data-user-id') ?? attributeOf(oneIn(name, Q.numbered), 'data-user-id');
  const said = attributeOf(el, 'data-author');
  // The message's own attribute and the name shown are one and the same, or the page was tampered with.
  if (said && member.handle.value && said !== member.handle.value) {
    const doubtful = { value: member.handle.value, how: 'class:username', confidence: 'low' } as const;
    return { ...member, displayName: doubtful, handle: doubtful };
  }
  return number && /^[1-9]\d*$/.test(number)
    ? { ...member, platformId: extractedValue(number, 'attribute:data-user-id', 'high') }
    : member;
}

function addressOf(head: Element | null, id: string | null, view: PageView): Extracted<string> {
  for (const link of allIn(head, Q.link)) {
    const url = linkIn(link, view, ({ origin }) => origin === view.url.origin);
    if (url && id && IN_ADDRESS.exec(url.pathname + url.hash)?.[1] === id)
      return extractedValue(url.href, 'link:post', 'high');
  }
  return missingValue();
}
