import type { Publication } from '../../../src/law/legalDeadlines.ts';

/** Builds a public post of 14 December 2025, captured eleven months later. */
export const buildPublication = (overrides: Partial<Publication> = {}): Publication => ({
  publication: 'https://x.com/1',
  isPermalinkSure: true,
  posting: { iso: '2025-12-14T10:00:00Z', precision: 's' },
  relative: false,
  relativeAge: null,
  seenAt: '2026-11-20T09:00:00.000Z',
  timeZone: 'Europe/Paris',
  visibility: 'public',
  discriminatory: null,
  acts: [],
  isFileDate: false,
  ...overrides,
});
