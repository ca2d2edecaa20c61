import { isValid, parseISO } from 'date-fns';
import type { Precision } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { sayText } from '../../domain/item/callWords.ts';
import type { Fiche } from '../../domain/item/item.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { endsOf } from '../../domain/shared/sortedTexts.ts';
import { oneLine, shorten } from '../../domain/shared/truncate.ts';
import { buildDatedItems, computeDeadlines, isExact } from '../../law/legalDeadlines.ts';
import { findPlatformCompany } from '../../law/requisitionData.ts';
import * as codes from '../strings/codes.ts';
import { summary } from '../strings/documents.ts';
import { nameExhibits } from '../strings/formatText.ts';
import * as strings from '../strings/identificationWords.ts';
import { nameOnly } from '../strings/reportSections.ts';
import { selectCounted } from './accountGroups.ts';
import { isMessage } from './conversations.ts';
import { exhibitRanges, labelPlatform, platformOf } from './exhibitLabels.ts';
import { type IdentifiedAccount, type IdentifiedPost, identifyAccounts, type SeenValue } from './identification.ts';
import { countPosts, isConversationFile } from './publications.ts';
import { findDoubt, getDateCertainty, isDateSure, listAssumptions } from './readingDoubts.ts';
import { withholdsWords } from './summaryFacts.ts';

/** The French lines of the identification sheet, the same in the PDF and the CSV. */

/**
 * `theirs`: contains words that others wrote. `exact`: a name or an id to copy letter by letter. `address`: printed in
 * full, with a link where one is allowed.
 */
export interface SheetLine {
  readonly kind: 'own' | 'theirs' | 'exact' | 'address' | 'note';
  readonly text: string;
}

interface SheetFact {
  readonly label: string;
  readonly lines: readonly SheetLine[];
}

const own = (text: string): SheetLine => ({ kind: 'own', text });
const note = (text: string): SheetLine => ({ kind: 'note', text });

/** Characters printed of a name: a page chooses its length. */
const NAME_MAX = 200;
const cutName = (name: string): string => shorten(name, NAME_MAX);

/** The name of the platform; of a forum, its domain and not its software. */
export const platformLabel = ({ account, host }: IdentifiedAccount): string =>
  labelPlatform(account.source, [host === null ? null : `https://${host}`]);

/** What the accounts of one company and site have in common: « YouTube, www.youtube.com ». */
export function siteLabel(one: IdentifiedAccount): string {
  const label = platformLabel(one);
  return strings.site(label, label === one.host ? null : one.host);
}

/** Returns whom a request about the accounts of a platform is addressed to, one fact a row. */
export function platformFacts(one: IdentifiedAccount): readonly SheetFact[] {
  const company = findPlatformCompany(one.account.platform);
  const source = companySource(one);
  return [
    {
      label: strings.label.company,
      lines: [own(company?.company ?? strings.noCompany), ...(source === null ? [] : [note(source)])],
    },
    ...(company?.authorities
      ? [
          {
            label: strings.label.authorities,
            lines: [{ kind: 'address', text: company.authorities } as const, note(strings.toCheck)],
          },
        ]
      : []),
  ];
}

/** Returns a line for each platform with exhibits of which no account was read: an extortion may be among them. */
export function unreadLines(items: readonly SnapshotItem[]): readonly string[] {
  const listed = new Set(identifyAccounts(items).flatMap(({ posts }) => posts.flatMap(({ exhibits }) => exhibits)));
  const unread = new Set([...selectCounted(items).withoutAccount, ...items.filter(isConversationFile)]);
  const left = items.filter((item) => unread.has(item) && !listed.has(item.number));
  return [...Map.groupBy(left, ({ fiche }) => platformOf(fiche))].map(([platform, group]) =>
    strings.notListed(
      exhibitRanges(group.map(({ number }) => number)),
      platform,
      findPlatformCompany(group[0]?.fiche.platform ?? '')?.company ?? null,
    ),
  );
}

/** Returns the names under which the account was read, with the mark of a doubt; one line where none was. */
export function accountNames({ handles, displayNames, isRead }: IdentifiedAccount): readonly SheetLine[] {
  const names = (values: readonly SeenValue[], kind: 'theirs' | 'exact') =>
    values.map(({ value, confidence }) => ({ kind, text: cutName(value) + (isDoubtful(confidence) ? '*' : '') }));
  const all = [...names(handles, 'exact'), ...names(displayNames, 'theirs')];
  return isRead && all.length > 0 ? all : [own(strings.unread)];
}

const isDoubtful = (confidence: SeenValue['confidence']): boolean => confidence === 'medium' || confidence === 'low';

/** Returns the platform's id of the account, its addresses and its captured page, as far as they were read. */
export function accountDetails(one: IdentifiedAccount): readonly SheetLine[] {
  return [
    ...one.ids.map(({ value, confidence }) => ({
      kind: 'exact' as const,
      text: `${strings.id} ${cutName(value)}${isDoubtful(confidence) ? '*' : ''}`,
    })),
    ...one.profiles.map(({ value }) => ({ kind: 'address' as const, text: value })),
    ...(one.profileExhibits.length === 0 ? [] : [own(strings.profileExhibit(nameExhibits(one.profileExhibits)))]),
    ...remarksOf(one).map(own),
  ];
}

/** Returns how many publications there are, with the first and last date that were read. */
export function periodText({ posts }: IdentifiedAccount): string {
  if (posts.length === 0) return strings.noPost;
  const dated = posts.filter(({ item }) => item.fiche.posting.iso !== null);
  const [first, last] = [dated[0], dated.at(-1)].map((post) => (post === undefined ? '' : postedText(post)));
  return strings.posts(countPosts(posts.map(({ item }) => item)), first ?? '', last ?? '', posts.length - dated.length);
}

/**
 * Returns the days about which the connection data of the first and of the last publication may be erased: a year
 * after their earliest day, less one day of margin (CPCE, L34-1, II bis; `connection` in limitationPeriods.ts).
 * Nothing is counted from a capture, a file or the clock of a telephone. The only computed day of a document that is
 * handed over.
 */
export function expiryText({ posts }: Pick<IdentifiedAccount, 'posts'>, today: IsoDate): string {
  const ends = endsOf(posts.flatMap(({ item }) => Object.values(expiryDays(item.fiche) ?? {})));
  if (ends === null && posts.length === 0) return '';
  if (ends === null) return posts.every((post) => isYearPast(post, today)) ? strings.perhapsErased : strings.noExpiry;
  return strings.perhapsSooner(ends.first === ends.last ? ends.first : strings.fromTo(ends.first, ends.last));
}

/** Returns the first day on which data of any of the accounts may be erased; null where none is computed. */
export const nearestExpiry = (accounts: readonly IdentifiedAccount[]): IsoDate | null =>
  endsOf(accounts.flatMap(({ posts }) => posts.flatMap(({ item }) => expiryDays(item.fiche)?.first ?? [])))?.first ??
  null;

/** Returns the exhibits whose data have no computed day, which may be the first to go; '' where there is none. */
export const uncountedRanges = (accounts: readonly IdentifiedAccount[]): string =>
  exhibitRanges(
    accounts.flatMap(({ posts }) =>
      posts.flatMap(({ item, exhibits }) => (expiryDays(item.fiche) === null ? exhibits : [])),
    ),
  );

/** Whether a year went by since the day that a file or a telephone gives, which nothing verifies. */
function isYearPast({ item: { fiche } }: IdentifiedPost, today: IsoDate): boolean {
  const day = (fiche.exported?.localTime ?? fiche.posting.iso ?? '').slice(0, 10);
  return day.length === 10 && day < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

interface ExpiryDays {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Returns the first and last day on which the connection data of a publication may be erased; null without a date. */
const expiryDays = (fiche: Fiche): ExpiryDays | null => (isDateRead(fiche) ? countExpiryDays(fiche) : null);

/** The same from any date, of a file or a telephone too: for the person, whose deadlines are counted from it. */
export function countExpiryDays(fiche: Fiche): ExpiryDays | null {
  const [dated] = buildDatedItems([fiche], new Map());
  const found = dated && computeDeadlines(dated).find(({ limitationPeriod }) => limitationPeriod === 'connection');
  return found === undefined || found.doubts.includes('posting-unread')
    ? null
    : { first: found.dayBefore, last: isExact(found) ? found.dayBefore : found.legalDay };
}

/** Where the company and its contact were found; null when nothing was. */
export function companySource({ account }: IdentifiedAccount): string | null {
  const company = findPlatformCompany(account.platform);
  return company === null ? null : strings.found(company.source.title, company.source.dated, company.seen);
}

export function remarksOf(one: IdentifiedAccount): readonly string[] {
  const { account, isRead, ids, handles, displayNames, posts } = one;
  const isTelephone = account.platform === 'whatsapp';
  const isExported = ids.length + handles.length === 0 && posts.some(({ item }) => isMessage(item));
  // A sender who is in no address book has their number as their name.
  const hasNumber = [...ids, ...handles, ...displayNames].some(({ value }) => value.replace(/\D/g, '').length > 7);
  return [
    ...(isRead ? [] : [strings.unreadAccount]),
    ...(account.nameOnly ? [nameOnly] : []),
    ...((isTelephone || isExported) && isRead && !hasNumber ? [strings.noNumber(isTelephone, isExported)] : []),
  ];
}

/** Says why no id was read, and whether the addresses of the sheet lead to the account without it. */
export function noIdText({ idReason, isRead, handles, profiles, posts }: IdentifiedAccount): string {
  const hasAddresses = posts.length > 0 && posts.every((post) => !isOnlyOnPage(post));
  const isDesignated = isRead && (profiles.length > 0 || (handles.length > 0 && hasAddresses));
  return strings.noId(idReason === null ? undefined : codes.unreadReason.get(idReason), isDesignated);
}

/** Whether the publication can be found on its page by its words alone: neither its address nor its id was read. */
const isOnlyOnPage = ({ address, id }: IdentifiedPost): boolean => address?.isOwn !== true && id === null;

/** Characters of the first words of a publication. */
const WORDS_MAX = 100;

/** Returns the first words of a publication that nothing else tells from others on its page; '' for any other. */
export const firstWords = (post: IdentifiedPost, options: DossierOptions): string =>
  isOnlyOnPage(post) && !withholdsWords(post.item, options)
    ? shorten(oneLine(sayText(post.item.fiche) ?? ''), WORDS_MAX)
    : '';

/** Says that the first words of a publication are withheld, where nothing else tells it from others; '' elsewhere. */
export const withheldNote = (post: IdentifiedPost, options: DossierOptions): string =>
  isOnlyOnPage(post) && withholdsWords(post.item, options) ? summary.privateWords : '';

/** Returns « vu du 2026-11-03 … au 2026-11-05 …, pièces n° 1, 5 ; lu dans le code de la page, lecture probable ». */
export function seenText({ way, confidence, first, last, exhibits }: SeenValue): string {
  const when = strings.seen(utcText(first, 's'), utcText(last, 's'), way === 'person');
  const doubt = confidence === 'medium' || confidence === 'low' ? `, ${codes.confidence[confidence]}` : '';
  return `${when}, ${nameExhibits(exhibits)} ; ${strings.way[way]}${way === 'person' ? '' : doubt}`;
}

/** Whether the platform gave it: not the person, a file, or a telephone of unknown time zone. */
const isDateRead = (fiche: Fiche): boolean =>
  ['read', 'supposed'].includes(getDateCertainty(fiche)) && fiche.exported?.localTime == null;

const postedText = ({ item }: IdentifiedPost): string => {
  const { iso, precision } = item.fiche.posting;
  return iso === null ? strings.unreadTime : utcText(iso, precision) + (isDateSure(item.fiche) ? '' : '*');
};

/** Returns how the date was read, how precise and how sure it is; '' when there is none. */
export function timeSource({ item: { fiche } }: IdentifiedPost): string {
  const { iso, precision, source } = fiche.posting;
  if (iso === null) return '';
  const doubt = source === 'declared' || source === 'file' ? null : findDoubt(fiche, ['posting']);
  return [
    strings.timeSource.get(source ?? '') ?? strings.noTimeSource,
    precision === null ? '' : strings.precision[precision],
    ...listAssumptions(fiche),
    doubt === null ? '' : codes.confidence[doubt],
  ]
    .filter(Boolean)
    .join(', ');
}

/** Returns `2026-11-03 15:02:41 UTC`: as much as was read, and no more than seconds. A day alone has no time zone. */
export function utcText(iso: string, precision: Precision | null): string {
  const instant = parseISO(iso);
  if (iso.length <= 10 || !isValid(instant)) return iso;
  const whole = instant
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '');
  const known = precision ?? (/T\d\d:\d\d:\d\d/.test(iso) ? 's' : 'min');
  if (known === 'ms' || known === 's') return `${whole} UTC`;
  if (known === 'min') return `${whole.slice(0, -3)} UTC`;
  if (known === 'hour') return `${whole.slice(0, -6)} h UTC`;
  return whole.slice(0, -9);
}
