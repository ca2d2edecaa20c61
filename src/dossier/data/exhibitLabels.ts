import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { compareNumbers, type ExhibitNumber, exhibitOf } from '../../domain/export/exhibitNumber.ts';
import type { ExportedRecord } from '../../domain/item/exportedMessage.ts';
import { dossierLabel, type FactKey } from '../../domain/item/ficheFacts.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { kindAnswers, kindOf, sourceOf } from '../../domain/item/kind.ts';
import { localInstant } from '../../domain/shared/localDates.ts';
import { compareTexts } from '../../domain/shared/sortedTexts.ts';
import { formatAccountName, formatHandle } from '../../platforms/platformTable.ts';
import * as codes from '../strings/codes.ts';
import { conversation, nameOrigin } from '../strings/conversationWords.ts';
import * as documents from '../strings/documents.ts';
import { importedFile } from '../strings/exhibitWords.ts';
import {
  compactMoment,
  formatMoment,
  formatRanges,
  partialDay,
  postedDay,
  postedMoment,
  recordedDay,
  weekdayName,
} from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { type Account, selectCounted } from './accountGroups.ts';
import { localOf } from './activityStats.ts';
import { formatMessageTime } from './conversations.ts';
import { type ContextKind, classifyContext, classifyPublications, getSeriousness, isTextFile } from './publications.ts';
import { doubtMark, getDateCertainty } from './readingDoubts.ts';

/** Short labels of an item, the same in every document. */

/** The label of a fact. An imported file was not captured, a document not published, and an e-mail was sent. */
export function labelFact(key: FactKey, { fiche, isDocument }: SnapshotItem): string {
  if (key === 'acquiredAt' && fiche.received !== undefined) return importedFile.recorded;
  if (key !== 'posting') return dossierLabel(key);
  if (isDocument || kindOf(fiche) === 'document') return importedFile.dated;
  return kindAnswers(fiche).dated === 'sent' ? importedFile.sent : dossierLabel(key);
}

/** Returns the lines of the publication date, or of the capture; the last line says which if not read. */
function formatDateLines({ fiche }: SnapshotItem): string[] {
  const { exported } = fiche;
  if (exported != null && exported.localTime !== null) {
    const [day = '', time] = exported.localTime.split('T');
    return [partialDay(day), ...(time === undefined ? [] : [time]), nameDateSource(exported)];
  }
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  if (posted === null) {
    const { recorded, imported } = reportSections.exhibitList;
    const how = kindAnswers(fiche).date === 'page' ? recorded : imported;
    return [...formatMoment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), how];
  }
  const lines = typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', ');
  const certainty = getDateCertainty(fiche);
  if (exported !== undefined && certainty !== 'declared') return [...lines, conversation.archiveDate];
  return certainty === 'read' || certainty === 'unread' ? lines : [...lines, reportSections.exhibitList[certainty]];
}

/** Returns whose date that of a message is; null for any other item. */
export const messageDateSource = ({ exported, posting }: Fiche): string | null =>
  exported === undefined || (exported.localTime === null && posting.source === 'declared')
    ? null
    : nameDateSource(exported);

/** WhatsApp writes the time of the telephone; another platform's without its zone is nobody's telephone's. */
const nameDateSource = ({ localTime, format }: ExportedRecord): string =>
  localTime !== null && format === 'whatsapp' ? conversation.phoneDate : conversation.archiveDate;

/** Kinds that the exhibit shows by itself. */
const SHOWN_KINDS: ReadonlySet<ContextKind> = new Set(['document', 'screen', 'region', 'notice']);

/**
 * Returns why an exhibit is held against nobody, wherever it is named beside those that are: a supporter's post, the
 * person's own. Null when it is.
 */
export function formatContextKind(item: SnapshotItem): string | null {
  const contextKind = classifyContext(item);
  return contextKind === null || SHOWN_KINDS.has(contextKind) ? null : reportSections.contextKind[contextKind];
}

/** Returns the account, then the reason why an item is not counted as a publication, and its platform. */
export function formatAccountLines(item: SnapshotItem): string[] {
  const { fiche } = item;
  const platform = platformOf(fiche);
  const name = formatAccountName(fiche.platform, fiche.author) ?? codes.NOT_READ;
  const contextKind = classifyContext(item);
  return [
    name,
    ...(contextKind === null ? [] : [reportSections.shortContextKind[contextKind]]),
    // Of a document of the person, such as a receipt, it is only the choice in a list.
    ...(item.isDocument ? [] : [platform]),
    // It was not seen on a page.
    ...(fiche.exported ? [nameOrigin(fiche.exported)] : []),
    ...(fiche.received !== undefined && kindAnswers(fiche).date === 'file'
      ? [importedFile.list(fiche.received.family, platform)]
      : []),
  ];
}

/** « oui », « très », or '' for an item that the person did not rate as grave. */
export function formatGravity(item: SnapshotItem): string {
  const seriousness = getSeriousness(item);
  return seriousness === null ? '' : reportSections.exhibitList.grave[seriousness];
}

/** What the person ticked of it and hands over; '' for nothing. */
export const formatTicked = ({ notes }: SnapshotItem): string =>
  (notes?.categories?.value ?? []).map((one) => codes.category[one]).join(' ; ');

/** Returns what stands in a list for the words of an item without a text of its own. */
export function describeNoText(item: SnapshotItem): string {
  const { fiche } = item;
  const { noText, unattributed, conversation: conversationFile, fileText } = reportSections.exhibitList;
  if (fiche.received?.family === 'conversation') return conversationFile;
  if (isTextFile(item)) return fileText;
  return fiche.files.some(({ role, bytes }) => role === 'text' && bytes > 0) ? unattributed : noText;
}

/** Returns the caveats of an account row. */
export function listAccountRemarks({ platform, nameOnly, alsoHandles, counts }: Account): string[] {
  const otherHandles = alsoHandles.map((handle) => formatHandle(platform, handle)).join(', ');
  return [
    ...(nameOnly ? [reportSections.nameOnly] : []),
    ...(otherHandles === '' ? [] : [reportSections.alsoKnownAs(otherHandles)]),
    ...(counts.total === 0 ? [reportSections.profilePageOnly] : []),
  ];
}

/** Returns sentences that name the exhibits not counted as publications, with the reason; [] when all are counted. */
export function listUncounted(items: readonly SnapshotItem[]): string[] {
  const { repeats, contextItems } = classifyPublications(items);
  const { withoutAccount } = selectCounted(items);
  const numbersOf = (list: Iterable<SnapshotItem>) => Array.from(list, ({ number }) => number).toSorted(compareNumbers);
  const kinds = [...new Set(contextItems.map(classifyContext))].flatMap((contextKind) =>
    contextKind === null ? [] : reportSections.contextKind[contextKind],
  );
  const { notCounted } = reportSections;
  return [
    ...(repeats.size === 0 ? [] : [notCounted.repeats(numbersOf(repeats.keys()))]),
    ...(contextItems.length === 0 ? [] : [notCounted.contextItems(numbersOf(contextItems), kinds.join(', '))]),
    ...(withoutAccount.length === 0 ? [] : [notCounted.withoutAccount(numbersOf(withoutAccount))]),
  ];
}

/** The same as `formatDateLines`, on one line. */
export const formatDateLine = (item: SnapshotItem): string =>
  formatDateLines(item).reduce((line, next) => (next.startsWith('(') ? `${line} ${next}` : `${line}, ${next}`));

/** With the day of the week, which a threat may name: « mardi 10 novembre 2026, 10:35:41 (UTC+01:00) ». */
function formatWeekdayLine(item: SnapshotItem): string {
  const local = item.fiche.exported?.localTime ?? localOf(item);
  const day = local === null ? null : weekdayName(local.slice(0, 10));
  return [...(day === null ? [] : [day]), formatDateLine(item)].join(' ');
}

/** The same, with the mark of a doubt, unless the words beside the date say it already. */
export const formatMarkedDay = (item: SnapshotItem): string =>
  formatWeekdayLine(item) + (item.fiche.exported === undefined ? doubtMark(item.fiche, 'date') : '');

/** Sites whose readers name the software or nothing: their domain names them. */
const NAMED_BY_DOMAIN = new Set(['discourse', 'forumactif', 'phpbb', 'vbulletin', 'web', 'xenforo']);

/** Whether no platform answers for what is on the site. */
export const isOwnSite = (platform: string): boolean => NAMED_BY_DOMAIN.has(platform);

/** Returns the name of a platform, or the domain of a forum or another site, from the first web address. */
export function labelPlatform(platform: string, addresses: readonly (string | null)[]): string {
  const hosts = addresses.flatMap((address) => (address === null ? [] : (URL.parse(address)?.hostname ?? [])));
  const [host] = hosts.filter((name) => name !== '');
  return NAMED_BY_DOMAIN.has(platform) && host !== undefined ? host : codes.platformName(platform);
}

export const platformOf = (
  fiche: Pick<Fiche, 'platform' | 'address' | 'received' | 'surface' | 'provenance'>,
): string =>
  labelPlatform(sourceOf({ kind: kindOf(fiche), platform: fiche.platform }), [
    fiche.address.permalink,
    fiche.address.page,
  ]);

export const dayOrUnread = (fiche: Fiche | undefined, timeZone: string): string =>
  fiche?.posting.iso == null ? codes.NOT_READ : postedDay(fiche.posting.iso, timeZone);

const byCapture = (a: SnapshotItem, b: SnapshotItem): number => compareTexts(a.fiche.acquiredAt, b.fiche.acquiredAt);

export function recordedPeriod(items: readonly SnapshotItem[]): {
  readonly first: string;
  readonly last: string;
} {
  const days = items.toSorted(byCapture).map(({ fiche }) => recordedDay(fiche.acquiredAt, fiche.utcOffset));
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** Returns the exhibits of the numbers, « 1 à 3, 37 »: a conversation is one. */
export const exhibitRanges = (numbers: readonly ExhibitNumber[]): string =>
  formatRanges([...new Set(numbers.map(exhibitOf))].toSorted(compareNumbers));

/**
 * Sorts by date of publication, or of capture when none was read. The time of a telephone, without its zone, counts as
 * one of the zone of the capture, in which the others are written.
 */
export function sortByDate(items: readonly SnapshotItem[]): SnapshotItem[] {
  const dates = new Map(items.map((item) => [item, readSortDate(item)]));
  return items.toSorted((a, b) => compareTexts(dates.get(a) ?? '', dates.get(b) ?? ''));
}

function readSortDate({ fiche: { exported, posting, acquiredAt, timeZone } }: SnapshotItem): string {
  const local = exported?.localTime ?? null;
  if (local === null) return posting.iso ?? acquiredAt;
  const at = localInstant(local, timeZone);
  return Number.isNaN(at.getTime()) ? local : at.toISOString();
}

/** The gravest first, then by date. */
export const sortByGravity = (items: readonly SnapshotItem[]): SnapshotItem[] =>
  sortByDate(items).toSorted((a, b) => (getSeriousness(b) ?? 0) - (getSeriousness(a) ?? 0));

/** Returns the date of publication, or of the capture, as short as a list has room for. */
export function formatShortDate(item: SnapshotItem): string {
  const { fiche } = item;
  if (fiche.exported?.localTime) return formatMessageTime(fiche);
  const posted = compactMoment(fiche.posting, fiche.timeZone);
  if (posted !== null) return posted;
  const recorded = { iso: fiche.acquiredAt, precision: 'min' as const };
  return `${compactMoment(recorded, fiche.timeZone)} ${documents.summary.recordedShort}`;
}

type EmailFact = keyof typeof importedFile.email;
const EMAIL_FACTS = Object.keys(importedFile.email) as readonly EmailFact[];

/** What the file of an e-mail says of it, with its labels: whom it is from is no account that was seen. */
export const listEmailFacts = ({ received }: Fiche): readonly (readonly [label: string, value: string])[] =>
  received?.family !== 'email'
    ? []
    : EMAIL_FACTS.flatMap((key) => {
        const value = received.facts[key];
        return value === undefined ? [] : [[importedFile.email[key], value] as const];
      });

/** Returns the captures made for somebody else, oldest first, with that person as « Pour qui » named them. */
function listForOthers(items: readonly SnapshotItem[]) {
  return items
    .toSorted((a, b) => (a.fiche.acquiredAt < b.fiche.acquiredAt ? -1 : 1))
    .flatMap((item) => {
      const { operator } = item.fiche;
      if (operator === null || operator.role === 'self') return [];
      const person = operator.forWhom?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') ?? null;
      return [{ item, person, authorisation: operator.authorisation }];
    });
}

/** Returns the captures whose records name another person in « Pour qui » than the latest one that names somebody. */
export function listOtherPersons(items: readonly SnapshotItem[]): readonly SnapshotItem[] {
  const named = listForOthers(items).filter(({ person }) => person !== null);
  return named.flatMap(({ item, person }) => (person === named.at(-1)?.person ? [] : [item]));
}

/**
 * Returns the captures that declare an agreement, oldest first. « Pour qui » may have named somebody else before it was
 * corrected: their agreement is not that of the person whom the latest capture names.
 */
function listAgreements(items: readonly SnapshotItem[]) {
  const declared = listForOthers(items).flatMap(({ item, person, authorisation }) =>
    authorisation === null ? [] : [{ item, person, authorisation }],
  );
  const latest = declared.findLast(({ person }) => person !== null)?.person;
  return declared.filter(({ person }) => person === null || person === latest);
}

/**
 * Returns how the person concerned agreed to the captures of somebody else, as their sealed records declare it, oldest
 * first: « pas encore demandé, puis écrit et signé ». Returns null when none declares it.
 */
export function declaredAgreement(items: readonly SnapshotItem[]): string | null {
  const declared = listAgreements(items).map(({ authorisation }) => authorisation);
  const changes = declared.filter((one, index) => one !== declared[index - 1]);
  return changes.length === 0 ? null : changes.map((one) => codes.agreement[one]).join(', puis ');
}

/** Returns the same, with the numbers of those that declare it when others do not: it is not said of these. */
export function citeAgreement(items: readonly SnapshotItem[]): string | null {
  const agreement = declaredAgreement(items);
  const declaring = new Set(listAgreements(items).map(({ item }) => item));
  const silent = items.filter((item) => !declaring.has(item));
  if (agreement === null || silent.length === 0) return agreement;
  const numbersOf = (some: readonly SnapshotItem[]) => some.map(({ number }) => number);
  const declared = items.filter((item) => declaring.has(item));
  return reportSections.requester.agreementOfSome(agreement, numbersOf(declared), numbersOf(silent));
}
