import {
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
  type Surface,
} from '../../domain/capture/extraction.ts';
import type { Site } from './_site.ts';

/**
 * Returns an extraction without values, to be completed by a platform's reader. `why` is the reason for the values it
 * does not look for.
 */
export function createEmptyExtraction(
  { id, version, confirmed }: Pick<Site, 'id' | 'version' | 'confirmed'>,
  surface: Surface,
  why: ExtractionCode = 'not-shown',
): PostExtraction {
  const missing = <T>() => missingValue<T>(why);
  return {
    reader: { id, version, confirmed },
    platform: id,
    surface: extractedValue(surface, 'container', 'high'),
    visibility: missing(),
    author: { displayName: missing(), handle: missing(), profileUrl: missing(), platformId: missing() },
    permalink: missing(),
    nativeIds: {},
    posting: missing(),
    text: missing(),
    media: missing(),
    engagement: missing(),
    quoted: missingValue('none-shown'),
    replyTo: missing(),
    session: missing(),
    warnings: [],
  };
}
