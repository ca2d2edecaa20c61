import { parseISO } from 'date-fns';
import { type IdFormula, readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import type { Fiche } from '../../domain/item/item.ts';

/** The native id that contains the instant of a post, and its formula. Bluesky is left out: its senders choose the id. */
const TIMED_IDS: ReadonlyMap<string, { readonly key: string; readonly formula: IdFormula }> = new Map([
  ['x', { key: 'post', formula: 'snowflake-x' }],
  ['discord', { key: 'post', formula: 'snowflake-discord' }],
  ['mastodon', { key: 'post', formula: 'snowflake-mastodon' }],
  ['instagram', { key: 'post', formula: 'shortcode' }],
  ['threads', { key: 'post', formula: 'shortcode' }],
  ['tiktok', { key: 'comment', formula: 'tiktok' }],
]);

/** Characters of an ISO instant up to each precision. */
const COMPARED = { ms: 19, s: 19, min: 16, hour: 13, day: 10, month: 7, year: 4 } as const;

/**
 * Compares the date that was read with the instant in the platform's id, at the precision of the date. Null when the id
 * contains none, or when the date was read from the id itself.
 */
export function compareIdTime({
  platform,
  nativeIds,
  posting,
}: Pick<Fiche, 'platform' | 'nativeIds' | 'posting'>): { readonly at: string; readonly same: boolean } | null {
  const timed = TIMED_IDS.get(platform);
  const id = timed === undefined ? null : (nativeIds[timed.key] ?? null);
  if (timed === undefined || id === null || posting.source === 'id') return null;
  const at = readIdTimestamp(id, timed.formula)?.at.toISOString() ?? null;
  if (at === null) return null;
  const { iso, precision } = posting;
  // A date without a time has no time zone: only a full instant can be compared.
  if (iso === null || iso.length <= 10 || precision === null) return { at, same: false };
  const length = COMPARED[precision];
  return { at, same: parseISO(iso).toISOString().slice(0, length) === at.slice(0, length) && length >= COMPARED.min };
}
