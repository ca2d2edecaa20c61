import type { HeldItem } from '../domain/holdings.ts';
import { handleShown } from '../domain/platforms.ts';
import { type Account, accountName } from './accounts.ts';
import { ranges } from './figures.ts';
import { imported } from './importWords.ts';
import { howKnown } from './posting.ts';
import { aroundOf, postsOf } from './posts.ts';
import { moment, postedMoment } from './times.ts';
import * as words from './words.ts';

/** An item in a few words, line by line, the same in every document. */

/** When it was posted, and that it is supposed or only the time of the recording where it is. */
export function dateOf({ fiche }: HeldItem): string[] {
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  if (posted === null) {
    const { recorded, imported: received } = words.chronology;
    const how = fiche.received === undefined ? recorded : received;
    return [...moment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), how];
  }
  const said = typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', ');
  const known = howKnown(fiche);
  return known === 'read' || known === 'unread' ? said : [...said, words.chronology[known]];
}

/** With its platform, and why it is no publication that is counted, where it is none. */
export function accountOf(item: HeldItem): string[] {
  const { fiche } = item;
  const place = words.platform(fiche.platform);
  const name = accountName(fiche.platform, fiche.author) ?? words.NOT_READ;
  const around = aroundOf(item);
  return [
    name,
    place,
    ...(fiche.received === undefined ? [] : [imported.list]),
    ...(around === null ? [] : [words.around[around]]),
  ];
}

/** What must be known of an account before it is counted on. */
export function remarksOn({ platform, nameAlone, alsoHandles, count }: Account): string[] {
  const also = alsoHandles.map((handle) => handleShown(platform, handle)).join(', ');
  return [
    ...(nameAlone ? [words.nameAlone] : []),
    ...(also === '' ? [] : [words.alsoNamed(also)]),
    ...(count === 0 ? [words.pageAlone] : []),
  ];
}

/** In the zone of the recording, and in UTC. */
export function recordedOf({ fiche }: HeldItem): string {
  const { local, utc } = moment(fiche.acquiredAt, fiche.utcOffset);
  return `${local} ; ${utc}`;
}

/** The pièces that no count of publications has, and why; nothing when it has them all. */
export function uncounted(items: readonly HeldItem[]): string[] {
  const { again, aside } = postsOf(items);
  const numbers = (some: readonly HeldItem[]) =>
    ranges(some.map(({ number }) => number).toSorted((a, b) => a - b));
  const kinds = [...new Set(aside.map(aroundOf))].flatMap((around) =>
    around === null ? [] : words.around[around],
  );
  return [
    ...(again.size === 0 ? [] : [words.uncounted.again(again.size, numbers([...again.keys()]))]),
    ...(aside.length === 0 ? [] : [words.uncounted.around(aside.length, numbers(aside), kinds.join(', '))]),
  ];
}

/** The same as `dateOf`, on one line. */
export function whenOf(item: HeldItem): string {
  return dateOf(item).reduce((said, next) => (next.startsWith('(') ? `${said} ${next}` : `${said}, ${next}`));
}
