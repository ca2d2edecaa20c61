import { readVisibleText } from '../dom/domTree.ts';
import { readShownDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import {
  createNumberedPosts,
  type ForumMarkup,
  readForumAuthor,
  readForumBody,
  readLineDate,
} from './reading/forumPosts.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { readPageLanguage, resolveLink } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'forumactif',
  name: 'Forumactif',
  pack: 'self-hosted',
  hosts: [],
  selfHosted: true,
};

/** Forumactif and its sister sites: the themes « phpBB3 » and « ModernBB ». Not verified on a saved real page. */
const SELECTORS = {
  /** Its servers for scripts and styles; forums have a thousand host names. */
  engine: 'script[src*="illiweb.com/"], link[href*="illiweb.com/"], link[href*="hitskin.com/"]',
  post: '.post[id^="p"]',
  profile: '.postprofile',
  /** The account's link; a guest has none. */
  name: '.postprofile-name a, .postprofile dt a[href^="/u"], .author a[href^="/u"]',
  /** In the line: the name of an author without a link. */
  guest: 'strong',
  quoteHead: 'cite',
  /** « Invision »: around a text such as « Posté le Lun 12 Jan 2026 - 14:05 » (published templates, 2026-11). */
  looseDate: '.smalltext, .postdetails, .post-date, .posthead, .post-header',
  /** « ModernBB », then « phpBB3 ». */
  date: '.topic-date',
  line: 'p.author',
  title: '.topic-title a, h2 a, h3 a',
  text: '.postbody .content, .post-content .content, .post-entry',
} as const;

const HOSTS =
  /(?:^|\.)(?:forumactif\.(?:com|org|info|fr|net)|forumgratuit\.(?:org|fr)|forums-actifs\.(?:com|net)|forum-actif\.(?:net|info|eu)|superforum\.fr|kanak\.fr|forumotion\.(?:com|net))$/;
const posts = createNumberedPosts(SELECTORS.post, /^p(\d+)$/);

const MARKUP: ForumMarkup = {
  how: 'class:content',
  quote: 'blockquote:has(cite)',
  notText: '.signature_div, .signature, .codebox dt',
  notPicture: '[src*="/smiles/"], [src*="smil"], [longdesc]',
  quoteWords: ':scope > div',
  quoteHead: SELECTORS.quoteHead,
  readQuoteSource(quote, view) {
    const cite = queryOne(quote, SELECTORS.quoteHead);
    // « Marc a écrit: »: the name precedes a phrase in the forum's language.
    const author = (cite && readVisibleText(cite, view)) || '';
    return { author: /^(\S+) (?:a écrit|wrote)\s*:?$/.exec(author)?.[1] ?? null, permalink: null };
  },
};

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: null,
  matches: ({ url, document }) =>
    (HOSTS.test(url.hostname) || queryOne(document, SELECTORS.engine) !== null) &&
    queryOne(document, SELECTORS.post) !== null,
  ...posts,
  readPost: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.readKey(el);
  const body = readForumBody(queryOne(el, SELECTORS.text), MARKUP, view);
  const date = queryOne(el, SELECTORS.date);
  const line = queryOne(el, SELECTORS.line);
  const raw = date ? readVisibleText(date, view) || null : (readLineDate(line) ?? readLooseDate(el, view));
  const found = resolvePostingTime({ raw, lang: readPageLanguage(view) }, view);
  const name = queryAll(el, SELECTORS.name).find((link) => readVisibleText(link, view) !== '') ?? null;
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...body,
    author: readForumAuthor(name ?? queryOne(line, SELECTORS.guest), 'class:postprofile', /^\/u(\d+)/, view),
    permalink: readPermalink(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [...found.warnings, ...body.warnings],
  };
}

/** Returns the first text outside the message that has a date, with the words around it. */
function readLooseDate(el: Element, view: PageView): string | null {
  const lang = readPageLanguage(view);
  const texts = queryAll(el, SELECTORS.looseDate)
    .filter((part) => !closest(part, SELECTORS.text))
    .map((part) => readVisibleText(part, view));
  return texts.find((text) => text.length < 80 && readShownDate(text, view.clock, { lang, loose: true })) ?? null;
}

/** `/t12-sujet#345`, `/t12p25-sujet#345`. */
function readPermalink(el: Element, id: string | null, view: PageView): Extracted<string> {
  for (const link of queryAll(el, SELECTORS.title)) {
    const url = resolveLink(link, view, ({ origin }) => origin === view.url.origin);
    if (url && id && url.hash === `#${id}` && /^\/t\d+/.test(url.pathname))
      return extractedValue(url.href, 'link:#id', 'high');
  }
  return missingValue();
}
