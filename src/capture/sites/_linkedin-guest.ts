import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import { contains, getAttribute, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import {
  buildPostIds,
  buildUpdateAddress,
  type LinkedinVariant,
  POST_URN,
  readLinkedinAuthor,
  readTimeFromAge,
} from './_linkedin-urn.ts';
import { readElementText, readMediaElements } from './_shared.ts';

/** LinkedIn's public pages, without an account. Not verified on a saved real page. */
const SELECTORS = {
  post: 'article[data-activity-urn], [data-activity-urn][data-id="main-feed-card"]',
  name: '[data-tracking-control-name$="feed-actor-name"]',
  age: 'time',
  text: '[data-test-id="main-feed-activity-card__commentary"]',
  /** A post inside the post. */
  reshared: '[data-test-id="feed-reshare-content"]',
  resharedText: '[data-test-id="feed-reshare-content__commentary"]',
  media: '[data-test-id="feed-images-content"] img, video',
  reactions: '[data-test-id="social-actions__reaction-count"]',
} as const;

export const guestPost: LinkedinVariant = {
  item: SELECTORS.post,
  readKey: (el) => getAttribute(el, 'data-activity-urn'),
  readItem(el, view, site): PostExtraction {
    const reshared = queryOne(el, SELECTORS.reshared);
    const findOwn = (selector: string): Element[] => queryAll(el, selector).filter((part) => !contains(reshared, part));
    const findOne = (selector: string): Element | null => findOwn(selector)[0] ?? null;
    const urnAttribute = getAttribute(el, 'data-activity-urn') ?? '';
    const urn = POST_URN.exec(urnAttribute)?.[0] === urnAttribute ? urnAttribute : null;
    const age = findOne(SELECTORS.age);
    const found = readTimeFromAge(age && readVisibleText(age, view), urn, view);
    const reactions = findOne(SELECTORS.reactions);
    const quotedName = queryOne(reshared, SELECTORS.name);
    const quotedText = queryOne(reshared, SELECTORS.resharedText);
    return {
      ...createEmptyExtraction({ ...site, confirmed: null }, 'post'),
      visibility: extractedValue('public', 'container:public-page', 'medium'),
      author: readLinkedinAuthor(findOne(SELECTORS.name), findOne(SELECTORS.name), 'markup:feed-actor-name', view),
      permalink: extractedValue(urn && buildUpdateAddress(urn), 'attribute:data-activity-urn', 'high'),
      nativeIds: buildPostIds(urn, 'attribute:data-activity-urn', 'high'),
      posting: found.posting,
      text: readElementText(findOne(SELECTORS.text), 'testid:commentary', view),
      media: extractedValue(readMediaElements(findOwn(SELECTORS.media), view), 'testid:images', 'low'),
      engagement: reactions
        ? extractedValue({ reactions: readVisibleText(reactions, view) }, 'testid:count', 'high')
        : missingValue('not-shown'),
      quoted: reshared
        ? extractedValue(
            {
              author: (quotedName && readVisibleText(quotedName, view)) || null,
              permalink: null,
              text: (quotedText && readVisibleText(quotedText, view)) || null,
            },
            'testid:reshare',
            'medium',
          )
        : missingValue('none-shown'),
      warnings: [...found.warnings, 'not-logged-in'],
    };
  },
};
