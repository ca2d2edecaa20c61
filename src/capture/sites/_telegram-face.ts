import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { shownText } from '../dom.ts';
import { oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import type { Site } from './_site.ts';

/** The markup of one of Telegram's web faces. */
export interface Face {
  /** One message. */
  readonly message: string;
  key(el: Element): string | null;
  read(el: Element, view: PageView, site: Pick<Site, 'id' | 'version' | 'confirmed'>): PostExtraction;
}

/** The account is the one logged in, whose name its own messages do not show. */
export function ownAuthor(): PostExtraction['author'] {
  const none = missingValue<string>('own-message');
  return { displayName: none, handle: none, profileUrl: none, platformId: none };
}

interface Frame {
  readonly name: string;
  readonly text: string;
  readonly how: ExtractionCode;
}

/** The message answered, in a frame inside this one. */
export function answered(
  reply: Element | null,
  { name, text, how }: Frame,
  view: PageView,
): Pick<PostExtraction, 'quoted' | 'replyTo'> {
  if (!reply) return { quoted: missingValue('none-shown'), replyTo: missingValue('no-reply-mark') };
  const shown = (selector: string): string | null => {
    const part = oneIn(reply, selector);
    return (part && shownText(part, view)) || null;
  };
  const author = shown(name);
  return {
    quoted: extractedValue({ author, permalink: null, text: shown(text) }, how, 'medium'),
    replyTo: extractedValue(author, how, 'medium'),
  };
}
