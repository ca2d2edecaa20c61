import { cachePerView, type PageView } from '../dom/pageView.ts';
import { contains, getTextContent, matches, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import {
  createNumberedPosts,
  type ForumMarkup,
  type ForumTimeZone,
  readForumAuthor,
  readForumBody,
  removeParameters,
  resolveForumTime,
} from './reading/forumPosts.ts';
import { queryFirstVisible, readPageLanguage, readShownText, resolveLink } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'vbulletin',
  name: 'vBulletin',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
  readsEdits: true,
};

/** vBulletin 3 and 4. Not verified on a saved real page; vBulletin 5 is read by the generic reader. */
const SELECTORS = {
  post: 'li.postcontainer[id^="post_"], li.postbit[id^="post_"], li.postbitlegacy[id^="post_"]',
  /** In skins with classes of their own, around a text with the same number (published templates of version 3). */
  skinned: '[id^="post"]:has([id^="post_message_"])',
  name: '.username_container .username, .username, .bigusername',
  date: '.postdate, .posthead .date',
  /** Version 3: the first cell, with the date alone. */
  dateCell: 'td.thead',
  /** « #12 », the post's own link. */
  link: 'a.postcounter, a[id^="postcount"]',
  text: '.postcontent.restore, .postcontent:not(.lastedited), [id^="post_message_"]',
  /** Above a quotation, with its name and its link if any. */
  quoteHead: '.bbcode_postedby',
  quoteName: '.bbcode_postedby strong',
  quoteLink: '.bbcode_postedby a[href*="#post"]',
  edited: '.lastedited',
  /** « All times are GMT +2. » */
  timeZone: '#footer_time, .footer_time',
} as const;

/** The visitor's session number. */
const VISITOR_PARAMETERS = ['s'];
const numbered = createNumberedPosts(`${SELECTORS.post}, ${SELECTORS.skinned}`, /^post_?(\d+)$/);
/** The markup of other software may have similar ids: a skinned post has its text under the same number. */
const isPost = (el: Element): boolean =>
  matches(el, SELECTORS.post) || queryOne(el, `[id="post_message_${numbered.readKey(el)}"]`) !== null;
const posts: typeof numbered = {
  ...numbered,
  findPost: (el, view) => posts.listPosts(view).find((post) => contains(post, el)) ?? null,
  listPosts: (view) => numbered.listPosts(view).filter(isPost),
};

const MARKUP: ForumMarkup = {
  how: 'class:postcontent',
  quote: '.bbcode_container:has(.bbcode_postedby)',
  notText: '.signature, .lastedited, .bbcode_description',
  notPicture: '.inlineimg, [src*="/smilies/"]',
  quoteWords: '.message',
  quoteHead: SELECTORS.quoteHead,
  readQuoteSource(quote, view) {
    const name = queryOne(quote, SELECTORS.quoteName);
    const link = resolveLink(queryOne(quote, SELECTORS.quoteLink), view);
    return {
      author: readShownText(name, view),
      permalink: link && removeParameters(link, VISITOR_PARAMETERS),
    };
  },
};

export const reader: Reader = {
  id: platform.id,
  version: '4',
  confirmed: null,
  address: {
    hosts: [],
    host: null,
    drop: VISITOR_PARAMETERS,
    post({ pathname, searchParams, hash }) {
      if (!/\/(?:showthread|showpost)\.php$/.test(pathname)) return null;
      // `?p=100#post105` opens the page of one post at another, which is the one meant.
      const id = /^#post(\d+)$/.exec(hash)?.[1] ?? /^\d+$/.exec(searchParams.get('p') ?? '')?.[0];
      return id ? `${pathname.replace('showpost', 'showthread')}?p=${id}#post${id}` : null;
    },
  },
  matches: ({ document }) => queryOne(document, `${SELECTORS.post}, ${SELECTORS.skinned}`) !== null,
  ...posts,
  readPost: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.readKey(el);
  const body = readForumBody(queryOne(el, SELECTORS.text), MARKUP, view);
  const date = queryOne(el, SELECTORS.date) ?? queryOne(el, SELECTORS.dateCell);
  const found = resolveForumTime(
    { raw: readShownText(date, view), lang: readPageLanguage(view) },
    readForumTimeZone(view),
    view,
  );
  const member = /\/(?:member\.php\?(?:u=)?|members\/)(\d+)/;
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...body,
    author: readForumAuthor(
      queryFirstVisible(el, SELECTORS.name, view),
      'class:username',
      member,
      view,
      VISITOR_PARAMETERS,
    ),
    permalink: readPermalink(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [...found.warnings, ...body.warnings, ...(queryOne(el, SELECTORS.edited) ? ['edited'] : [])],
  };
}

function readPermalink(el: Element, id: string | null, view: PageView): Extracted<string> {
  const url = resolveLink(queryOne(el, SELECTORS.link), view, ({ origin }) => origin === view.url.origin);
  const isOwn = url && id && (url.searchParams.get('p') === id || url.hash === `#post${id}`);
  return isOwn ? extractedValue(removeParameters(url, VISITOR_PARAMETERS), 'link:postcounter', 'high') : missingValue();
}

const readForumTimeZone = cachePerView((view): ForumTimeZone | null => {
  const match = /GMT(?: ?([+-]) ?(\d{1,2})(?::(\d\d))?)?/.exec(
    getTextContent(queryOne(view.document, SELECTORS.timeZone)),
  );
  if (!match) return null;
  const [, sign = '+', hours = '0', minutes = '00'] = match;
  return { name: null, offset: `${sign}${hours.padStart(2, '0')}:${minutes}` };
});
