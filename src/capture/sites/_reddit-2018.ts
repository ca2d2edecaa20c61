import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, closest, idOf, matches } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Reddit's React pages of 2018 to 2023, no longer served: for saved pages. No page of ours confirms it, so nothing is sure. */
const Q = {
  post: '[data-testid="post-container"][id^="t3_"]',
  /** The number is the element's own id; other ids that begin so have a dash. */
  comment: '[id^="t1_"]:not([id*="-"])',
  author: '[data-testid="post_author_link"], [data-testid="comment_author_link"]',
  time: '[data-testid="post_timestamp"], [data-testid="comment_timestamp"]',
  title: 'h1, h3',
  words: '[data-testid="comment"], [data-click-id="text"], [data-adclicklocation="media"] .RichTextJSON-root',
} as const;

export const POST_2018 = `${Q.post}, ${Q.comment}`;

export const key2018 = (el: Element): string | null => (/^t[13]_\w+$/.test(idOf(el)) ? idOf(el) : null);

export function read2018(site: Site, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, Q.post);
  const one = (selector: string): Element | null =>
    allIn(el, selector).find((part) => closest(part, POST_2018) === el) ?? null;
  const id = key2018(el);
  const author = one(Q.author);
  const profile = linkIn(author, view, ({ pathname }) => /^\/user\/[^/]+\/?$/.test(pathname));
  const time = one(Q.time);
  const found = timeFrom({ raw: (time && shownText(time, view)) || null }, view);
  // A post's own link may be an advertisement's or another site's: its id has to be in it.
  const links = allIn(el, 'a[href*="/comments/"]');
  const permalink = links
    .map((link) => linkIn(link, view))
    .find((url) => id && url?.pathname.includes(`/${id.slice(3)}/`));
  const thread = /\/comments\/(\w+)\//.exec(permalink?.pathname ?? '')?.[1];
  return {
    ...unread(site, isPost ? 'post' : 'comment'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(profile?.pathname.split('/')[2], 'link:/user/', 'medium'),
      profileUrl: extractedValue(profile?.href, 'link:/user/', 'medium'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(permalink?.href, 'link:/comments/', 'medium'),
    nativeIds: isPost
      ? { post: extractedValue(id, 'attribute:id', 'medium') }
      : {
          comment: extractedValue(id, 'attribute:id', 'medium'),
          post: extractedValue(thread && `t3_${thread}`, 'link:/comments/', 'medium'),
        },
    posting: found.posting,
    text: wordsOf(isPost ? one(Q.title) : null, one(Q.words), view),
    warnings: [...found.warnings, ...(author || time ? [] : ['layout-unknown'])],
  };
}

function wordsOf(title: Element | null, words: Element | null, view: PageView): Extracted<string> {
  const parts = [title, words].flatMap((part) => (part ? [shownText(part, view)] : []));
  const text = parts.filter((part) => part !== '').join('\n\n');
  return text ? extractedValue(text, 'testid:comment', 'medium') : missingValue('no-text');
}
