import {
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { queryOne } from '../safeDom.ts';
import type { Site } from './_site.ts';

/** The markup of one of Telegram's web applications. */
export interface TelegramVariant {
  /** One message. */
  readonly message: string;
  readKey(el: Element): string | null;
  readItem(el: Element, view: PageView, site: Pick<Site, 'id' | 'version' | 'confirmed'>): PostExtraction;
}

/** The author is the account logged in, whose own messages do not show its name. */
export function createOwnAuthor(): PostExtraction['author'] {
  const none = missingValue<string>('own-message');
  return { displayName: none, handle: none, profileUrl: none, platformId: none };
}

interface ReplySelectors {
  readonly name: string;
  readonly text: string;
  readonly how: ExtractionCode;
}

/** Reads the message answered, in a box inside this one. */
export function readTelegramReply(
  reply: Element | null,
  { name, text, how }: ReplySelectors,
  view: PageView,
): Pick<PostExtraction, 'quoted' | 'replyTo'> {
  if (!reply) return { quoted: missingValue('none-shown'), replyTo: missingValue('no-reply-mark') };
  const readPart = (selector: string): string | null => {
    const part = queryOne(reply, selector);
    return (part && readVisibleText(part, view)) || null;
  };
  const author = readPart(name);
  return {
    quoted: extractedValue({ author, permalink: null, text: readPart(text) }, how, 'medium'),
    replyTo: extractedValue(author, how, 'medium'),
  };
}
