import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../safeDom.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from './_posting.ts';
import type { Site } from './_site.ts';
import { MORE_REPLIES, MORE_TEXT } from './_unfold.ts';
import { readXAuthor, readXSession } from './_x-author.ts';
import {
  isSameHandle,
  isX,
  listXPosts,
  listXProfileLinks,
  readXHandleText,
  readXStatus,
  X_HOSTS,
  X_SELECTORS,
  X_STATUS_PATH,
  XPost,
} from './_x-post.ts';
import { readXReply } from './_x-reply.ts';

export const x: Site = {
  id: 'x',
  version: '3',
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
  unfold: {
    hosts: X_HOSTS,
    buttons: [
      {
        selector: '[data-testid="tweet-text-show-more-link"]',
        label: MORE_TEXT,
        source: 'AaronLil/XTwitterAutoShowMore; a link in some timelines, which is not pressed',
      },
      {
        selector: X_SELECTORS.moreReplies,
        label: new RegExp(`${MORE_REPLIES.source}|^(?:afficher|show)$`, 'iu'),
        source: 'webrecorder/browsertrix-behaviors, twitter.ts',
      },
    ],
  },
  matches: ({ url }) => isX(url),
  folded: { texts: X_SELECTORS.more, replies: X_SELECTORS.moreReplies },
  findItem(el, view) {
    const post = closest(el, X_SELECTORS.post);
    return post && view.isVisible(post) ? post : null;
  },
  listItems: listXPosts,
  readKey: (el, view) => new XPost(el, view).status?.id ?? null,
  readItem: (el, view) => readPost(new XPost(el, view)),
  findBreakage: ({ url }) => (/^\/(?:i\/flow\/)?(?:login|signup)\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPost(post: XPost): PostExtraction {
  const { status, view } = post;
  const author = readXAuthor(post);
  const text = post.findVisible(X_SELECTORS.text);
  const quoted = readQuote(post);
  const posting = readPostingTime(post);
  const reply = readXReply(post);
  const unknown = author.handle.value === null && !status && !text;
  const sharer = post.findOne(X_SELECTORS.context);
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
      : readArticle(post),
    media: unknown ? missingValue('layout-unknown') : extractedValue(readMedia(post), 'testid:tweetPhoto', 'medium'),
    engagement: readEngagement(post),
    quoted,
    replyTo: reply?.to
      ? extractedValue(reply.to, reply.how, reply.confidence)
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: readXSession(view),
    warnings: [
      ...posting.warnings,
      ...(post.findOne(X_SELECTORS.more) ? ['truncated-text'] : []),
      ...(quoted.value && quoted.value.permalink === null ? ['quote-without-id'] : []),
      ...(unknown ? ['layout-unknown'] : []),
      ...(sharer && (closest(sharer, X_SELECTORS.profileLink) ?? queryOne(sharer, X_SELECTORS.profileLink))
        ? ['shown-through-another']
        : []),
    ],
  };
}

/** Reads the title and the body of a long article, without the posts embedded in it. */
function readArticle(post: XPost): Extracted<string> {
  const parts = [X_SELECTORS.articleTitle, X_SELECTORS.articleBody].flatMap(
    (selector) => post.findVisible(selector) ?? [],
  );
  const exclude = (part: Element): boolean => matches(part, X_SELECTORS.embedded);
  const texts = parts.map((part) => readVisibleText(part, post.view, { exclude })).filter((text) => text !== '');
  return texts.length > 0
    ? extractedValue(texts.join('\n\n'), 'testid:twitterArticle', 'medium')
    : missingValue('no-text');
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
