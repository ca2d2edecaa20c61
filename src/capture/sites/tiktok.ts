import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import {
  ANY,
  authorOf,
  commentId,
  HOSTS,
  isTiktok,
  own,
  profileAt,
  Q,
  sessionOf,
  timeOf,
  VIDEO,
} from './_tiktok-parts.ts';
import { readVideo, videoOf } from './_tiktok-video.ts';

export const tiktok: Site = {
  id: 'tiktok',
  version: '2',
  confirmed: '2023-02-01',
  address: {
    hosts: HOSTS,
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
      const [, user, kind, id] = VIDEO.exec(pathname) ?? [];
      const comment = searchParams.get('cid');
      if (!id || (comment !== null && !/^[\w=-]{1,80}$/.test(comment))) return null;
      return `/@${user}/${kind}/${id}${comment === null ? '' : `?cid=${comment}`}`;
    },
  },
  matches: ({ url }) => isTiktok(url),
  itemOf: (el, view) => visibleAround(el, ANY, view),
  list: (view) =>
    visibleAll(ANY, view).filter((el) => matches(el, Q.comment) || own(el, Q.videoText).length > 0),
  key: (el, view) => (matches(el, Q.comment) ? commentId(el) : (videoOf(el, view)?.id ?? null)),
  read: (el, view) => (matches(el, Q.comment) ? readComment(el, view) : readVideo(tiktok, el, view)),
  breakage: (view) => (visibleAll(Q.login, view).length > 0 ? 'login-wall' : null),
};

function commentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  // Mentions in the text are links of the same form.
  const link = own(el, Q.profile).find((found) => !closest(found, Q.text));
  const [name] = own(el, Q.name);
  return authorOf(profileAt(link, view), oneIn(name, 'p') ?? name, view);
}

function readComment(el: Element, view: PageView): PostExtraction {
  const id = commentId(el);
  const [text] = own(el, Q.text);
  const isReply = matches(text, Q.reply);
  const author = commentAuthor(el, view);
  const [time] = own(el, Q.time);
  const found = timeOf(time, id, view);
  const [count] = own(el, Q.likes);
  const likes = count ? shownText(count, view) : '';
  const open = VIDEO.exec(view.url.pathname)?.[3];
  const head = isReply ? oneIn(closest(el, Q.thread), Q.comment) : null;
  return {
    ...unread(tiktok, isReply ? 'reply' : 'comment'),
    // Only its words' level tells a comment from an answer.
    ...(text ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      comment: id ? extractedValue(id, 'attribute:id', 'high') : missingValue('not-shown'),
      post: open ? extractedValue(open, 'address', 'medium') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: wordsIn(text ?? null, 'e2e:comment-level', view, { preserve: true }),
    media: missingValue('not-attempted'),
    engagement: likes ? extractedValue({ likes }, 'e2e:like-count', 'high') : missingValue('not-shown'),
    replyTo:
      head && head !== el
        ? extractedValue(commentAuthor(head, view).handle.value, 'place:thread', 'medium')
        : missingValue('no-reply-mark'),
    session: sessionOf(view),
    warnings: [...found.warnings, ...(author.handle.value !== null && text ? [] : ['layout-unknown'])],
  };
}
