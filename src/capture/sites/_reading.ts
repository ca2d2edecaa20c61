import { notRead, type PostReading, read, type Surface } from '../../domain/reading.ts';
import type { How } from '../../domain/ways.ts';
import type { Site } from './_site.ts';

/** A reading in which nothing is read yet, for a platform's reader to fill in; `why` for all that it does not look for. */
export function unread(
  { id, version, confirmed }: Pick<Site, 'id' | 'version' | 'confirmed'>,
  surface: Surface,
  why: How = 'not-shown',
): PostReading {
  const none = <T>() => notRead<T>(why);
  return {
    reader: { id, version, confirmed },
    platform: id,
    surface: read(surface, 'container', 'high'),
    visibility: none(),
    author: { displayName: none(), handle: none(), profileUrl: none(), platformId: none() },
    permalink: none(),
    nativeIds: {},
    posting: none(),
    text: none(),
    media: none(),
    engagement: none(),
    quoted: notRead('none-shown'),
    replyTo: none(),
    session: none(),
    warnings: [],
  };
}
