import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, attributeOf, closest, contains, oneIn } from '../node.ts';
import { oncePerView } from '../view.ts';
import { datetimeOf, type FoundTime, timeFrom } from './_posting.ts';
import type { Site } from './_site.ts';
import {
  HOSTS,
  isX,
  profileLinks,
  Q,
  STATUS,
  sameHandle,
  statusAt,
  writtenHandle,
  XPost,
} from './_x-post.ts';

export const x: Site = {
  id: 'x',
  version: '2',
  confirmed: '2025-10-28',
  address: {
    hosts: HOSTS,
    host: 'x.com',
    drop: ['s', 't', 'ref_src', 'ref_url', 'cn'],
    post({ pathname }) {
      const match = STATUS.exec(pathname);
      return match && `/${match[1] ?? 'i'}/status/${match[2]}`;
    },
  },
  matches: ({ url }) => isX(url),
  itemOf(el, view) {
    const post = closest(el, Q.post);
    return post && view.isVisible(post) ? post : null;
  },
  list: (view) =>
    allIn(view.document, Q.post).filter((el) => !closest(el, Q.advertisement) && view.isVisible(el)),
  key: (el, view) => new XPost(el, view).status?.id ?? null,
  read: (el, view) => readPost(new XPost(el, view)),
};

function readPost(post: XPost): PostExtraction {
  const { status, view } = post;
  const author = authorOf(post);
  const text = post.shown(Q.text);
  const quoted = quotedIn(post);
  const posting = postingOf(post);
  const reply = replyOf(post);
  const unknown = author.handle.value === null && !status && !text;
  const [how, sure] = status?.own
    ? (['link:/status/', 'high'] as const)
    : (['link:part-of-post', 'medium'] as const);
  return {
    reader: { id: x.id, version: x.version, confirmed: x.confirmed },
    platform: 'x',
    surface: reply
      ? extractedValue('reply', reply.how, reply.confidence)
      : extractedValue('post', 'no-reply-mark', 'medium'),
    visibility: oneIn(post.name, Q.padlock)
      ? extractedValue('followers', 'mark:padlock', 'high')
      : missingValue('not-shown'),
    author,
    permalink: status ? extractedValue(status.url, how, sure) : missingValue(),
    nativeIds: {
      post: status ? extractedValue(status.id, how, sure) : missingValue(),
      // Leads to the post whatever its account is called by then.
      stable: status ? extractedValue(`https://x.com/i/web/status/${status.id}`, how, sure) : missingValue(),
    },
    posting: posting.posting,
    text: text
      ? extractedValue(shownText(text, view, { preserve: true }), 'testid:tweetText', 'high')
      : missingValue('no-text'),
    media: unknown
      ? missingValue('layout-unknown')
      : extractedValue(mediaOf(post), 'testid:tweetPhoto', 'medium'),
    engagement: countersOf(post),
    quoted,
    replyTo: reply?.to
      ? extractedValue(reply.to, reply.how, reply.confidence)
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: sessionOf(view),
    warnings: [
      ...posting.warnings,
      ...(post.one(Q.more) ? ['truncated-text'] : []),
      ...(quoted.value && quoted.value.permalink === null ? ['quote-without-id'] : []),
      ...(unknown ? ['layout-unknown'] : []),
    ],
  };
}

function authorOf({ name, status, view }: XPost): PostExtraction['author'] {
  const platformId = missingValue<string>('not-shown');
  const links = name ? profileLinks(name) : [];
  const first = links[0];
  if (!name || !first) {
    const written = name && writtenHandle(name, view);
    const handle = written
      ? extractedValue(written, 'text:@', 'medium')
      : extractedValue(status?.handle, 'link:/status/', 'medium');
    return { displayName: missingValue(), handle, profileUrl: missingValue(), platformId };
  }
  // A display name may look like a handle, someone else's even: the address decides, not the text.
  const sure = status?.own && status.handle && !sameHandle(status.handle, first.handle) ? 'low' : 'high';
  const shown = shownText(first.el, view);
  const isName = links.length > 1 || !sameHandle(shown, `@${first.handle}`);
  return {
    displayName: isName ? extractedValue(shown, 'link:profile', 'high') : missingValue(),
    handle: extractedValue(first.handle, 'link:profile', sure),
    profileUrl: extractedValue(
      absoluteAddress(attributeOf(first.el, 'href'), view)?.href,
      'link:profile',
      sure,
    ),
    platformId,
  };
}

function postingOf({ time, status, view }: XPost): FoundTime {
  const attribute = attributeOf(time, 'datetime');
  return timeFrom(
    {
      raw: time ? shownText(time, view) || attribute : null,
      machine: datetimeOf(time, view),
      id: status && timeOfId(status.id, 'snowflake-x'),
    },
    view,
  );
}

function mediaOf(post: XPost): Media[] {
  const addressIn = (el: Element, attribute: string): string | null =>
    absoluteAddress(attributeOf(el, attribute), post.view)?.href ?? null;
  const photos = post.all(Q.photo).map((img): Media => {
    return { kind: 'image', url: addressIn(img, 'src'), alt: attributeOf(img, 'alt') };
  });
  const videos = post.all(Q.video).flatMap((video): Media[] => {
    const poster = addressIn(video, 'poster');
    // A player's own address is often a blob of this tab and means nothing elsewhere; the poster does.
    const film: Media = {
      kind: 'video',
      url: addressIn(video, 'src'),
      alt: attributeOf(video, 'aria-label'),
    };
    return poster ? [film, { kind: 'image', url: poster, alt: null }] : [film];
  });
  return [...photos, ...videos];
}

function countersOf(post: XPost): PostExtraction['engagement'] {
  const counts = Object.entries(Q.counters).flatMap(([name, selector]) => {
    const el = post.one(selector);
    const shown = el ? shownText(el, post.view) : '';
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length
    ? extractedValue(Object.fromEntries(counts), 'testid:counters', 'high')
    : missingValue('not-shown');
}

function quotedIn({ quote, view }: XPost): Extracted<QuotedPost> {
  if (!quote) return missingValue('none-shown');
  const name = oneIn(quote, Q.name);
  const author = name && (profileLinks(name)[0]?.handle ?? writtenHandle(name, view));
  const text = oneIn(quote, Q.text);
  // A quote's time is no link; a photo of its own, if there is one, holds its id.
  const status = allIn(quote, Q.statusLink)
    .map((link) => statusAt(link, view))
    .find((found) => sameHandle(found?.handle, author));
  const shown = text ? shownText(text, view, { preserve: true }) : null;
  return extractedValue({ author, permalink: status?.url ?? null, text: shown }, 'role:link', 'medium');
}

interface Reply {
  /** The handle answered to, when shown. */
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

const precedes = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // …_FOLLOWING

function replyOf(post: XPost): Reply | null {
  const body = post.one(Q.text) ?? post.one(Q.photo) ?? post.one(Q.video);
  const above = body
    ? post.all(Q.profileLink).filter((link) => precedes(link, body) && !contains(post.name, link))
    : [];
  for (const link of above) {
    const handle = /^@(\w{1,20})$/.exec(shownText(link, post.view))?.[1];
    if (handle && sameHandle(attributeOf(link, 'href'), `/${handle}`)) {
      return { to: handle, how: 'link:replying-to', confidence: 'high' };
    }
  }
  return replyByPlace(post);
}

/** On a post's own page what stands above it is what it answers; what stands below answers it, up to a heading. */
function replyByPlace({ el, status, view }: XPost): Reply | null {
  const conversation = closest(el, Q.conversation);
  const { posts, focal } = threadOf(view);
  const main = posts[focal];
  if (!conversation || !status || !main || !contains(conversation, main)) return null;
  if (el === main) {
    const parent = posts[focal - 1];
    if (!parent || !contains(conversation, parent)) return null;
    return {
      to: authorOf(new XPost(parent, view)).handle.value,
      how: 'place:below-parent',
      confidence: 'medium',
    };
  }
  if (!precedes(main, el)) return null;
  const apart = headingsOf(view).some(
    (heading) => contains(conversation, heading) && precedes(main, heading) && precedes(heading, el),
  );
  return apart ? null : { to: null, how: 'place:below-focal', confidence: 'medium' };
}

/** Between the posts; looked for once, not once per post of a long thread. */
const headingsOf = oncePerView((view) =>
  allIn(view.document, Q.heading).filter((heading) => !closest(heading, Q.post)),
);

/** The page's posts when it is the page of one of them; `focal` is that one's place, else -1. */
const threadOf = oncePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const focalId = STATUS.exec(view.url.pathname)?.[2];
  const posts = focalId ? x.list(view) : [];
  return { posts, focal: posts.findIndex((post) => x.key(post, view) === focalId) };
});

const sessionOf = oncePerView((view): Extracted<string> => {
  const button = oneIn(view.document, Q.session);
  if (!button) return missingValue('not-shown');
  const written = writtenHandle(button, view);
  if (written) return extractedValue(written, 'testid:SideNav', 'high');
  const avatar = attributeOf(oneIn(button, Q.avatar), 'data-testid')?.replace('UserAvatar-Container-', '');
  return avatar && avatar !== 'unknown' && /^\w{1,20}$/.test(avatar)
    ? extractedValue(avatar, 'testid:UserAvatar', 'medium')
    : missingValue();
});
