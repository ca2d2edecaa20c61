import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { closest, matches, oneIn, parentIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { HOSTS, isFacebook, readAddress } from './_facebook-address.ts';
import {
  accountOf,
  addressOf,
  commentAuthor,
  isItem,
  own,
  profileAround,
  Q,
  timeOf,
  wordsIn,
} from './_facebook-parts.ts';
import { mediaFrom, visibleAll } from './_parts.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

const ANY = [Q.comment, Q.post].join();

export const facebook: Site = {
  id: 'facebook',
  version: '3',
  confirmed: null,
  address: {
    hosts: [...HOSTS, '.facebook.com'],
    host: 'www.facebook.com',
    shortHosts: ['fb.watch', 'fb.me'],
    shortPath: /^\/share\//,
    drop: '__cft__* __tn__ __xts__* mibextid rdid share_url paipv eav sfnsn _rdr _rdc refid refsrc hc_* notif_id notif_t locale'.split(
      ' ',
    ),
    post: (url) => readAddress(url)?.path ?? null,
  },
  matches: ({ url }) => isFacebook(url),
  itemOf(el, view) {
    for (let at = closest(el, ANY); at; at = closest(parentIn(at), ANY)) {
      if (isItem(at)) return view.isVisible(at) ? at : null;
    }
    return null;
  },
  list: (view) => visibleAll(ANY, view).filter(isItem),
  key: (el, view) => addressOf(el, view)?.known.comment ?? addressOf(el, view)?.known.post ?? null,
  read: (el, view) => (matches(el, Q.comment) ? readComment(el, view) : readPost(el, view)),
  breakage(view) {
    if (visibleAll(Q.loginWall, view).length > 0 || /^\/login/.test(view.url.pathname)) return 'login-wall';
    return visibleAll(Q.loginBar, view).length > 0 ? 'not-logged-in' : null;
  },
};

const showsOne = oncePerView(
  (view) => facebook.list(view).filter((item) => !matches(item, Q.comment)).length === 1,
);

function readComment(el: Element, view: PageView): PostExtraction {
  const address = addressOf(el, view);
  const known = address?.known;
  const time = timeOf(address?.link, view);
  return {
    ...unread(facebook, known?.parent ? 'reply' : 'comment'),
    // Only its address tells a comment from an answer.
    ...(known ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author: commentAuthor(el, view),
    permalink: extractedValue(address?.href, 'link:comment_id', 'high'),
    nativeIds: {
      comment: extractedValue(known?.comment, 'link:comment_id', 'high'),
      parent: known?.parent
        ? extractedValue(known.parent, 'link:comment_id', 'high')
        : missingValue('no-reply-mark'),
      post: extractedValue(known?.post, 'link:comment_id', 'high'),
    },
    posting: time.posting,
    text: wordsIn(own(el, Q.words), view),
    media: picturesOf(el, view),
    warnings: [
      ...time.warnings,
      ...(own(el, Q.words).some((part) => oneIn(part, Q.more)) ? ['truncated-text'] : []),
      ...(known ? [] : ['layout-unknown']),
    ],
  };
}

function readPost(el: Element, view: PageView): PostExtraction {
  const linked = addressOf(el, view);
  // A post in a dialog, or alone on its page, may show no link to itself: the address bar names it.
  const open = linked ? null : readAddress(view.url);
  const alone = open && showsOne(view) ? open : null;
  const known = linked?.known ?? alone;
  const [how, sure] = linked ? (['link:post', 'medium'] as const) : (['address', 'medium'] as const);
  const time = timeOf(linked?.link, view);
  const [name] = own(el, Q.name);
  const profile = profileAround(name, view);
  const messages = own(el, Q.message).filter((part) => !closest(parentIn(part), Q.message));
  return {
    ...unread(facebook, 'post'),
    author: accountOf(name && shownText(name, view), 'role:profile_name', profile),
    permalink: extractedValue(linked?.href ?? (alone ? view.url.href : null), how, sure),
    nativeIds: { post: extractedValue(known?.post, how, sure) },
    posting: time.posting,
    text: wordsIn(messages.slice(0, 1), view),
    media: picturesOf(el, view),
    warnings: [
      ...time.warnings,
      ...(oneIn(messages[0], Q.more) ? ['truncated-text'] : []),
      // A post shared in this one has words of its own.
      ...(messages.length > 1 ? ['several-quotes'] : []),
      ...(name || messages.length ? [] : ['layout-unknown']),
    ],
  };
}

/** None of them an account's own picture. */
function picturesOf(el: Element, view: PageView): PostExtraction['media'] {
  const posted = own(el, Q.picture).filter((img) => !profileAround(img, view));
  return extractedValue(mediaFrom(posted, view), 'image:fbcdn', 'low');
}
