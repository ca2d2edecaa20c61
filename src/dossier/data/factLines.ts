import type { FactKind, FactValues } from '../../domain/item/ficheFacts.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { formatHandle } from '../../platforms/platformTable.ts';
import * as codes from '../strings/codes.ts';
import { counterName } from '../strings/codes.ts';
import { postDetails } from '../strings/exhibitWords.ts';
import { formatBoth, formatMoment } from '../strings/formatText.ts';

/** Kinds that each document of the dossier prints on one line of French. */
export type LineKind = Exclude<FactKind, 'words' | 'platform' | 'posting' | 'media' | 'path' | 'quoted' | 'exported'>;

const LINES: { readonly [K in LineKind]: (value: FactValues[K], fiche: Fiche) => string } = {
  text: (text) => text,
  handle: (handle, { platform }) => formatHandle(platform, handle),
  address: (address) => address,
  surface: (code) => codes.surface[code],
  visibility: (code) => codes.visibility[code],
  verified: ({ status, label }) => postDetails.verifiedText(status, label),
  instant: (iso, { utcOffset }) => formatBoth(formatMoment(iso, utcOffset)),
  counters: (counters) => listCounters(counters).join(', '),
  videos: ({ length }) => postDetails.videoCount(length),
  unfolding: ({ total }) => postDetails.unfoldedCount(total),
};

export const factLine = <K extends LineKind>(kind: K, value: FactValues[K], fiche: Fiche): string =>
  LINES[kind](value, fiche);

/** Order of the counters; others follow by name. */
const ORDER = ['replies', 'comments', 'reposts', 'quotes', 'shares', 'likes', 'reactions', 'bookmarks', 'views'];
const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** Returns the counters as displayed: « 14 réponses », or « J’aime : 1,2 k » when the page shows a number alone. */
const listCounters = (counters: FactValues['counters']): string[] =>
  Object.entries(counters)
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, shown]) => (/\p{L}{3,}/u.test(shown) ? shown : `${counterName.get(name) ?? name} : ${shown}`));
