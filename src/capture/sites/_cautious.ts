import type { Extracted, PostExtraction } from '../../domain/capture/extraction.ts';

/** What was never seen at work on a real page reads « probable » at best, however sure its marks look. */
export function cautious(reading: PostExtraction): PostExtraction {
  if (reading.reader.confirmed !== null) return reading;
  const { author, nativeIds } = reading;
  return {
    ...reading,
    surface: capped(reading.surface),
    visibility: capped(reading.visibility),
    author: {
      displayName: capped(author.displayName),
      handle: capped(author.handle),
      profileUrl: capped(author.profileUrl),
      platformId: capped(author.platformId),
    },
    permalink: capped(reading.permalink),
    nativeIds: Object.fromEntries(Object.entries(nativeIds).map(([name, id]) => [name, capped(id)])),
    posting: capped(reading.posting),
    text: capped(reading.text),
    media: capped(reading.media),
    engagement: capped(reading.engagement),
    quoted: capped(reading.quoted),
    replyTo: capped(reading.replyTo),
    session: capped(reading.session),
  };
}

const capped = <T>(field: Extracted<T>): Extracted<T> =>
  field.confidence === 'high' ? { ...field, confidence: 'medium' } : field;
