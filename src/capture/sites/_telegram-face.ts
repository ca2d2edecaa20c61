import { notRead, type PostReading, read } from '../../domain/reading.ts';
import type { How } from '../../domain/ways.ts';
import { shownText } from '../dom.ts';
import { oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import type { Site } from './_site.ts';

/** The markup of one of Telegram's web faces. */
export interface Face {
  /** One message. */
  readonly message: string;
  key(el: Element): string | null;
  read(el: Element, view: PageView, site: Pick<Site, 'id' | 'version' | 'confirmed'>): PostReading;
}

/** The account is the one logged in, whose name its own messages do not show. */
export function ownAuthor(): PostReading['author'] {
  const none = notRead<string>('own-message');
  return { displayName: none, handle: none, profileUrl: none, platformId: none };
}

interface Frame {
  readonly name: string;
  readonly text: string;
  readonly how: How;
}

/** The message answered, in a frame inside this one. */
export function answered(
  reply: Element | null,
  { name, text, how }: Frame,
  view: PageView,
): Pick<PostReading, 'quoted' | 'replyTo'> {
  if (!reply) return { quoted: notRead('none-shown'), replyTo: notRead('no-reply-mark') };
  const shown = (selector: string): string | null => {
    const part = oneIn(reply, selector);
    return (part && shownText(part, view)) || null;
  };
  const author = shown(name);
  return {
    quoted: read({ author, permalink: null, text: shown(text) }, how, 'medium'),
    replyTo: read(author, how, 'medium'),
  };
}
