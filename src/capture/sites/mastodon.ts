import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readMachineDate } from '../dates.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { attributeOf, closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { countersOf } from './_counters.ts';
import { mediaOf, quotedIn, replyOf, sessionOf, textOf, visibilityOf } from './_mastodon-content.ts';
import { type Address, addressOf, own, POST, Q } from './_mastodon-parts.ts';
import { linkIn, pageLang, visibleAll } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
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
      const [, user, server, id] = POST.exec(pathname) ?? [];
      // Shorter numbers are other sites': a Mastodon id is a date.
      if (!user || !id || id.length < 15 || id.length > 20) return null;
      return `/@${user}${server ? `@${server}` : ''}/${id}`;
    },
  },
  matches: ({ document }) => oneIn(document, Q.app) !== null,
  itemOf(el, view) {
    const post = closest(closest(el, Q.quote) ?? el, Q.post);
    return post && view.isVisible(post) ? post : null;
  },
  list: (view) => visibleAll(Q.post, view).filter((el) => !closest(el, Q.quote)),
  key: (el, view) => addressOf(el, view)?.id ?? attributeOf(el, 'data-id'),
  read: readPost,
  breakage: ({ url }) => (/^\/auth\/sign_in\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPost(el: Element, view: PageView): PostExtraction {
  const address = addressOf(el, view);
  const id = address?.id ?? attributeOf(el, 'data-id');
  const author = authorOf(el, view);
  const time = timeOf(el, address, view);
  const text = textOf(el, view);
  const reply = replyOf(el, view);
  const one = (selector: string): Element | undefined => own(el, selector)[0];
  return {
    ...unread(mastodon, 'post'),
    surface: reply
      ? extractedValue('reply', reply.how, reply.confidence)
      : extractedValue('post', 'no-reply-mark', 'medium'),
    visibility: visibilityOf(el),
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
    text: text.words,
    media: extractedValue(mediaOf(el, view), 'class:media-gallery', 'high'),
    engagement: countersOf(Q.counters, one, 'class:detailed-status', view),
    quoted: quotedIn(el, view),
    // Whom one answers stands first, as one begins to write; one's own post going on names the same.
    replyTo: reply?.to
      ? extractedValue(reply.to, reply.how, 'medium')
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: sessionOf(view),
    warnings: [
      ...time.warnings,
      ...(address?.remote ? ['local-copy'] : []),
      ...(one(Q.edited) ? ['edited'] : []),
      ...(text.cut ? ['truncated-text'] : []),
      ...(author.handle.value === null && !address ? ['layout-unknown'] : []),
    ],
  };
}

function authorOf(el: Element, view: PageView): PostExtraction['author'] {
  const [account] = own(el, Q.account);
  const [name] = own(el, Q.name);
  const url = linkIn(own(el, Q.profile)[0], view);
  const linked = url && /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url.pathname)?.[1];
  const written = account ? /^@(\S+)$/.exec(shownText(account, view))?.[1] : undefined;
  return {
    displayName: extractedValue(name && shownText(name, view), 'class:display-name', 'high'),
    handle: written
      ? extractedValue(written, 'class:display-name__account', 'high')
      : extractedValue(linked, 'link:/@', 'high'),
    profileUrl: linked ? extractedValue(url?.href, 'link:/@', 'high') : missingValue(),
    platformId: missingValue('not-shown'),
  };
}

/** A copy of another server's post may have got its number when it arrived: only its date counts then. */
function timeOf(el: Element, address: Address | null, view: PageView): FoundTime {
  const link = own(el, Q.permalink)[0];
  const time = oneIn(link, Q.time);
  const attribute = attributeOf(time, 'datetime');
  const said = attribute ?? (matches(el, Q.main) ? publishedOf(address, view) : null);
  const date = readMachineDate(said, view.clock);
  const machine = attribute
    ? ({ date, how: 'attribute:datetime' } as const)
    : ({ date, how: 'meta:og', source: 'og' } as const);
  const id = address && timeOfId(address.id, 'snowflake-mastodon');
  const shown = time ?? link;
  const lang = pageLang(view);
  return timeFrom(
    {
      raw: (shown && shownText(shown, view)) || null,
      machine,
      id: address?.remote && date ? null : id,
      lang,
    },
    view,
  );
}

/** Said of the page one arrived by, which may be another one: its address has to agree. */
function publishedOf(address: Address | null, view: PageView): string | null {
  const content = (selector: string): string | null => attributeOf(oneIn(view.document, selector), 'content');
  const page = absoluteAddress(content(Q.address), view);
  return page && page.host === view.url.host && page.pathname === address?.path ? content(Q.published) : null;
}
