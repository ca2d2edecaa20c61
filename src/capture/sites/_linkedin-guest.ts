import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, contains, oneIn } from '../node.ts';
import { accountFrom, type Face, idsFrom, POST_URN, timeFromAge, updateAddress } from './_linkedin-urn.ts';
import { mediaFrom, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';

/** LinkedIn's public pages, without an account. No saved real page was at hand. */
const Q = {
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

export const guestPost: Face = {
  item: Q.post,
  key: (el) => attributeOf(el, 'data-activity-urn'),
  read(el, view, site): PostExtraction {
    const reshared = oneIn(el, Q.reshared);
    const own = (selector: string): Element[] =>
      allIn(el, selector).filter((part) => !contains(reshared, part));
    const one = (selector: string): Element | null => own(selector)[0] ?? null;
    const written = attributeOf(el, 'data-activity-urn') ?? '';
    const urn = POST_URN.exec(written)?.[0] === written ? written : null;
    const age = one(Q.age);
    const found = timeFromAge(age && shownText(age, view), urn, view);
    const reactions = one(Q.reactions);
    const quotedName = oneIn(reshared, Q.name);
    const quotedText = oneIn(reshared, Q.resharedText);
    return {
      ...unread({ ...site, confirmed: null }, 'post'),
      visibility: extractedValue('public', 'container:public-page', 'medium'),
      author: accountFrom(one(Q.name), one(Q.name), 'markup:feed-actor-name', view),
      permalink: extractedValue(urn && updateAddress(urn), 'attribute:data-activity-urn', 'high'),
      nativeIds: idsFrom(urn, 'attribute:data-activity-urn', 'high'),
      posting: found.posting,
      text: wordsIn(one(Q.text), 'testid:commentary', view),
      media: extractedValue(mediaFrom(own(Q.media), view), 'testid:images', 'low'),
      engagement: reactions
        ? extractedValue({ reactions: shownText(reactions, view) }, 'testid:count', 'high')
        : missingValue('not-shown'),
      quoted: reshared
        ? extractedValue(
            {
              author: (quotedName && shownText(quotedName, view)) || null,
              permalink: null,
              text: (quotedText && shownText(quotedText, view)) || null,
            },
            'testid:reshare',
            'medium',
          )
        : missingValue('none-shown'),
      warnings: [...found.warnings, 'not-logged-in'],
    };
  },
};
