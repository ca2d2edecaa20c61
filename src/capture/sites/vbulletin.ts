import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { oneIn, textIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { type BodyMarks, bodyOf, memberFrom, postsById, without } from './_forum.ts';
import { linkIn, pageLang, shownIn } from './_parts.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import { type StatedZone, zonedTime } from './_zone.ts';

/** vBulletin 4. No saved real page was at hand; vBulletin 5 is left to the generic reader. */
const Q = {
  post: 'li.postcontainer[id^="post_"], li.postbit[id^="post_"], li.postbitlegacy[id^="post_"]',
  name: '.username_container .username, .username',
  date: '.postdate, .posthead .date',
  /** « #12 », the post's own link. */
  link: 'a.postcounter',
  text: '.postcontent.restore, .postcontent:not(.lastedited)',
  /** Over a quote; its name and its link, where it has them. */
  quoteHead: '.bbcode_postedby',
  quoteName: '.bbcode_postedby strong',
  quoteLink: '.bbcode_postedby a[href*="#post"]',
  edited: '.lastedited',
  /** « All times are GMT +2. » */
  zone: '#footer_time, .footer_time',
} as const;

/** The visitor's session number. */
const VISITOR = ['s'];
const posts = postsById(Q.post, /^post_(\d+)$/);

const MARKS: BodyMarks = {
  how: 'class:postcontent',
  quote: '.bbcode_container:has(.bbcode_postedby)',
  notText: '.signature, .lastedited, .bbcode_description',
  notPicture: '.inlineimg, [src*="/smilies/"]',
  quoteWords: '.message',
  quoteHead: Q.quoteHead,
  source(quote, view) {
    const name = oneIn(quote, Q.quoteName);
    const link = linkIn(oneIn(quote, Q.quoteLink), view);
    return { author: (name && shownText(name, view)) || null, permalink: link && without(link, VISITOR) };
  },
};

export const vbulletin: Site = {
  id: 'vbulletin',
  version: '3',
  confirmed: null,
  address: {
    hosts: [],
    host: null,
    drop: VISITOR,
    post({ pathname, searchParams, hash }) {
      if (!/\/(?:showthread|showpost)\.php$/.test(pathname)) return null;
      // `?p=100#post105` opens the page of one post at another: that one is meant.
      const id = /^#post(\d+)$/.exec(hash)?.[1] ?? /^\d+$/.exec(searchParams.get('p') ?? '')?.[0];
      return id ? `${pathname.replace('showpost', 'showthread')}?p=${id}#post${id}` : null;
    },
  },
  matches: ({ document }) => oneIn(document, Q.post) !== null,
  ...posts,
  read: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.key(el);
  const body = bodyOf(oneIn(el, Q.text), MARKS, view);
  const date = oneIn(el, Q.date);
  const found = zonedTime(
    { raw: (date && shownText(date, view)) || null, lang: pageLang(view) },
    statedZone(view),
    view,
  );
  const member = /\/(?:member\.php\?(?:u=)?|members\/)(\d+)/;
  return {
    ...unread(vbulletin, 'post'),
    ...body,
    author: memberFrom(shownIn(el, Q.name, view), 'class:username', member, view, VISITOR),
    permalink: addressOf(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [...found.warnings, ...body.warnings, ...(oneIn(el, Q.edited) ? ['edited'] : [])],
  };
}

function addressOf(el: Element, id: string | null, view: PageView): Extracted<string> {
  const url = linkIn(oneIn(el, Q.link), view, ({ origin }) => origin === view.url.origin);
  const own = url && id && (url.searchParams.get('p') === id || url.hash === `#post${id}`);
  return own ? extractedValue(without(url, VISITOR), 'link:postcounter', 'high') : missingValue();
}

const statedZone = oncePerView((view): StatedZone | null => {
  const stated = /GMT(?: ?([+-]) ?(\d{1,2})(?::(\d\d))?)?/.exec(textIn(oneIn(view.document, Q.zone)));
  if (!stated) return null;
  const [, sign = '+', hours = '0', minutes = '00'] = stated;
  return { name: null, offset: `${sign}${hours.padStart(2, '0')}:${minutes}` };
});
