import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { formatHandle } from '../../domain/shared/platforms.ts';
import { formatRanges } from '../strings/formatNumber.ts';
import { formatMoment, postedMoment } from '../strings/formatTime.ts';
import { importedFile } from '../strings/importedFile.ts';
import * as strings from '../strings/index.ts';
import { type Account, formatAccountName } from './accounts.ts';
import { getDateCertainty } from './dateCertainty.ts';
import { classifyContext, classifyPublications } from './publications.ts';

/** An item in a few words, line by line, the same in every document. */

/** When it was posted, and that it is supposed or only the time of the recording where it is. */
export function formatDateLines({ fiche }: SnapshotItem): string[] {
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  if (posted === null) {
    const { recorded, imported: received } = strings.chronology;
    const how = fiche.received === undefined ? recorded : received;
    return [...formatMoment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), how];
  }
  const lines = typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', ');
  const certainty = getDateCertainty(fiche);
  return certainty === 'read' || certainty === 'unread' ? lines : [...lines, strings.chronology[certainty]];
}

/** With its platform, and why it is no publication that is counted, where it is none. */
export function formatAccountLines(item: SnapshotItem): string[] {
  const { fiche } = item;
  const platform = strings.platformName(fiche.platform);
  const name = formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ;
  const contextKind = classifyContext(item);
  return [
    name,
    platform,
    ...(fiche.received === undefined ? [] : [importedFile.list]),
    ...(contextKind === null ? [] : [strings.contextKind[contextKind]]),
  ];
}

/** What must be known of an account before it is counted on. */
export function listAccountRemarks({ platform, nameOnly, alsoHandles, count }: Account): string[] {
  const also = alsoHandles.map((handle) => formatHandle(platform, handle)).join(', ');
  return [
    ...(nameOnly ? [strings.nameOnly] : []),
    ...(also === '' ? [] : [strings.alsoKnownAs(also)]),
    ...(count === 0 ? [strings.profilePageOnly] : []),
  ];
}

/** In the zone of the recording, and in UTC. */
export function formatRecordedAt({ fiche }: SnapshotItem): string {
  const { local, utc } = formatMoment(fiche.acquiredAt, fiche.utcOffset);
  return `${local} ; ${utc}`;
}

/** The pièces that no count of publications has, and why; nothing when it has them all. */
export function listUncounted(items: readonly SnapshotItem[]): string[] {
  const { repeats, contextItems } = classifyPublications(items);
  const numbers = (some: readonly SnapshotItem[]) =>
    formatRanges(some.map(({ number }) => number).toSorted((a, b) => a - b));
  const kinds = [...new Set(contextItems.map(classifyContext))].flatMap((contextKind) =>
    contextKind === null ? [] : strings.contextKind[contextKind],
  );
  return [
    ...(repeats.size === 0 ? [] : [strings.notCounted.repeats(repeats.size, numbers([...repeats.keys()]))]),
    ...(contextItems.length === 0
      ? []
      : [strings.notCounted.contextItems(contextItems.length, numbers(contextItems), kinds.join(', '))]),
  ];
}

/** The same as `dateOf`, on one line. */
export function formatDateLine(item: SnapshotItem): string {
  return formatDateLines(item).reduce((line, next) =>
    next.startsWith('(') ? `${line} ${next}` : `${line}, ${next}`,
  );
}
