import { exactly, instant, record, type Shaped, unwrap, whole } from './shape.ts';
import type { Sheet } from './sheets.ts';

/** When this case last left the computer in one piece: an export or a copy. Private, never in a dossier. */
const shape = record({ schema: exactly('recueil/copies/1'), at: instant, items: whole });
export type LastCopy = Shaped<typeof shape>;

export const copiesSheet: Sheet<LastCopy | null> = {
  name: 'copies',
  empty: null,
  parse: unwrap(shape),
};

const MANY = 10;
const LONG_MS = 7 * 24 * 3600 * 1000;

/** Items that stand here alone; 0 while there is nothing to say. */
export function aloneHere(last: LastCopy | null, items: number, firstAt: string | null, now: Date): number {
  const alone = items - (last?.items ?? 0);
  const since = last?.at ?? firstAt;
  const long = since !== null && now.getTime() - Date.parse(since) > LONG_MS;
  return alone >= MANY || (alone > 0 && long) ? alone : 0;
}
