import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readMachineDate } from '../dates.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, matches, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { readEngagementCounts } from './_engagement.ts';
import {
  readMastodonMedia,
  readMastodonQuote,
  readMastodonReply,
  readMastodonSession,
  readMastodonText,
  readMastodonVisibility,
} from './_mastodon-content.ts';
import {
  findOwnMastodonParts,
  MASTODON_POST_PATH,
  MASTODON_SELECTORS,
  type MastodonAddress,
  readMastodonAddress,
} from './_mastodon-parts.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { queryVisible, readPageLanguage, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';

export const mastodon: Site = {
  id: 'mastodon',
  version: '2',
  confirmed: '2026-04-20',
  address: {
    hosts: [],
    host: null,
    drop: [],
    post({ pathname }) {
      const [, user, server, id] = MASTODON_POST_PATH.exec(pathname) ?? [];
      // Shorter numbers belong to other sites: a Mastodon id contains a date.
      if (!user || !id || id.length < 15 || id.length > 20) return null;
      return `/@${user}${server ? `@${server}` : ''}/${id}`;
    },
  },
  matches: ({ document }) => queryOne(document, MASTODON_SELECTORS.app) !== null,
  folded: { texts: MASTODON_SELECTORS.more },
  findItem(el, view) {
    const post = closest(closest(el, MASTODON_SELECTORS.quote) ?? el, MASTODON_SELECTORS.post);
    return post && view.isVisible(post) ? post : null;
  },
  listItems: (view) =>
    queryVisible(MASTODON_SELECTORS.post, view).filter((el) => !closest(el, MASTODON_SELECTORS.quote)),
  readKey: (el, view) => readMastodonAddress(el, view)?.id ?? getAttribute(el, 'data-id'),
  readItem: readPost,
  findBreakage: ({ url }) => (/^\/auth\/sign_in\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPost(el: Element, view: PageView): PostExtraction {
  const address = readMastodonAddress(el, view);
  const id = address?.id ?? getAttribute(el, 'data-id');
  const author = readAuthor(el, view);
  const time = readTime(el, address, view);
  const text = readMastodonText(el, view);
  const reply = readMastodonReply(el, view);
  const findOne = (selector: string): Element | undefined => findOwnMastodonParts(el, selector)[0];
  return {
    ...createEmptyExtraction(mastodon, 'post'),
    surface: reply
      ? extractedValue('reply', reply.how, reply.confidence)
      : extractedValue('post', 'no-reply-mark', 'medium'),
    visibility: readMastodonVisibility(el),
    author,
    permalink: address
      ? extractedValue(address.href, address.remote ? 'link:local-copy' : 'link:relative-time', 'high')
      : missingValue(),
    nativeIds: {
      post:
        id && /^\d{1,20}$/.test(id)
          ? extractedValue(id, address ? 'link:relative-time' : 'attribute:data-id', 'high')
          : missingValue(),
    },
    posting: time.posting,
    text: text.text,
    media: extractedValue(readMastodonMedia(el, view), 'class:media-gallery', 'high'),
    engagement: readEngagementCounts(MASTODON_SELECTORS.counters, findOne, 'class:detailed-status', view),
    quoted: readMastodonQuote(el, view),
    // A reply starts with the account answered, as the composer does; one's own continued thread names oneself.
    replyTo: reply?.to
      ? extractedValue(reply.to, reply.how, 'medium')
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: readMastodonSession(view),
    warnings: [
      ...time.warnings,
      ...(address?.remote ? ['local-copy'] : []),
      ...(findOne(MASTODON_SELECTORS.edited) ? ['edited'] : []),
      ...(text.isCut ? ['truncated-text'] : []),
      ...(author.handle.value === null && !address ? ['layout-unknown'] : []),
    ],
  };
}

function readAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const [account] = findOwnMastodonParts(el, MASTODON_SELECTORS.account);
  const [name] = findOwnMastodonParts(el, MASTODON_SELECTORS.name);
  const url = resolveLink(findOwnMastodonParts(el, MASTODON_SELECTORS.profile)[0], view);
  const linked = url && /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url.pathname)?.[1];
  const shownHandle = account ? /^@(\S+)$/.exec(readVisibleText(account, view))?.[1] : undefined;
  return {
    displayName: extractedValue(name && readVisibleText(name, view), 'class:display-name', 'high'),
    handle: shownHandle
      ? extractedValue(shownHandle, 'class:display-name__account', 'high')
      : extractedValue(linked, 'link:/@', 'high'),
    profileUrl: linked ? extractedValue(url?.href, 'link:/@', 'high') : missingValue(),
    platformId: missingValue('not-shown'),
  };
}

/** The copy of a remote post may have got its id when it arrived: only its date then counts. */
function readTime(el: Element, address: MastodonAddress | null, view: PageView): PostingTime {
  const link = findOwnMastodonParts(el, MASTODON_SELECTORS.permalink)[0];
  const time = queryOne(link, MASTODON_SELECTORS.time);
  const attribute = getAttribute(time, 'datetime');
  const machineDate = attribute ?? (matches(el, MASTODON_SELECTORS.main) ? readPublished(address, view) : null);
  const date = readMachineDate(machineDate, view.clock);
  const machine = attribute
    ? ({ date, how: 'attribute:datetime' } as const)
    : ({ date, how: 'meta:og', source: 'og' } as const);
  const id = address && readIdTimestamp(address.id, 'snowflake-mastodon');
  const shown = time ?? link;
  const lang = readPageLanguage(view);
  return resolvePostingTime(
    {
      raw: (shown && readVisibleText(shown, view)) || null,
      machine,
      id: address?.remote && date ? null : id,
      lang,
    },
    view,
  );
}

/** The metadata is that of the first page loaded, which may be another: its address must agree. */
function readPublished(address: MastodonAddress | null, view: PageView): string | null {
  const readContent = (selector: string): string | null => getAttribute(queryOne(view.document, selector), 'content');
  const page = resolveHttpUrl(readContent(MASTODON_SELECTORS.address), view);
  return page && page.host === view.url.host && page.pathname === address?.path
    ? readContent(MASTODON_SELECTORS.published)
    : null;
}
