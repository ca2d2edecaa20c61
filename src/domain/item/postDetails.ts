import type { Fiche } from './item.ts';

/** Platform's mark of a verified account: shown on the page, not shown there, or not read. */
export type VerifiedStatus = 'yes' | 'no' | 'unread';

/** Returns null when the reader does not look for the mark: the fiche then has no `author.verified`. */
export function getVerifiedStatus({ author, reading }: Pick<Fiche, 'author' | 'reading'>): VerifiedStatus | null {
  if (author.verified === undefined) return null;
  if (author.verified !== null) return 'yes';
  return reading.fields['author.verified']?.how === 'not-shown' ? 'no' : 'unread';
}

/** Formats a playback position in milliseconds: `1:05`, `1:02:03`. */
export function formatPosition(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`;
}
