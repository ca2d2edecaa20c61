import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { drawnPicture, linkIn, mediaFrom, ownText, wordsIn } from './_parts.ts';
import { datetimeOf, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Face } from './_telegram-face.ts';

/** The public pages of t.me: a channel's preview (`/s/canal`), one message (`/canal/12`), the embedded message. */
const Q = {
  /** One message; the attribute is its own name: `canal/12`. */
  message: '.tgme_widget_message[data-post]',
  /** The channel or group, under its title. */
  owner: '.tgme_widget_message_owner_name',
  /** In a group, who wrote; in a reply's frame, who is answered. */
  author: '.tgme_widget_message_author_name',
  /** In a channel, the signature of whoever wrote. */
  signature: '.tgme_widget_message_from_author',
  forwarded: '.tgme_widget_message_forwarded_from_name',
  /** The message answered: inside this one, with a text of its own. */
  reply: '.tgme_widget_message_reply',
  replyText: '.js-message_reply_text, .tgme_widget_message_metatext',
  text: '.tgme_widget_message_text',
  date: 'a.tgme_widget_message_date',
  time: 'time[datetime]',
  /** Holds the date and, as bare words, « edited ». */
  meta: '.tgme_widget_message_meta',
  views: '.tgme_widget_message_views',
  photo: '.tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb',
  film: 'video[src], audio[src]',
  document: 'a.tgme_widget_message_document_wrap',
} as const;

const POST = /^(c\/\d+|\w+)\/(\d+)$/;

const postOf = (el: Element): { place: string; number: string } | null => {
  const match = POST.exec(attributeOf(el, 'data-post') ?? '');
  return match?.[1] && match[2] ? { place: match[1], number: match[2] } : null;
};

const onTelegram = (url: URL): boolean => /^(?:t\.me|telegram\.(?:me|dog))$/.test(url.hostname);

export const widget: Face = {
  message: Q.message,
  key: (el) => attributeOf(el, 'data-post'),
  read(el, view, site): PostExtraction {
    const reply = oneIn(el, Q.reply);
    const one = (selector: string): Element | null =>
      allIn(el, selector).find((part) => !contains(reply, part)) ?? null;
    const post = postOf(el);
    const date = one(Q.date);
    const link = linkIn(date, view, onTelegram);
    const agrees = post !== null && link?.pathname === `/${post.place}/${post.number}`;
    const time = oneIn(date, Q.time);
    const found = timeFrom(
      {
        raw: time && (shownText(time, view) || attributeOf(time, 'datetime')),
        machine: datetimeOf(time, view),
      },
      view,
    );
    const writer = one(Q.author);
    const owner = one(Q.owner);
    // In a group the line reads « Alice in Group »: its name is no account that wrote.
    const inGroup = ownText(parentIn(owner) ?? el).length > 0;
    const views = one(Q.views);
    const meta = closest(date, Q.meta);
    return {
      ...unread(site, writer || inGroup ? 'message' : 'post'),
      visibility: extractedValue('public', 'location:t.me', 'medium'),
      author: writer || inGroup ? writerOf(writer, view) : channelOf(owner, post?.place, view),
      permalink: link
        ? extractedValue(link.origin + link.pathname, 'link:date', agrees ? 'high' : 'low')
        : extractedValue(
            post && `https://t.me/${post.place}/${post.number}`,
            'attribute:data-post',
            'medium',
          ),
      nativeIds: {
        post: extractedValue(post?.number, 'attribute:data-post', 'high'),
        channel: extractedValue(post?.place, 'attribute:data-post', 'high'),
        parent: extractedValue(
          linkIn(reply, view, onTelegram)?.pathname.match(/\/(\d+)$/)?.[1],
          'link:reply',
          'medium',
        ),
      },
      posting: found.posting,
      text: wordsIn(one(Q.text), 'class:message_text', view),
      media: extractedValue(mediaOf(el, view), 'class:message_photo', 'medium'),
      engagement: views
        ? extractedValue({ views: shownText(views, view) }, 'class:message_views', 'high')
        : missingValue('not-shown'),
      quoted: reply ? quotedIn(reply, view) : forwardedFrom(one(Q.forwarded), view),
      replyTo: reply
        ? extractedValue(nameIn(oneIn(reply, Q.author), view), 'class:message_reply', 'medium')
        : missingValue('no-reply-mark'),
      warnings: [
        ...found.warnings,
        ...(link && !agrees ? ['canonical-mismatch'] : []),
        ...(one(Q.forwarded) ? ['forwarded'] : []),
        ...(meta && ownText(meta).length > 0 ? ['edited'] : []),
      ],
    };
  },
};

function nameIn(el: Element | null, view: PageView): string | null {
  return el && shownText(el, view);
}

/** A channel's posts are its own: its address names it, and so does their head. */
function channelOf(
  owner: Element | null,
  place: string | undefined,
  view: PageView,
): PostExtraction['author'] {
  const handle = place && !place.startsWith('c/') ? place : null;
  const link = linkIn(owner, view, onTelegram);
  const sure = link?.pathname === `/${handle}` ? 'high' : 'medium';
  return {
    displayName: extractedValue(nameIn(owner, view), 'class:owner_name', 'high'),
    handle: extractedValue(handle, 'attribute:data-post', sure),
    profileUrl: extractedValue(link?.href, 'class:owner_name', sure),
    platformId: missingValue('not-shown'),
  };
}

function writerOf(writer: Element | null, view: PageView): PostExtraction['author'] {
  const link = linkIn(closest(writer, 'a') ?? oneIn(writer, 'a'), view, onTelegram);
  const handle = /^\/(\w+)\/?$/.exec(link?.pathname ?? '')?.[1];
  const none: Extracted<string> = missingValue('not-shown');
  return {
    displayName: extractedValue(nameIn(writer, view), 'class:author_name', 'high'),
    handle: handle ? extractedValue(handle, 'link:author_name', 'high') : none,
    profileUrl: handle ? extractedValue(link?.href, 'link:author_name', 'high') : none,
    platformId: none,
  };
}

function quotedIn(reply: Element, view: PageView): PostExtraction['quoted'] {
  const permalink = linkIn(reply, view, onTelegram)?.href ?? null;
  const author = nameIn(oneIn(reply, Q.author), view) || null;
  const text = nameIn(oneIn(reply, Q.replyText), view) || null;
  return extractedValue({ author, permalink, text }, 'class:message_reply', 'medium');
}

/** Where a forwarded message comes from; its words are the message's own text. */
function forwardedFrom(name: Element | null, view: PageView): PostExtraction['quoted'] {
  if (!name) return missingValue('none-shown');
  const permalink = linkIn(name, view, onTelegram)?.href ?? null;
  return extractedValue(
    { author: nameIn(name, view) || null, permalink, text: null },
    'class:forwarded_from',
    'medium',
  );
}

function mediaOf(el: Element, view: PageView): Media[] {
  const drawn = allIn(el, Q.photo).flatMap((part) => drawnPicture(part, view) ?? []);
  const files = allIn(el, Q.document);
  return [...drawn, ...mediaFrom([...allIn(el, Q.film), ...files], view)];
}
