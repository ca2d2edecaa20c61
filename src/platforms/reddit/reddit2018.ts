import type { PageView } from '../../dom/pageView.ts';
import { closest, getAttribute, getId, matches, queryAll } from '../../dom/safeDom.ts';
import {
  type Confidence,
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { resolvePostingTime } from '../reading/postingTime.ts';
import { readShownText, resolveLink } from '../reading/readElements.ts';
import { createEmptyExtraction, type Reader } from '../reading/reader.ts';

/** Pages of 2018 to 2023, no longer served, but saved. Not verified on a real one: confidence is never high. */
const REACT_SELECTORS = {
  post: '[data-testid="post-container"][id^="t3_"], [data-test-id="post-content"][id^="t3_"]',
  /** The element's own id or class is the number; other ids with this prefix have a dash. */
  comment: '[id^="t1_"]:not([id*="-"]), .Comment[class*="t1_"]',
  author: '[data-testid="post_author_link"], [data-testid="comment_author_link"], a[href*="/user/"]',
  time: '[data-testid="post_timestamp"], [data-testid="comment_timestamp"], [data-click-id="timestamp"], [id^="CommentTopMeta--Created--"]',
  title: 'h1, h3',
  words:
    '[data-testid="comment"], [data-test-id="comment"], [data-click-id="text"], [data-adclicklocation="media"] .RichTextJSON-root',
} as const;

export const REDDIT_2018_ITEM = `${REACT_SELECTORS.post}, ${REACT_SELECTORS.comment}`;

export const readReddit2018Id = (el: Element): string | null =>
  /^t[13]_\w+$/.exec(getId(el))?.[0] ?? /(?:^|\s)(t1_\w+)(?:\s|$)/.exec(getAttribute(el, 'class') ?? '')?.[1] ?? null;

export function readReddit2018Item(reader: Reader, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, REACT_SELECTORS.post);
  const findOne = (selector: string): Element | null =>
    queryAll(el, selector).find((part) => closest(part, REDDIT_2018_ITEM) === el) ?? null;
  const id = readReddit2018Id(el);
  const author =
    queryAll(el, REACT_SELECTORS.author).find(
      (link) => closest(link, REDDIT_2018_ITEM) === el && !closest(link, REACT_SELECTORS.words),
    ) ?? null;
  const profile = resolveLink(author, view, ({ pathname }) => /^\/user\/[^/]+\/?$/.test(pathname));
  const time = findOne(REACT_SELECTORS.time);
  const found = resolvePostingTime({ raw: readShownText(time, view) }, view);
  // A post's link may lead to an advertisement or another site: it must contain the post's id.
  const links = queryAll(el, 'a[href*="/comments/"]');
  const permalink = links
    .map((link) => resolveLink(link, view))
    .find((url) => id && url?.pathname.includes(`/${id.slice(3)}/`));
  const thread = /\/comments\/(\w+)\//.exec(permalink?.pathname ?? '')?.[1];
  return {
    ...createEmptyExtraction(reader, isPost ? 'post' : 'comment'),
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
    text: readTitledText(
      [isPost ? findOne(REACT_SELECTORS.title) : null, findOne(REACT_SELECTORS.words)],
      'testid:comment',
      'medium',
      view,
    ),
    warnings: [...found.warnings, ...(author || time ? [] : ['layout-unknown'])],
  };
}

/** The title is part of the author's text. */
export function readTitledText(
  parts: readonly (Element | null)[],
  how: ExtractionCode,
  confidence: Confidence,
  view: PageView,
): Extracted<string> {
  const texts = parts.flatMap((part) => readShownText(part, view) ?? []);
  return texts.length > 0 ? extractedValue(texts.join('\n\n'), how, confidence) : missingValue('no-text');
}
