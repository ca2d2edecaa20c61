import type { Seen } from '../../../src/domain/observation.ts';

/** One capture, flat enough to be written by hand beside a saved page. */
export function summaryOf(seen: Seen): Record<string, unknown> {
  const { fields } = seen.reading;
  const sure = (path: string): string | null => fields[path]?.confidence ?? null;
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
      handle: sure('author.handle'),
      name: sure('author.displayName'),
      permalink: sure('address.permalink'),
      posted: sure('posting.iso'),
      text: sure('text'),
    },
  };
}
