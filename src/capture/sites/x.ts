import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import { cachePerView } from '../pageView.ts';
import { closest, contains, getAttribute, queryAll, queryOne } from '../safeDom.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from './_posting.ts';
import type { Site } from './_site.ts';
import {
  isSameHandle,
  isX,
  listXProfileLinks,
  readXHandleText,
  readXStatus,
  X_HOSTS,
  X_SELECTORS,
  X_STATUS_PATH,
  XPost,
} from './_x-post.ts';

export const x: Site = {
  id: 'x',
  version: '2',
  confirmed: '2025-10-28',
  address: {
    hosts: X_HOSTS,
    host: 'x.com',
    drop: ['s', 't', 'ref_src', 'ref_url', 'cn'],
    post({ pathname }) {
      const match = X_STATUS_PATH.exec(pathname);
      return match && `/${match[1] ?? 'i'}/status/${match[2]}`;
    },
  },
  matches: ({ url }) => isX(url),
  folded: { texts: X_SELECTORS.more },
  findItem(el, view) {
    const post = closest(el, X_SELECTORS.post);
    return post && view.isVisible(post) ? post : null;
  },
  listItems: (view) =>
    queryAll(view.document, X_SELECTORS.post).filter(
      (el) => !closest(el, X_SELECTORS.advertisement) && view.isVisible(el),
    ),
  readKey: (el, view) => new XPost(el, view).status?.id ?? null,
  readItem: (el, view) => readPost(new XPost(el, view)),
};

function readPost(post: XPost): PostExtraction {
  const { status, view } = post;
  const author = readAuthor(post);
  const text = post.findVisible(X_SELECTORS.text);
  const quoted = readQuote(post);
  const posting = readPostingTime(post);
  const reply = readReply(post);
  const unknown = author.handle.value === null && !status && !text;
  const [how, confidence] = status?.isOwn
    ? (['link:/status/', 'high'] as const)
    : (['link:part-of-post', 'medium'] as const);
  return {
    reader: { id: x.id, version: x.version, confirmed: x.confirmed },
    platform: 'x',
    surface: reply
      ? extractedValue('reply', reply.how, reply.confidence)
      : extractedValue('post', 'no-reply-mark', 'medium'),
    visibility: queryOne(post.name, X_SELECTORS.padlock)
      ? extractedValue('followers', 'mark:padlock', 'high')
      : missingValue('not-shown'),
    author,
    permalink: status ? extractedValue(status.url, how, confidence) : missingValue(),
    nativeIds: {
      post: status ? extractedValue(status.id, how, confidence) : missingValue(),
      // Leads to the post even after the account is renamed.
      stable: status ? extractedValue(`https://x.com/i/web/status/${status.id}`, how, confidence) : missingValue(),
    },
    posting: posting.posting,
    text: text
      ? extractedValue(readVisibleText(text, view, { preserveWhitespace: true }), 'testid:tweetText', 'high')
      : missingValue('no-text'),
    media: unknown ? missingValue('layout-unknown') : extractedValue(readMedia(post), 'testid:tweetPhoto', 'medium'),
    engagement: readEngagement(post),
    quoted,
    replyTo: reply?.to
      ? extractedValue(reply.to, reply.how, reply.confidence)
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: readSession(view),
    warnings: [
      ...posting.warnings,
      ...(post.findOne(X_SELECTORS.more) ? ['truncated-text'] : []),
      ...(quoted.value && quoted.value.permalink === null ? ['quote-without-id'] : []),
      ...(unknown ? ['layout-unknown'] : []),
    ],
  };
}

function readAuthor({ name, status, view }: XPost): PostExtraction['author'] {
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

function readPostingTime({ time, status, view }: XPost): PostingTime {
  const attribute = getAttribute(time, 'datetime');
  return resolvePostingTime(
    {
      raw: time ? readVisibleText(time, view) || attribute : null,
      machine: readDatetime(time, view),
      id: status && readIdTimestamp(status.id, 'snowflake-x'),
    },
    view,
  );
}

function readMedia(post: XPost): Media[] {
  const readAddress = (el: Element, attribute: string): string | null =>
    resolveHttpUrl(getAttribute(el, attribute), post.view)?.href ?? null;
  const photos = post.findAll(X_SELECTORS.photo).map((img): Media => {
    return { kind: 'image', url: readAddress(img, 'src'), alt: getAttribute(img, 'alt') };
  });
  const videos = post.findAll(X_SELECTORS.video).flatMap((video): Media[] => {
    const poster = readAddress(video, 'poster');
    // A player's own address is often a `blob:` of this tab, invalid elsewhere; the poster's address is valid.
    const videoMedia: Media = {
      kind: 'video',
      url: readAddress(video, 'src'),
      alt: getAttribute(video, 'aria-label'),
    };
    return poster ? [videoMedia, { kind: 'image', url: poster, alt: null }] : [videoMedia];
  });
  return [...photos, ...videos];
}

function readEngagement(post: XPost): PostExtraction['engagement'] {
  const counts = Object.entries(X_SELECTORS.counters).flatMap(([name, selector]) => {
    const el = post.findOne(selector);
    const shown = el ? readVisibleText(el, post.view) : '';
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length
    ? extractedValue(Object.fromEntries(counts), 'testid:counters', 'high')
    : missingValue('not-shown');
}

function readQuote({ quote, view }: XPost): Extracted<QuotedPost> {
  if (!quote) return missingValue('none-shown');
  const name = queryOne(quote, X_SELECTORS.name);
  const author = name && (listXProfileLinks(name)[0]?.handle ?? readXHandleText(name, view));
  const text = queryOne(quote, X_SELECTORS.text);
  // The time of a quote is not a link; a photo in it, if any, has its id.
  const status = queryAll(quote, X_SELECTORS.statusLink)
    .map((link) => readXStatus(link, view))
    .find((found) => isSameHandle(found?.handle, author));
  const shown = text ? readVisibleText(text, view, { preserveWhitespace: true }) : null;
  return extractedValue({ author, permalink: status?.url ?? null, text: shown }, 'role:link', 'medium');
}

interface XReply {
  /** The handle answered, when displayed. */
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // DOCUMENT_POSITION_FOLLOWING

function readReply(post: XPost): XReply | null {
  const body = post.findOne(X_SELECTORS.text) ?? post.findOne(X_SELECTORS.photo) ?? post.findOne(X_SELECTORS.video);
  const above = body
    ? post.findAll(X_SELECTORS.profileLink).filter((link) => isBefore(link, body) && !contains(post.name, link))
    : [];
  for (const link of above) {
    const handle = /^@(\w{1,20})$/.exec(readVisibleText(link, post.view))?.[1];
    if (handle && isSameHandle(getAttribute(link, 'href'), `/${handle}`)) {
      return { to: handle, how: 'link:replying-to', confidence: 'high' };
    }
  }
  return inferReplyFromPosition(post);
}

/** On a post's own page, it answers the post above it; those below answer it, up to a heading. */
function inferReplyFromPosition({ el, status, view }: XPost): XReply | null {
  const conversation = closest(el, X_SELECTORS.conversation);
  const { posts, focal } = readThread(view);
  const main = posts[focal];
  if (!conversation || !status || !main || !contains(conversation, main)) return null;
  if (el === main) {
    const parent = posts[focal - 1];
    if (!parent || !contains(conversation, parent)) return null;
    return {
      to: readAuthor(new XPost(parent, view)).handle.value,
      how: 'place:below-parent',
      confidence: 'medium',
    };
  }
  if (!isBefore(main, el)) return null;
  const isSeparated = listHeadings(view).some(
    (heading) => contains(conversation, heading) && isBefore(main, heading) && isBefore(heading, el),
  );
  return isSeparated ? null : { to: null, how: 'place:below-focal', confidence: 'medium' };
}

/** Headings between posts; cached, since each post of a long thread needs them. */
const listHeadings = cachePerView((view) =>
  queryAll(view.document, X_SELECTORS.heading).filter((heading) => !closest(heading, X_SELECTORS.post)),
);

/** The posts of a page, when it is the page of one of them; `focal` is its index, else -1. */
const readThread = cachePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const focalId = X_STATUS_PATH.exec(view.url.pathname)?.[2];
  const posts = focalId ? x.listItems(view) : [];
  return { posts, focal: posts.findIndex((post) => x.readKey(post, view) === focalId) };
});

const readSession = cachePerView((view): Extracted<string> => {
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
