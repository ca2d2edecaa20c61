import { notRead, type PostReading } from '../../domain/reading.ts';
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
