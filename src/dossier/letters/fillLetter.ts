import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import {
  type DossierOptions,
  type NotedCost,
  resolveParts,
  type StepTaken,
} from '../../domain/export/dossierOptions.ts';
import { citeNumber, compareNumbers, countExhibits } from '../../domain/export/exhibitNumber.ts';
import type { DeliveredFile, ZipIdentity } from '../../domain/export/exportedDossier.ts';
import { sayText } from '../../domain/item/callWords.ts';
import type { Category } from '../../domain/item/itemNotes.ts';
import { dayOf, newestComplaint, type StepEvent } from '../../domain/item/step.ts';
import { dateInTimeZone } from '../../domain/shared/localDates.ts';
import { shorten } from '../../domain/shared/truncate.ts';
import type { Letter, LetterPart, LetterSlot } from '../../law/letters/letter.ts';
import { formatAccountName, isUnnamedAccount } from '../../platforms/platformTable.ts';
import { type Account, groupAccounts, isAccountRead } from '../data/accountGroups.ts';
import { isMessage } from '../data/conversations.ts';
import { declaredAgreement, formatDateLine, platformOf, sortByDate } from '../data/exhibitLabels.ts';
import { type PostedPeriod, periodsByPlatform, postedPeriod } from '../data/postedPeriod.ts';
import {
  classifyContext,
  getItemAddress,
  getVisibility,
  hasReported,
  isConversationFile,
  selectPrimaryItems,
} from '../data/publications.ts';
import { doubtNote, formatDoubt } from '../data/readingDoubts.ts';
import { isQuotedWhole, selectQuotedGravest, withholdsWords } from '../data/summaryFacts.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import * as codes from '../strings/codes.ts';
import * as documents from '../strings/documents.ts';
import * as exhibitWords from '../strings/exhibitWords.ts';
import { localDate, nameExhibits, partialDay, plural } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';

/** A part of a letter with its values filled in. A null run is an unknown value: a blank to fill in by hand. */
export type FilledPart =
  | { readonly kind: 'heading' | 'text' | 'note' | 'right'; readonly runs: readonly (string | null)[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly (string | null)[])[] }
  | {
      readonly kind: 'boxes';
      readonly items: readonly (readonly (string | null)[])[];
      /** The items that are ticked already. */
      readonly ticked?: ReadonlySet<number>;
    }
  | { readonly kind: 'fields'; readonly labels: readonly string[] }
  | { readonly kind: 'lines'; readonly count: number }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** Empty ones, below the filled ones. */
      readonly rows: number;
      readonly filled: readonly (readonly string[])[];
    };

/** A message was sent to somebody: it was not put on line. */
const wasSent = (item: SnapshotItem): boolean =>
  isMessage(item) || isConversationFile(item) || item.fiche.surface === 'message';

/** A letter must stay readable: for more entries it refers to the dossier. */
const LISTED_MAX = 60;
const QUOTED_MAX = 1_000;

interface LetterSubject {
  readonly plan: DossierPlan;
  /** The exhibits that the letter is about. */
  readonly items: readonly SnapshotItem[];
  /** The files that are handed over with the letter. */
  readonly dossiers: readonly EnclosedDossier[];
  /** What page 1 says of the sums of money (`citeSums`). */
  readonly sums: string | null;
}

/** What a letter names as enclosed: a zip, or the same dossier as one PDF, whichever the person hands over. */
export type EnclosedDossier = ZipIdentity & { readonly pdf: Pick<DeliveredFile, 'fileName'> | null };

export function fillLetter(letter: Letter, subject: LetterSubject): FilledPart[] {
  const values = valuesOf(subject.plan, subject.dossiers);
  return letter.parts.flatMap((part) => fillPart(part, values, subject));
}

function fillPart(part: LetterPart, values: ReadonlyMap<string, string>, subject: LetterSubject): FilledPart[] {
  const { items } = subject;
  const { options } = subject.plan;
  switch (part.kind) {
    case 'list':
    case 'boxes':
      return [{ kind: part.kind, items: part.items.map((item) => fillRuns(item, values)) }];
    case 'reasons': {
      const given = new Set(items.flatMap(listReasons));
      const ticked = part.items.flatMap(({ when }, index) => (when.some((one) => given.has(one)) ? [index] : []));
      return [{ kind: 'boxes', items: part.items.map(({ text }) => [text]), ticked: new Set(ticked) }];
    }
    case 'fields':
    case 'lines':
      return [part];
    case 'table': {
      const filled = part.of === 'costs' ? (options.costs ?? []).map(costRow) : [];
      return [{ ...part, filled, rows: Math.max(1, part.rows - filled.length) }];
    }
    case 'danger':
      return dangerParts(part, options);
    case 'slot':
      return fillSlot(part.slot, subject);
    case 'advice':
      return [];
    default:
      return [{ kind: part.kind, runs: fillRuns(part.text, values) }];
  }
}

const costRow = ({ date, what, amount, hasReceipt }: NotedCost): readonly string[] => [
  date === null ? '' : partialDay(date),
  what,
  amount,
  hasReceipt ? 'oui' : '',
];

/** Replaces each `{name}` by its value, or by null when unknown. */
function fillRuns(text: string, values: ReadonlyMap<string, string>): (string | null)[] {
  return text
    .split(/(\{[a-zA-Z]+\})/)
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? (values.get(segment.slice(1, -1)) ?? null) : segment));
}

function valuesOf(
  { snapshot, options, createdAt, timeZone }: DossierPlan,
  dossiers: readonly EnclosedDossier[],
): ReadonlyMap<string, string> {
  const { items } = snapshot;
  const { requester = {} } = options;
  const posted = postedPeriod(items);
  const hasSent = items.some(wasSent);
  const contactDetails = resolveParts(options).has('address') ? requester : {};
  const complaint = selectComplaint(options);
  const eventDay = (event: StepEvent): string | undefined => {
    const day = complaint === undefined ? null : dayOf(complaint, event);
    return day === null ? undefined : partialDay(day);
  };
  const { previous, onlyNew } = options;
  const previousDay = previous === undefined ? undefined : localDate(new Date(previous.createdAt), timeZone);
  const completedDay = onlyNew === true ? previousDay : undefined;
  const isNoneKnown = items.length === 0 || dossiers.length === 0;
  // « Pas encore demandé » is for the person to ask, not for the school to read.
  const agreement = declaredAgreement(items);
  const values: readonly (readonly [string, string | undefined])[] = [
    ['name', requester.name],
    ['concerned', requester.concerned],
    ['patient', requester.role === 'parent' ? requester.concerned : requester.name],
    ['address', contactDetails.address],
    ['phone', contactDetails.phone],
    ['email', contactDetails.email],
    ['published', posted.first === null ? undefined : formatPeriod(posted.first, posted.last, posted.unread)],
    ['posted', reportSections.letter.posted(hasSent)],
    ['putOnline', reportSections.letter.putOnline(hasSent)],
    ['platforms', listPlatforms(items)],
    ['day', localDate(createdAt, timeZone)],
    ['isoDay', dateInTimeZone(createdAt, timeZone)],
    ['file', nameAllEnclosed(dossiers, completedDay)],
    ['manifest', dossiers.map(({ manifestDigest }) => manifestDigest).join(', ')],
    ['agreement', agreement === codes.agreement.none ? undefined : (agreement ?? undefined)],
    ['complaintDay', complaint?.date == null ? undefined : partialDay(complaint.date)],
    ['complaintPlace', complaint?.where],
    ['procedure', complaint?.reference],
    ['received', eventDay('reached')],
    ['closedDay', eventDay('closed')],
    ['hearing', eventDay('hearing')],
    ['previousDay', previousDay],
    // Without a dossier, which one will be enclosed is not known.
    ['exhibits', isNoneKnown ? undefined : plural(countExhibits(items.map(({ number }) => number)), 'pièce')],
  ];
  return new Map(values.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])));
}

/**
 * Returns the plainte that the letters name: the one of `options.complaint`, or else the newest. Démarches are in the
 * letters only when the dossier has those of their kind.
 */
export function selectComplaint({ complaint, ...options }: DossierOptions): StepTaken | undefined {
  if (!resolveParts(options).has('steps')) return undefined;
  return complaint ?? newestComplaint(options.steps ?? []);
}

function nameAllEnclosed(dossiers: readonly EnclosedDossier[], completedDay: string | undefined): string {
  const names = dossiers.map(nameEnclosed).join(', ');
  return names === '' || completedDay === undefined
    ? names
    : `${names}, ${reportSections.letter.completes(completedDay)}`;
}

const nameEnclosed = ({ fileName, pdf }: EnclosedDossier): string =>
  pdf === null ? fileName : `${pdf.fileName} (ou ${fileName})`;

/**
 * Returns the platforms of the items; nothing stands for one that is unknown. One whose days differ from those of all
 * has its own: the period of the letter would say that each was used from the first day to the last.
 */
function listPlatforms(items: readonly SnapshotItem[]): string {
  const known = selectPrimaryItems(items).filter(({ fiche }) => fiche.platform !== 'unknown');
  const periods = periodsByPlatform(items);
  const all = spanText(postedPeriod(items));
  return [...Map.groupBy(known, ({ fiche }) => platformOf(fiche))]
    .map(([name, group]) => {
      const span = spanText(periods.get(name));
      return platformText(group) + (span === '' || span === all ? '' : ` (${span})`);
    })
    .join(', ');
}

const spanText = (period: PostedPeriod | undefined): string =>
  period === undefined || period.first === null ? '' : formatPeriod(period.first, period.last, 0);

/** Returns the platform of the items, which have the same, and says when only the person states it. */
function platformText(items: readonly SnapshotItem[]): string {
  const isStated = items.every(({ fiche }) => formatDoubt(fiche, ['platform']) === exhibitWords.importedFile.declared);
  const [first] = items;
  const name = first === undefined ? codes.NOT_READ : platformOf(first.fiche);
  return isStated ? `${name}, ${exhibitWords.importedFile.declared}` : name;
}

const isDay = (day: string): boolean => /^\d+(?:er)? \p{L}/u.test(day);

/**
 * Returns « entre le 3 novembre 2026 et décembre 2026 », « le 3 novembre 2026 » or « en novembre 2026 », and for how
 * many publications no date is known.
 */
function formatPeriod(first: string, last: string, unread: number): string {
  const withArticle = (day: string) => (isDay(day) ? `le ${day}` : day);
  const single = isDay(first) ? withArticle(first) : `en ${first}`;
  const period = first === last ? single : `entre ${withArticle(withoutSameNote(first, last))} et ${withArticle(last)}`;
  return unread === 0 ? period : `${period} ${reportSections.letter.undated(unread)}`;
}

/** « 3 novembre 2026 (date du téléphone) » without what the other day says of itself too. */
function withoutSameNote(day: string, other: string): string {
  const at = day.indexOf(' (');
  return at > 0 && other.endsWith(day.slice(at)) ? day.slice(0, at) : day;
}

/** What page 1 states of a danger, or where to write it. */
function dangerParts({ label, lines }: Extract<LetterPart, { kind: 'danger' }>, options: DossierOptions): FilledPart[] {
  const { danger, dangerWhy = '', requester } = options;
  if (danger === 'yes') {
    const why = dangerWhy.trim() || reportSections.letter.dangerOnPage;
    const said = label === undefined ? `${reportSections.narrative.dangerYes(requester?.role)} ;` : `${label} :`;
    return [{ kind: 'text', runs: [lines === undefined ? `${said} ${why}` : why] }];
  }
  if (lines !== undefined) return [{ kind: 'lines', count: lines }];
  return label === undefined ? [] : [{ kind: 'fields', labels: [label] }];
}

function fillSlot(slot: LetterSlot, { plan: { options }, items, sums }: LetterSubject): FilledPart[] {
  const parts = resolveParts(options);
  switch (slot) {
    case 'narrative':
      return ownTextParts(options.narrative, 10);
    case 'impact':
      return ownTextParts(parts.has('impact') ? options.impact : undefined, 6);
    case 'witnesses': {
      const named = parts.has('witnesses') ? (options.witnesses ?? []) : [];
      if (named.length === 0) return [{ kind: 'lines', count: 3 }];
      const contact = (text: string | undefined) => (parts.has('witnessContact') && text?.trim() ? text : null);
      return listPart(named.map(({ name, contact: at }) => [`${name}, `, contact(at)]));
    }
    case 'gravest':
      return gravestParts(items, options);
    case 'sums':
      return sums === null ? [] : [{ kind: 'text', runs: [`${documents.summary.sums} : ${sums}`] }];
    case 'observed':
      return [{ kind: 'lines', count: 6 }];
    case 'chronology':
      return listPart(sortByDate(selectPrimaryItems(items)).map((item) => [chronologyLine(item)]));
    case 'accounts':
      return accountParts(items);
    case 'addresses':
      return items.length === 0
        ? [{ kind: 'lines', count: 8 }]
        : listPart(
            items.map((item) => [getItemAddress(item)]),
            reportSections.letter.moreAddresses,
          );
    case 'reports':
    case 'notices':
      return items.length === 0
        ? [{ kind: 'lines', count: 8 }]
        : [
            ...items.slice(0, LISTED_MAX).flatMap((item) => publicationBlock(item, slot === 'reports')),
            ...moreLine(items.length, reportSections.letter.moreAddresses).map(
              (more): FilledPart => ({ kind: 'text', runs: [more] }),
            ),
          ];
  }
}

/** Quotes the words of the publications that the person rated as the gravest (`selectQuotedGravest`). */
function gravestParts(items: readonly SnapshotItem[], options: DossierOptions): FilledPart[] {
  const shown = selectQuotedGravest(items).quoted.filter(({ fiche }) => fiche.text);
  if (shown.length === 0) return [];
  const quotes = shown.map((item) => {
    const words = withholdsWords(item, options) ? documents.summary.privateWords : quoteText(item);
    return [`${datedLine(item)}, pièce n° ${citeNumber(item.number)} : ${words}`];
  });
  return [
    {
      kind: 'text',
      runs: [
        reportSections.letter.gravest(
          shown.length,
          shown.every((item) => isQuotedWhole(item, options)),
        ),
      ],
    },
    ...listPart(quotes),
  ];
}

function quoteText({ fiche }: SnapshotItem): string {
  const text = sayText(fiche);
  return text === null ? codes.NOT_READ : `« ${shorten(text, QUOTED_MAX)} »${doubtNote(fiche, 'text')}`;
}

const datedLine = (item: SnapshotItem): string => formatDateLine(item) + doubtNote(item.fiche, 'date');
const kindOf = ({ fiche }: SnapshotItem): string => codes.surface[fiche.surface] + doubtNote(fiche, 'kind');
const accountOf = ({ fiche }: SnapshotItem, unread: string): string =>
  (formatAccountName(fiche.platform, fiche.author) ?? unread) + doubtNote(fiche, 'account');

/** Returns the paragraphs that the person wrote, or ruled lines when there are none. */
function ownTextParts(text: string | undefined, count: number): FilledPart[] {
  if (!text?.trim()) return [{ kind: 'lines', count }];
  return text
    .trim()
    .split(/\n+/)
    .map((paragraph) => ({ kind: 'text', runs: [paragraph] }));
}

function listPart(items: readonly (readonly (string | null)[])[], words = reportSections.letter.more): FilledPart[] {
  const more = moreLine(items.length, words).map((line) => [line]);
  return [{ kind: 'list', items: [...items.slice(0, LISTED_MAX), ...more] }];
}

/** Returns the sentence about the entries beyond `LISTED_MAX`; [] when all are listed. */
const moreLine = (count: number, words: (left: number) => string): string[] =>
  count > LISTED_MAX ? [words(count - LISTED_MAX)] : [];

function chronologyLine(item: SnapshotItem): string {
  const { number } = item;
  const contextKind = classifyContext(item);
  const account = accountOf(item, reportSections.letter.unreadAccount);
  const description = contextKind === null ? `${kindOf(item)}, ${account}` : reportSections.contextKind[contextKind];
  return `${datedLine(item)} : ${description} (${platformText([item])}), pièce n° ${citeNumber(number)}`;
}

/** The accounts that the person reports; where they reported none, those that the captures show, and it says so. */
function accountParts(items: readonly SnapshotItem[]): FilledPart[] {
  const isReportedCase = hasReported(items);
  const all = groupAccounts(items).filter(({ isReported }) => isReported !== false);
  // One publication of an unread account may be reported: the others of its group are perhaps of another account.
  const unread = isReportedCase ? all.filter((account) => !isAccountRead(account)) : [];
  const accounts = all.filter((account) => !unread.includes(account));
  const title = documents.accountsTitle(isReportedCase);
  const numbers = unread.flatMap(({ exhibits, notReported }) => [...exhibits, ...notReported]).toSorted(compareNumbers);
  return [
    { kind: 'text', runs: [`${title}${isReportedCase ? '' : reportSections.letter.notAllAccused} :`] },
    ...listPart(accountListLines(accounts, items).map((line) => [line])),
    ...(numbers.length === 0
      ? []
      : [{ kind: 'text', runs: [reportSections.letter.withoutAccount(nameExhibits(numbers))] } as const]),
  ];
}

function accountListLines(accounts: readonly Account[], items: readonly SnapshotItem[]): string[] {
  return accounts.map(({ platform, profileUrl, exhibits, nameOnly, isDoubtful, ...author }) => {
    const name = formatAccountName(platform, author) ?? reportSections.letter.unreadAccount;
    const { platformId } = author;
    const id =
      platformId === null || isUnnamedAccount(author) ? '' : `, ${exhibitWords.exhibit.accountId} ${platformId}`;
    const profile = profileUrl === null ? '' : `, ${profileUrl}`;
    const nameOnlyNote =
      (nameOnly ? ` (${reportSections.nameOnly})` : '') + (isDoubtful ? reportSections.doubtfulAccount : '');
    const own = platformText(items.filter(({ number }) => exhibits.includes(number)));
    return `${name} (${own})${nameOnlyNote}${id}${profile} : ${nameExhibits(exhibits)}`;
  });
}

/** What the person ticked: a notice is written for her to send, whatever the dossier says of it. */
const listReasons = ({ rating, notes }: SnapshotItem): readonly Category[] =>
  rating?.categories ?? notes?.categories?.value ?? [];

/** Returns the data of one publication, as reporting forms ask for it. */
function publicationBlock(item: SnapshotItem, forReport: boolean): FilledPart[] {
  const { fiche, number } = item;
  const { block } = reportSections.letter;
  const reason = forReport ? [] : listReasons(item).map((category) => codes.category[category]);
  const rows = [
    `${block.address} : ${getItemAddress(item) ?? codes.NOT_READ}${doubtNote(fiche, 'address')}`,
    `${block.when} : ${datedLine(item)}`,
    `${block.account} : ${accountOf(item, codes.NOT_READ)}`,
    `${block.kind} : ${kindOf(item)} (${platformText([item])})`,
    `${block.text} : ${quoteText(item)}`,
    ...(reason.length === 0 ? [] : [`${block.reason} : ${reason.join(' ; ')}`]),
  ];
  return [
    { kind: 'heading', runs: [exhibitWords.exhibit.title(number)] },
    { kind: 'text', runs: [rows.join('\n')] },
    ...(forReport && getVisibility(item) === null ? [{ kind: 'boxes', items: [[block.visible]] } as const] : []),
    ...(forReport ? [{ kind: 'fields', labels: [block.category, block.comment] } as const] : []),
    ...(!forReport && reason.length === 0 ? [{ kind: 'fields', labels: [block.reason] } as const] : []),
  ];
}
