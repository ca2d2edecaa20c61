import type { Fiche } from '../../domain/item/item.ts';
import { counterName } from '../strings/counters.ts';

/** Order of the counters; others follow by name. */
const ORDER = ['replies', 'comments', 'reposts', 'quotes', 'shares', 'likes', 'reactions', 'bookmarks', 'views'];
const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** Returns the counters as displayed: « 14 réponses », or « J’aime : 1,2 k » when the page shows a number alone. */
export function listCounters({ engagement }: Pick<Fiche, 'engagement'>): string[] {
  return Object.entries(engagement ?? {})
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, shown]) => (/\p{L}{3,}/u.test(shown) ? shown : `${counterName.get(name) ?? name} : ${shown}`));
}
