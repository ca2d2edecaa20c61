import type { Extracted, PostExtraction } from '../../domain/capture/extraction.ts';

/** Limits confidence to medium: markup that was never verified on a real page is « probable » at best. */
export function capConfidence(extraction: PostExtraction): PostExtraction {
  if (extraction.reader.confirmed !== null) return extraction;
  return {
    ...extraction,
    surface: capField(extraction.surface),
    visibility: capField(extraction.visibility),
    author: capFields(extraction.author),
    permalink: capField(extraction.permalink),
    nativeIds: capFields(extraction.nativeIds),
    posting: capField(extraction.posting),
    text: capField(extraction.text),
    media: capField(extraction.media),
    engagement: capField(extraction.engagement),
    quoted: capField(extraction.quoted),
    replyTo: capField(extraction.replyTo),
    session: capField(extraction.session),
  };
}

function capFields<T extends Readonly<Record<string, Extracted<string>>>>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, capField(field)])) as T; // the same keys
}

const capField = <T>(field: Extracted<T>): Extracted<T> =>
  field.confidence === 'high' ? { ...field, confidence: 'medium' } : field;
