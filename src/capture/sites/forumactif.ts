import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { type BodyMarks, bodyOf, dateInLine, memberFrom, postsById } from './_forum.ts';
import { linkIn, pageLang } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Forumactif and its sister names: the skins « phpBB3 » and « ModernBB ». No saved real page was at hand. */
const Q = {
  /** Its own servers, for scripts and styles; forums have a thousand host names. */
  engine: 'script[src*="illiweb.com/"], link[href*="illiweb.com/"], link[href*="hitskin.com/"]',
  post: '.post[id^="p"]',
  profile: '.postprofile',
  /** The account's link; a guest has none. */
  name: '.postprofile-name a, .postprofile dt a[href^="/u"], .author a[href^="/u"]',
  /** In the line: the name of one who has no link. */
  guest: 'strong',
  quoteHead: 'cite',
  /** « ModernBB », then « phpBB3 ». */
  date: '.topic-date',
  line: 'p.author',
  title: '.topic-title a, h2 a, h3 a',
  text: '.postbody .content, .post-content .content',
} as const;

const HOSTS =
  /(?:^|\.)(?:forumactif\.(?:com|org|info|fr|net)|forumgratuit\.(?:org|fr)|forums-actifs\.(?:com|net)|forum-actif\.(?:net|info|eu)|superforum\.fr|kanak\.fr|forumotion\.(?:com|net))$/;
const posts = postsById(Q.post, /^p(\d+)$/);

const MARKS: BodyMarks = {
  how: 'class:content',
  quote: 'blockquote:has(cite)',
  notText: '.signature_div, .signature, .codebox dt',
  notPicture: '[src*="/smiles/"], [src*="smil"], [longdesc]',
  quoteWords: ':scope > div',
  quoteHead: Q.quoteHead,
  source(quote, view) {
    const cite = oneIn(quote, Q.quoteHead);
    // « Marc a écrit: »: the name is all that stands before a phrase in the forum's language.
    const author = (cite && shownText(cite, view)) || '';
    return { author: /^(\S+) (?:a écrit|wrote)\s*:?$/.exec(author)?.[1] ?? null, permalink: null };
  },
};

export const forumactif: Site = {
  id: 'forumactif',
  version: '2',
  confirmed: null,
  matches: ({ url, document }) =>
    (HOSTS.test(url.hostname) || oneIn(document, Q.engine) !== null) && oneIn(document, Q.post) !== null,
  ...posts,
  read: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.key(el);
  const body = bodyOf(oneIn(el, Q.text), MARKS, view);
  const date = oneIn(el, Q.date);
  const line = oneIn(el, Q.line);
  const raw = date ? shownText(date, view) || null : dateInLine(line);
  const found = timeFrom({ raw, lang: pageLang(view) }, view);
  const name = allIn(el, Q.name).find((link) => shownText(link, view) !== '') ?? null;
  return {
    ...unread(forumactif, 'post'),
    ...body,
    author: memberFrom(name ?? oneIn(line, Q.guest), 'class:postprofile', /^\/u(\d+)/, view),
    permalink: addressOf(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [...found.warnings, ...body.warnings],
  };
}

/** `/t12-sujet#345`, `/t12p25-sujet#345`. */
function addressOf(el: Element, id: string | null, view: PageView): Extracted<string> {
  for (const link of allIn(el, Q.title)) {
    const url = linkIn(link, view, ({ origin }) => origin === view.url.origin);
    if (url && id && url.hash === `#${id}` && /^\/t\d+/.test(url.pathname))
      return extractedValue(url.href, 'link:#id', 'high');
  }
  return missingValue();
}
