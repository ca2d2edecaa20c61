import type { PageFields } from '../../../src/domain/capture/reading.ts';

/** One capture as a flat object, which a person can write by hand beside a saved page. */
export function summarizeSeen(seen: PageFields): Record<string, unknown> {
  const { fields } = seen.reading;
  const confidenceOf = (path: string): string | null => fields[path]?.confidence ?? null;
  return {
    reader: seen.reading.reader,
    platform: seen.platform,
    surface: seen.surface,
    visibility: seen.visibility,
    displayName: seen.author.displayName,
    handle: seen.author.handle,
    profileUrl: seen.author.profileUrl,
    platformId: seen.author.platformId,
    permalink: seen.address.permalink,
    canonical: seen.address.canonical,
    dropped: seen.address.dropped,
    nativeIds: seen.nativeIds,
    posted: seen.posting,
    text: seen.text,
    media: seen.media,
    engagement: seen.engagement,
    quoted: seen.context.quoted,
    replyTo: seen.context.replyTo,
    account: seen.session.account,
    warnings: seen.warnings,
    confidence: {
      handle: confidenceOf('author.handle'),
      name: confidenceOf('author.displayName'),
      permalink: confidenceOf('address.permalink'),
      posted: confidenceOf('posting.iso'),
      text: confidenceOf('text'),
    },
  };
}
