import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import { cachePerView } from '../pageView.ts';
import { getAttribute, queryOne } from '../safeDom.ts';
import { isSameHandle, listXProfileLinks, readXHandleText, X_SELECTORS, type XPost } from './_x-post.ts';

/** The account of a post of X, and the one logged in. */

export function readXAuthor({ name, status, view }: XPost): PostExtraction['author'] {
  const platformId = missingValue<string>('not-shown');
  const links = name ? listXProfileLinks(name) : [];
  const first = links[0];
  if (!name || !first) {
    const shownHandle = name && readXHandleText(name, view);
    const handle = shownHandle
      ? extractedValue(shownHandle, 'text:@', 'medium')
      : extractedValue(status?.handle, 'link:/status/', 'medium');
    return { displayName: missingValue(), handle, profileUrl: missingValue(), platformId };
  }
  // A display name may look like a handle, even another account's: the address decides, not the text.
  const confidence = status?.isOwn && status.handle && !isSameHandle(status.handle, first.handle) ? 'low' : 'high';
  const shown = readVisibleText(first.el, view);
  const isName = links.length > 1 || !isSameHandle(shown, `@${first.handle}`);
  return {
    displayName: isName ? extractedValue(shown, 'link:profile', 'high') : missingValue(),
    handle: extractedValue(first.handle, 'link:profile', confidence),
    profileUrl: extractedValue(resolveHttpUrl(getAttribute(first.el, 'href'), view)?.href, 'link:profile', confidence),
    platformId,
  };
}

export const readXSession = cachePerView((view): Extracted<string> => {
  const button = queryOne(view.document, X_SELECTORS.session);
  if (!button) return missingValue('not-shown');
  const shownHandle = readXHandleText(button, view);
  if (shownHandle) return extractedValue(shownHandle, 'testid:SideNav', 'high');
  const avatar = getAttribute(queryOne(button, X_SELECTORS.avatar), 'data-testid')?.replace(
    'UserAvatar-Container-',
    '',
  );
  return avatar && avatar !== 'unknown' && /^\w{1,20}$/.test(avatar)
    ? extractedValue(avatar, 'testid:UserAvatar', 'medium')
    : missingValue();
});
