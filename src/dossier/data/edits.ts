import type { Fiche } from '../../domain/item/item.ts';

/** Readers that look for a mark of modification (`edited`); pinned by a test. The others do not. */
export const READERS_OF_EDITS: ReadonlySet<string> = new Set([
  'discord',
  'discourse',
  'jeuxvideo',
  'linkedin',
  'mastodon',
  'phpbb',
  'reddit',
  'telegram',
  'vbulletin',
  'xenforo',
  'youtube',
]);

/** Whether the page says that the post was modified: `read`, `none` although it was looked for, or `not-attempted`. */
export function readEditMark({ warnings, reading }: Pick<Fiche, 'warnings' | 'reading'>): 'read' | 'none' | 'unsought' {
  if (warnings.includes('edited')) return 'read';
  return READERS_OF_EDITS.has(reading.reader) ? 'none' : 'unsought';
}
