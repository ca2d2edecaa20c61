import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, matches, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { closestVisible, queryVisible, readElementText } from './_shared.ts';
import type { Site } from './_site.ts';
import { findTiktokLiveLine, listTiktokLiveLines, readTiktokLiveLine } from './_tiktok-live.ts';
import {
  buildTiktokAuthor,
  findOwnTiktokParts,
  isTiktok,
  readTiktokCommentId,
  readTiktokProfile,
  readTiktokSession,
  readTiktokTime,
  TIKTOK_HOSTS,
  TIKTOK_ITEM,
  TIKTOK_SELECTORS,
  TIKTOK_VIDEO_PATH,
} from './_tiktok-parts.ts';
import { findTiktokVideo, readTiktokVideo } from './_tiktok-video.ts';

export const tiktok: Site = {
  id: 'tiktok',
  version: '3',
  confirmed: '2023-02-01',
  address: {
    hosts: TIKTOK_HOSTS,
    host: 'www.tiktok.com',
    shortHosts: ['vm.tiktok.com', 'vt.tiktok.com'],
    shortPath: /^\/t\/\w+\/?$/,
    drop: [
      'is_from_webapp',
      'sender_device',
      '_t',
      '_r',
      '_d',
      'lang',
      'u_code',
      'preview_pb',
      'share_app_name',
      'share_iid',
      'web_id',
    ],
    post({ pathname, searchParams }) {
      const [, user, kind, id] = TIKTOK_VIDEO_PATH.exec(pathname) ?? [];
      const comment = searchParams.get('cid');
      if (!id || (comment !== null && !/^[\w=-]{1,80}$/.test(comment))) return null;
      return `/@${user}/${kind}/${id}${comment === null ? '' : `?cid=${comment}`}`;
    },
  },
  matches: ({ url }) => isTiktok(url),
  folded: { replies: TIKTOK_SELECTORS.moreReplies },
  findItem: (el, view) => findTiktokLiveLine(el, view) ?? closestVisible(el, TIKTOK_ITEM, view),
  listItems: (view) => [
    ...queryVisible(TIKTOK_ITEM, view).filter(
      (el) => matches(el, TIKTOK_SELECTORS.comment) || findOwnTiktokParts(el, TIKTOK_SELECTORS.videoText).length > 0,
    ),
    ...listTiktokLiveLines(view),
  ],
  readKey: (el, view) =>
    matches(el, TIKTOK_SELECTORS.comment) ? readTiktokCommentId(el) : (findTiktokVideo(el, view)?.id ?? null),
  readItem(el, view) {
    if (findTiktokLiveLine(el, view) === el) return readTiktokLiveLine(tiktok, el, view);
    return matches(el, TIKTOK_SELECTORS.comment) ? readComment(el, view) : readTiktokVideo(tiktok, el, view);
  },
  findBreakage: (view) => (queryVisible(TIKTOK_SELECTORS.login, view).length > 0 ? 'login-wall' : null),
};

function readCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  // Mentions in the text are links of the same form.
  const link = findOwnTiktokParts(el, TIKTOK_SELECTORS.profile).find((found) => !closest(found, TIKTOK_SELECTORS.text));
  const [name] = findOwnTiktokParts(el, TIKTOK_SELECTORS.name);
  return buildTiktokAuthor(readTiktokProfile(link, view), queryOne(name, 'p') ?? name, view);
}

function readComment(el: Element, view: PageView): PostExtraction {
  const id = readTiktokCommentId(el);
  const [text] = findOwnTiktokParts(el, TIKTOK_SELECTORS.text);
  const isReply = matches(text, TIKTOK_SELECTORS.reply);
  const author = readCommentAuthor(el, view);
  const [time] = findOwnTiktokParts(el, TIKTOK_SELECTORS.time);
  const found = readTiktokTime(time, id, view);
  const [count] = findOwnTiktokParts(el, TIKTOK_SELECTORS.likes);
  const likes = count ? readVisibleText(count, view) : '';
  const open = TIKTOK_VIDEO_PATH.exec(view.url.pathname)?.[3];
  const head = isReply ? queryOne(closest(el, TIKTOK_SELECTORS.thread), TIKTOK_SELECTORS.comment) : null;
  return {
    ...createEmptyExtraction(tiktok, isReply ? 'reply' : 'comment'),
    // Only the level of the text distinguishes a comment from a reply.
    ...(text ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      comment: id ? extractedValue(id, 'attribute:id', 'high') : missingValue('not-shown'),
      post: open ? extractedValue(open, 'address', 'medium') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: readElementText(text ?? null, 'e2e:comment-level', view, { preserveWhitespace: true }),
    media: missingValue('not-attempted'),
    engagement: likes ? extractedValue({ likes }, 'e2e:like-count', 'high') : missingValue('not-shown'),
    replyTo:
      head && head !== el
        ? extractedValue(readCommentAuthor(head, view).handle.value, 'place:thread', 'medium')
        : missingValue('no-reply-mark'),
    session: readTiktokSession(view),
    warnings: [...found.warnings, ...(author.handle.value !== null && text ? [] : ['layout-unknown'])],
  };
}
