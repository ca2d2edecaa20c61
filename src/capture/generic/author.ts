import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { absoluteAddress, isPropertyOf, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, innermost, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';

/** The account a post is shown under, from the ways sites have in common. */

const MICRODATA = '[itemprop~="author"], [itemprop~="creator"]';
const DECLARED = 'a[rel~="author"], .p-author, .h-card';
const NAMED =
  'author username user-name user_name nickname pseudo fn comment-author display-name screen-name poster'
    .split(' ')
    .map((name) => `[class~="${name}"]`)
    .join();
/** `/@alice`, `/users/alice`, `memberlist.php?…&u=12`. */
const PROFILE_PATH =
  /\/@[\w.-]+\/?$|\/(?:u|users?|members?|profile?s?|author|people|auteur|membre)\/[^/?#]+\/?$/i;
const LONGEST_NAME = 80;

type Own = (el: Element) => boolean;

export interface FoundAuthor {
  readonly author: PostExtraction['author'];
  /** Where the name stands. */
  readonly el: Element | null;
}

export function authorIn(root: Element, own: Own, view: PageView): FoundAuthor {
  // « par <a class=username>Dupont</a> » inside a paragraph of class `author`: the inner one is the name.
  const all = (selector: string): Element[] => innermost(allIn(root, selector).filter(own));
  const links = all('a[href]').filter((el) => profileOf(el, view) !== null);
  const ways = [
    ['microdata:author', all(MICRODATA).filter((el) => isPropertyOf(root, el)), 'medium'],
    ['link:author', all(DECLARED), 'medium'],
    ['class:author', all(NAMED), 'low'],
    ['link:profile', links, 'low'],
  ] as const;
  for (const [how, elements, confidence] of ways) {
    for (const el of elements) {
      const name = nameIn(el, view);
      if (name === null) continue;
      const link = closest(el, 'a[href]') ?? oneIn(el, 'a[href]');
      const profile = link && own(link) ? absoluteAddress(attributeOf(link, 'href'), view) : null;
      const author = {
        displayName: /^@\S+$/.test(name)
          ? missingValue<string>('handle-shown')
          : extractedValue(name, how, confidence),
        handle: handleFrom(name, link && profileOf(link, view)),
        profileUrl: extractedValue(profile?.href, how, confidence),
        platformId: missingValue<string>(),
      };
      return { author, el };
    }
  }
  return {
    author: {
      displayName: missingValue(),
      handle: missingValue(),
      profileUrl: missingValue(),
      platformId: missingValue(),
    },
    el: null,
  };
}

function nameIn(el: Element, view: PageView): string | null {
  const links = allIn(el, 'a[href]');
  const only = links.length === 1 ? links[0] : undefined;
  const named = oneIn(el, '[itemprop~="name"], .p-name, .fn') ?? only ?? el;
  const name = attributeOf(named, 'content') ?? shownText(named, view);
  const isDate = readShownDate(name, view.clock, { lang: null, loose: true }) !== null;
  return name === '' || name.length > LONGEST_NAME || name.includes('\n') || isDate ? null : name;
}

function profileOf(link: Element, view: PageView): URL | null {
  const url = absoluteAddress(attributeOf(link, 'href'), view);
  return url && PROFILE_PATH.test(url.pathname) ? url : null;
}

/** `@alice` as written, or as the profile's address writes it. Other names are no handles. */
function handleFrom(name: string, profile: URL | null): Extracted<string> {
  const written = /^@(\S+)$/.exec(name)?.[1];
  if (written) return extractedValue(written, 'text:@', 'low');
  const linked = profile && /\/@([\w.-]+)\/?$/.exec(profile.pathname)?.[1];
  return linked ? extractedValue(linked, 'link:/@', 'low') : missingValue();
}
