import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, oneIn, textIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { type BodyMarks, bodyOf, dateInLine, memberFrom, postsById, without } from './_forum.ts';
import { linkIn, pageLang, shownIn } from './_parts.ts';
import { datetimeOf, type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import { type StatedZone, zonedTime } from './_zone.ts';

/** phpBB 3.0 to 3.3, prosilver and the styles made from it. */
const Q = {
  /** On `body`, in every style made from prosilver. */
  engine: 'body#phpbb, #phpbb',
  post: '.post[id^="p"]',
  /** The line under the title: link, « by », name, date. */
  line: 'p.author',
  /** 3.0 gives a plain account no class. */
  name: '.username, .username-coloured, strong',
  /** Beside the post, where the line has no name. */
  profile: '.postprofile .username, .postprofile .username-coloured',
  /** Since 3.2; older boards show text alone. */
  time: 'time[datetime]',
  link: 'a[href*="#p"]',
  text: '.postbody .content',
  /** Over a quote; its name and its link, where it has them. */
  quoteHead: 'cite',
  quoteName: 'a[href*="viewprofile"]',
  quoteLink: 'a[href*="viewtopic"]',
  edited: '.notice:not(.post_deleted_msg)',
  deleted: '.post_deleted_msg, .post-notice.deleted',
  /** The foot of the page: « All times are UTC+02:00 », with the zone's name over it. */
  zone: '#page-footer span[title], .footer-row span[title], .copyright span[title]',
} as const;

/** The visitor's session number is nobody else's business. */
const VISITOR = ['sid'];
const POST_ID = /^p(\d+)$/;
const posts = postsById(Q.post, POST_ID);

const MARKS: BodyMarks = {
  how: 'class:content',
  // One without a source (`uncited`) is the author's own doing.
  quote: 'blockquote:not(.uncited)',
  notText: '.signature, .notice, .codebox > p',
  notPicture: '.smilies, [src*="/smilies/"], .icon',
  quoteWords: ':scope > div',
  quoteHead: Q.quoteHead,
  source(quote, view) {
    const cite = oneIn(quote, Q.quoteHead);
    // « Marc a écrit : » is a translated phrase: the name alone is in a link, where there is one.
    const named = oneIn(cite, Q.quoteName);
    const link = linkIn(oneIn(cite, Q.quoteLink), view);
    return { author: named ? shownText(named, view) : null, permalink: link && without(link, VISITOR) };
  },
};

export const phpbb: Site = {
  id: 'phpbb',
  version: '3',
  confirmed: '2020-10-14',
  address: {
    hosts: [],
    host: null,
    drop: VISITOR,
    post({ pathname, searchParams, hash }) {
      // PunBB and FluxBB have this path too: `id` is their topic, `pid` their post, and `p` a page.
      const other = searchParams.has('id') || searchParams.has('pid');
      if (other || !/\/viewtopic\.php$/.test(pathname)) return null;
      // `?p=100#p105` opens the page of one post at another: that one is meant.
      const id = POST_ID.exec(hash.slice(1))?.[1] ?? /^\d+$/.exec(searchParams.get('p') ?? '')?.[0];
      return id ? `${pathname}?p=${id}#p${id}` : null;
    },
  },
  matches: (view) => oneIn(view.document, Q.engine) !== null && oneIn(view.document, Q.post) !== null,
  ...posts,
  read: readPost,
};

function readPost(el: Element, view: PageView): PostExtraction {
  const id = posts.key(el);
  const line = oneIn(el, Q.line);
  const body = bodyOf(oneIn(el, Q.text), MARKS, view);
  const found = timeOf(line, view);
  const name = shownIn(line, Q.name, view) ?? shownIn(el, Q.profile, view);
  return {
    ...unread(phpbb, 'post'),
    ...body,
    author: memberFrom(name, 'class:username', /[?&]u=(\d+)/, view, VISITOR),
    permalink: addressOf(el, id, view),
    nativeIds: { post: extractedValue(id, 'attribute:id', 'high') },
    posting: found.posting,
    warnings: [
      ...found.warnings,
      ...body.warnings,
      ...(oneIn(el, Q.edited) ? ['edited'] : []),
      ...(oneIn(el, Q.deleted) ? ['deleted'] : []),
    ],
  };
}

/** A link to this very post. */
function addressOf(el: Element, id: string | null, view: PageView): Extracted<string> {
  const urls = allIn(el, Q.link).flatMap((link) => {
    const url = closest(link, Q.text) ? null : linkIn(link, view);
    return url && id && url.hash === `#p${id}` && url.origin === view.url.origin ? [url] : [];
  });
  const own = urls.find((url) => url.searchParams.get('p') === id);
  if (own) return extractedValue(without(own, VISITOR), 'link:p=', 'high');
  // The title leads to the post's place on the page one is on.
  const [onPage] = urls;
  return onPage ? extractedValue(without(onPage, VISITOR), 'link:#p', 'medium') : missingValue();
}

function timeOf(line: Element | null, view: PageView): FoundTime {
  const time = oneIn(line, Q.time);
  const machine = datetimeOf(time, view);
  if (time) return timeFrom({ raw: shownText(time, view) || null, machine }, view);
  return zonedTime({ raw: dateInLine(line), lang: pageLang(view) }, statedZone(view), view);
}

const statedZone = oncePerView((view): StatedZone | null => {
  for (const span of allIn(view.document, Q.zone)) {
    const offset = /^UTC(?:([+-]\d\d):?(\d\d))?$/.exec(textIn(span).trim());
    if (offset) {
      const minutes = offset[1] ? `${offset[1]}:${offset[2]}` : '+00:00';
      return { name: attributeOf(span, 'title'), offset: minutes };
    }
  }
  return null;
});
