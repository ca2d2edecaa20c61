import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getTextContent, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import {
  createNumberedPosts,
  type ForumMarkup,
  type ForumTimeZone,
  readForumAuthor,
  readForumBody,
  readLineDate,
  removeParameters,
  resolveForumTime,
} from './reading/forumPosts.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from './reading/postingTime.ts';
import { queryFirstVisible, readPageLanguage, resolveLink } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'phpbb',
  name: 'phpBB',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
  readsEdits: true,
};

/** phpBB 3.0 to 3.3: prosilver and the styles based on it. */
const SELECTORS = {
  /** On `body`, in every style based on prosilver. */
  engine: 'body#reader, #phpbb',
  post: '.post[id^="p"]',
  /** The line under the title: link, « by », name, date. */
  line: 'p.author',
  /** In 3.0 the name of a plain account has no class. */
  name: '.username, .username-coloured, strong',
  /** Next to the post, when the line has no name. */
  profile: '.postprofile .username, .postprofile .username-coloured',
  /** Since 3.2; older boards have text only. */
  time: 'time[datetime]',
  link: 'a[href*="#p"]',
  text: '.postbody .content',
  /** Above a quotation, with its name and its link if any. */
  quoteHead: 'cite',
  quoteName: 'a[href*="viewprofile"]',
  quoteLink: 'a[href*="viewtopic"]',
  edited: '.notice:not(.post_deleted_msg)',
  deleted: '.post_deleted_msg, .post-notice.deleted',
  /** The foot of the page: « All times are UTC+02:00 », with the zone's name in the tooltip. */
  timeZone: '#page-footer span[title], .footer-row span[title], .copyright span[title]',
} as const;

/** The visitor's session number must not be kept. */
const VISITOR_PARAMETERS = ['sid'];
const POST_ID = /^p(\d+)$/;
const posts = createNumberedPosts(SELECTORS.post, POST_ID);

const MARKUP: ForumMarkup = {
  how: 'class:content',
  // A quotation without a source (`uncited`) is the author's own.
  quote: 'blockquote:not(.uncited)',
  notText: '.signature, .notice, .codebox > p',
  notPicture: '.smilies, [src*="/smilies/"], .icon',
  quoteWords: ':scope > div',
  quoteHead: SELECTORS.quoteHead,
  readQuoteSource(quote, view) {
    const cite = queryOne(quote, SELECTORS.quoteHead);
    // « Marc a écrit : » is a translated phrase: only a link, if any, has the name alone.
    const nameLink = queryOne(cite, SELECTORS.quoteName);
    const link = resolveLink(queryOne(cite, SELECTORS.quoteLink), view);
    return {
      author: nameLink ? readVisibleText(nameLink, view) : null,
      permalink: link && removeParameters(link, VISITOR_PARAMETERS),
    };
  },
};

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: '2020-10-14',
  address: {
    hosts: [],
    host: null,
    drop: VISITOR_PARAMETERS,
    post({ pathname, searchParams, hash }) {
      // PunBB and FluxBB have this path too: `id` is their topic, `pid` their post, and `p` a page.
      const other = searchParams.has('id') || searchParams.has('pid');
      if (other || !/\/viewtopic\.php$/.test(pathname)) return null;
      // `?p=100#p105` opens the page of one post at another, which is the one meant.
      const id = POST_ID.exec(hash.slice(1))?.[1] ?? /^\d+$/.exec(searchParams.get('p') ?? '')?.[0];
      return id ? `${pathname}?p=${id}#p${id}` : null;
    },
  },
  matches: (view) =>
    queryOne(view.document, SELECTORS.engine) !== null && queryOne(view.document, SELECTORS.post) !== null,
  ...posts,
  readPost: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.readKey(el);
  const line = queryOne(el, SELECTORS.line);
  const body = readForumBody(queryOne(el, SELECTORS.text), MARKUP, view);
  const found = readTime(line, view);
  const name = queryFirstVisible(line, SELECTORS.name, view) ?? queryFirstVisible(el, SELECTORS.profile, view);
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...body,
    author: readForumAuthor(name, 'class:username', /[?&]u=(\d+)/, view, VISITOR_PARAMETERS),
    permalink: readPermalink(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(queryOne(el, SELECTORS.edited) ? ['edited'] : []),
      ...(queryOne(el, SELECTORS.deleted) ? ['deleted'] : []),
    ],
  };
}

/** Returns a link to this post. */
function readPermalink(el: Element, id: string | null, view: PageView): Extracted<string> {
  const urls = queryAll(el, SELECTORS.link).flatMap((link) => {
    const url = closest(link, SELECTORS.text) ? null : resolveLink(link, view);
    return url && id && url.hash === `#p${id}` && url.origin === view.url.origin ? [url] : [];
  });
  const exactUrl = urls.find((url) => url.searchParams.get('p') === id);
  if (exactUrl) return extractedValue(removeParameters(exactUrl, VISITOR_PARAMETERS), 'link:p=', 'high');
  // The title links to the post's position on the current page.
  const [onPage] = urls;
  return onPage ? extractedValue(removeParameters(onPage, VISITOR_PARAMETERS), 'link:#p', 'medium') : missingValue();
}

function readTime(line: Element | null, view: PageView): PostingTime {
  const time = queryOne(line, SELECTORS.time);
  const machine = readDatetime(time, view);
  if (time) return resolvePostingTime({ raw: readVisibleText(time, view) || null, machine }, view);
  return resolveForumTime({ raw: readLineDate(line), lang: readPageLanguage(view) }, readForumTimeZone(view), view);
}

const readForumTimeZone = cachePerView((view): ForumTimeZone | null => {
  for (const span of queryAll(view.document, SELECTORS.timeZone)) {
    const offset = /^UTC(?:([+-]\d\d):?(\d\d))?$/.exec(getTextContent(span).trim());
    if (offset) {
      const minutes = offset[1] ? `${offset[1]}:${offset[2]}` : '+00:00';
      return { name: getAttribute(span, 'title'), offset: minutes };
    }
  }
  return null;
});
