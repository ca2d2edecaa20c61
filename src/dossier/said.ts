import type { HeldItem } from '../domain/holdings.ts';
import { accountName } from './accounts.ts';
import { howKnown } from './posting.ts';
import { moment, postedMoment } from './times.ts';
import * as words from './words.ts';

/** An item in a few words, line by line, the same in every document. */

/** When it was posted, and that it is supposed or only the time of the recording where it is. */
export function dateOf({ fiche }: HeldItem): string[] {
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  if (posted === null) {
    return [...moment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), words.chronology.recorded];
  }
  const said = typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', ');
  return howKnown(fiche) === 'supposed' ? [...said, words.chronology.supposed] : said;
}

export function accountOf({ fiche }: HeldItem): string[] {
  return [accountName(fiche.platform, fiche.author) ?? words.NOT_READ, words.platform(fiche.platform)];
}

/** In the zone of the recording, and in UTC. */
export function recordedOf({ fiche }: HeldItem): string {
  const { local, utc } = moment(fiche.acquiredAt, fiche.utcOffset);
  return `${local} ; ${utc}`;
}

/** The same as `dateOf`, on one line. */
export function whenOf(item: HeldItem): string {
  return dateOf(item).reduce((said, next) => (next.startsWith('(') ? `${said} ${next}` : `${said}, ${next}`));
}
