import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { formatHandle } from '../../domain/shared/platforms.ts';
import { formatRanges } from '../strings/formatNumber.ts';
import { formatMoment, postedMoment } from '../strings/formatTime.ts';
import { importedFile } from '../strings/importedFile.ts';
import * as strings from '../strings/index.ts';
import { type Account, formatAccountName } from './accounts.ts';
import { getDateCertainty } from './dateCertainty.ts';
import { platformOf } from './platformLabel.ts';
import { classifyContext, classifyPublications } from './publications.ts';

/** Short labels of an item, the same in every document. */

/**
 * Returns the lines of the publication date, or of the capture when no date was read; the last line says which if not
 * read.
 */
export function formatDateLines({ fiche }: SnapshotItem): string[] {
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  if (posted === null) {
    const { recorded, imported } = strings.chronology;
    const how = fiche.received === undefined ? recorded : imported;
    return [...formatMoment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), how];
  }
  const lines = typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', ');
  const certainty = getDateCertainty(fiche);
  return certainty === 'read' || certainty === 'unread' ? lines : [...lines, strings.chronology[certainty]];
}

/** Returns the account, its platform and, for an item that is not counted as a publication, the reason. */
export function formatAccountLines(item: SnapshotItem): string[] {
  const { fiche } = item;
  const platform = platformOf(fiche);
  const name = formatAccountName(fiche.platform, fiche.author) ?? strings.NOT_READ;
  const contextKind = classifyContext(item);
  return [
    name,
    platform,
    ...(fiche.received === undefined ? [] : [importedFile.list]),
    ...(contextKind === null ? [] : [strings.contextKind[contextKind]]),
  ];
}

/** Returns the caveats of an account row. */
export function listAccountRemarks({ platform, nameOnly, alsoHandles, count }: Account): string[] {
  const otherHandles = alsoHandles.map((handle) => formatHandle(platform, handle)).join(', ');
  return [
    ...(nameOnly ? [strings.nameOnly] : []),
    ...(otherHandles === '' ? [] : [strings.alsoKnownAs(otherHandles)]),
    ...(count === 0 ? [strings.profilePageOnly] : []),
  ];
}

/** Returns the time of the capture, in its time zone and in UTC. */
export function formatRecordedAt({ fiche }: SnapshotItem): string {
  const { local, utc } = formatMoment(fiche.acquiredAt, fiche.utcOffset);
  return `${local} ; ${utc}`;
}

/** Returns sentences that name the exhibits not counted as publications, with the reason; [] when all are counted. */
export function listUncounted(items: readonly SnapshotItem[]): string[] {
  const { repeats, contextItems } = classifyPublications(items);
  const formatNumbers = (list: readonly SnapshotItem[]) =>
    formatRanges(list.map(({ number }) => number).toSorted((a, b) => a - b));
  const kinds = [...new Set(contextItems.map(classifyContext))].flatMap((contextKind) =>
    contextKind === null ? [] : strings.contextKind[contextKind],
  );
  return [
    ...(repeats.size === 0 ? [] : [strings.notCounted.repeats(repeats.size, formatNumbers([...repeats.keys()]))]),
    ...(contextItems.length === 0
      ? []
      : [strings.notCounted.contextItems(contextItems.length, formatNumbers(contextItems), kinds.join(', '))]),
  ];
}

/** The same as `formatDateLines`, on one line. */
export function formatDateLine(item: SnapshotItem): string {
  return formatDateLines(item).reduce((line, next) => (next.startsWith('(') ? `${line} ${next}` : `${line}, ${next}`));
}
