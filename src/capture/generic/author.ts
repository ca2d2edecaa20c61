import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { isPropertyOf, readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, keepInnermost, queryAll, queryOne } from '../safeDom.ts';

/** Finds the account a post is shown under, by markup that many sites share. */

const MICRODATA = '[itemprop~="author"], [itemprop~="creator"]';
const DECLARED = 'a[rel~="author"], .p-author, .h-card';
const LIKELY_CLASSES =
  'author username user-name user_name nickname pseudo fn comment-author display-name screen-name poster'
    .split(' ')
    .map((name) => `[class~="${name}"]`)
    // `comment__author`
    .concat('author username pseudo nickname'.split(' ').map((name) => `[class$="__${name}"], [class*="__${name} "]`))
    .join();
/** `/@alice`, `/users/alice`, `memberlist.php?…&u=12`. */
const PROFILE_PATH = /\/@[\w.-]+\/?$|\/(?:u|users?|members?|profile?s?|author|people|auteur|membre)\/[^/?#]+\/?$/i;
const MAX_NAME_LENGTH = 80;

type OwnElementTest = (el: Element) => boolean;

export interface FoundAuthor {
  readonly author: PostExtraction['author'];
  /** The element that has the name. */
  readonly el: Element | null;
}

export function findAuthor(root: Element, isOwn: OwnElementTest, view: PageView): FoundAuthor {
  // In « par <a class=username>Dupont</a> » inside a paragraph of class `author`, the inner element is the name.
  const queryOwn = (selector: string): Element[] => keepInnermost(queryAll(root, selector).filter(isOwn));
  const links = queryOwn('a[href]').filter((el) => readProfileUrl(el, view) !== null);
  const methods = [
    ['microdata:author', queryOwn(MICRODATA).filter((el) => isPropertyOf(root, el)), 'medium'],
    ['link:author', queryOwn(DECLARED), 'medium'],
    ['class:author', queryOwn(LIKELY_CLASSES), 'low'],
    ['link:profile', links, 'low'],
  ] as const;
  for (const [how, elements, confidence] of methods) {
    for (const el of elements) {
      const name = readName(el, view);
      if (name === null) continue;
      const link = closest(el, 'a[href]') ?? queryOne(el, 'a[href]');
      const profile = link && isOwn(link) ? resolveHttpUrl(getAttribute(link, 'href'), view) : null;
      const author = {
        displayName: /^@\S+$/.test(name) ? missingValue<string>('handle-shown') : extractedValue(name, how, confidence),
        handle: readHandle(name, link && readProfileUrl(link, view)),
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

function readName(el: Element, view: PageView): string | null {
  const links = queryAll(el, 'a[href]');
  const only = links.length === 1 ? links[0] : undefined;
  const nameElement = queryOne(el, '[itemprop~="name"], .p-name, .fn') ?? only ?? el;
  const name = getAttribute(nameElement, 'content') ?? readVisibleText(nameElement, view);
  const isDate = readShownDate(name, view.clock, { lang: null, loose: true }) !== null;
  return name === '' || name.length > MAX_NAME_LENGTH || name.includes('\n') || isDate ? null : name;
}

function readProfileUrl(link: Element, view: PageView): URL | null {
  const url = resolveHttpUrl(getAttribute(link, 'href'), view);
  return url && PROFILE_PATH.test(url.pathname) ? url : null;
}

/** Returns `@alice` as written, or as in the profile's address. Other names are not handles. */
function readHandle(name: string, profile: URL | null): Extracted<string> {
  const writtenHandle = /^@(\S+)$/.exec(name)?.[1];
  if (writtenHandle) return extractedValue(writtenHandle, 'text:@', 'low');
  const linked = profile && /\/@([\w.-]+)\/?$/.exec(profile.pathname)?.[1];
  return linked ? extractedValue(linked, 'link:/@', 'low') : missingValue();
}
