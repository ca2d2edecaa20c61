import type { Publication } from '../../../src/law/deadlines.ts';

/** Of 14 December 2025, public, seen eleven months later. */
export const publication = (overrides: Partial<Publication> = {}): Publication => ({
  posting: { iso: '2025-12-14T10:00:00Z', precision: 's' },
  relative: false,
  relativeAge: null,
  seenAt: '2026-11-20T09:00:00.000Z',
  timeZone: 'Europe/Paris',
  visibility: 'public',
  discriminatory: null,
  ...overrides,
});
