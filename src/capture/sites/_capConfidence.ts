import type { Extracted, PostExtraction } from '../../domain/capture/extraction.ts';

/** Limits confidence to medium: markup that was never verified on a real page is « probable » at best. */
export function capConfidence(extraction: PostExtraction): PostExtraction {
  if (extraction.reader.confirmed !== null) return extraction;
  const { author, nativeIds } = extraction;
  return {
    ...extraction,
    surface: capField(extraction.surface),
    visibility: capField(extraction.visibility),
    author: {
      displayName: capField(author.displayName),
      handle: capField(author.handle),
      profileUrl: capField(author.profileUrl),
      platformId: capField(author.platformId),
    },
    permalink: capField(extraction.permalink),
    nativeIds: Object.fromEntries(Object.entries(nativeIds).map(([name, id]) => [name, capField(id)])),
    posting: capField(extraction.posting),
    text: capField(extraction.text),
    media: capField(extraction.media),
    engagement: capField(extraction.engagement),
    quoted: capField(extraction.quoted),
    replyTo: capField(extraction.replyTo),
    session: capField(extraction.session),
  };
}

const capField = <T>(field: Extracted<T>): Extracted<T> =>
  field.confidence === 'high' ? { ...field, confidence: 'medium' } : field;
