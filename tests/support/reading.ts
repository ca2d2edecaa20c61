import type { PageFields, Reading } from '../../src/domain/capture/reading.ts';

export function buildReading(seen: Partial<PageFields> = {}): Reading {
  return {
    timeZone: 'Europe/Paris',
    utcOffset: '+01:00',
    address: {
      page: 'https://exemple.invalid/fil',
      permalink: 'https://exemple.invalid/fil/1',
      canonical: 'https://exemple.invalid/fil/1',
      dropped: [],
    },
    page: { title: 'Fil', lang: 'fr' },
    platform: 'web',
    surface: 'post',
    visibility: null,
    author: { displayName: 'Camille Invention', handle: 'camille_inv', profileUrl: null, platformId: null },
    nativeIds: { post: '1' },
    posting: { raw: '2026-11-19T10:00:00Z', iso: '2026-11-19T10:00:00Z', precision: 's', source: 'dom' },
    text: 'Un message inventé.',
    media: null,
    engagement: null,
    context: { quoted: null, replyTo: null },
    http: { status: 200, protocol: 'h2' },
    session: { account: null },
    warnings: [],
    reading: {
      reader: 'generic',
      version: '1',
      confirmed: null,
      fields: {
        'author.handle': { how: 'link', confidence: 'medium' },
        visibility: { how: 'not-found', confidence: null },
      },
    },
    ...seen,
    referrer: null,
    transformations: { page: [], source: [{ name: 'snapshot', dropped: ['script × 2'] }] },
  };
}
