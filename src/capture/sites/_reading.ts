import {
  extractedValue,
  missingValue,
  type PostExtraction,
  type Surface,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import type { Site } from './_site.ts';

/** A reading in which nothing is read yet, for a platform's reader to fill in; `why` for all that it does not look for. */
export function unread(
  { id, version, confirmed }: Pick<Site, 'id' | 'version' | 'confirmed'>,
  surface: Surface,
  why: ExtractionCode = 'not-shown',
): PostExtraction {
  const none = <T>() => missingValue<T>(why);
  return {
    reader: { id, version, confirmed },
    platform: id,
    surface: extractedValue(surface, 'container', 'high'),
    visibility: none(),
    author: { displayName: none(), handle: none(), profileUrl: none(), platformId: none() },
    permalink: none(),
    nativeIds: {},
    posting: none(),
    text: none(),
    media: none(),
    engagement: none(),
    quoted: missingValue('none-shown'),
    replyTo: none(),
    session: none(),
    warnings: [],
  };
}
