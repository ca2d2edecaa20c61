import { isValid, parseISO } from 'date-fns';
import type { Precision } from '../../domain/capture/extraction.ts';
import { kindAnswers } from '../../domain/item/kind.ts';
import { oneLine, shorten } from '../../domain/shared/truncate.ts';
import { findPlatformCompany, PRESERVED_DATA } from '../../law/requisitionData.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import * as codes from '../strings/codes.ts';
import { exportedByPlatform } from '../strings/conversationWords.ts';
import { nameExhibits } from '../strings/formatText.ts';
import * as strings from '../strings/identificationWords.ts';
import { nameOnly } from '../strings/reportSections.ts';
import { labelPlatform } from './exhibitLabels.ts';
import type { IdentifiedAccount, IdentifiedPost, SeenValue } from './identification.ts';
import { countPosts } from './publications.ts';
import { findDoubt, listAssumptions } from './readingDoubts.ts';

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

/** Returns the handle, else another name, else the address of the profile. */
export function accountName({ account, profiles }: IdentifiedAccount): string {
  const name = formatAccountName(account.platform, account) ?? profiles[0]?.value;
  return name === undefined ? strings.unread : cutName(name);
}

/** The name of the platform; of a forum, its domain and not its software. */
export const platformLabel = ({ account, host }: IdentifiedAccount): string =>
  labelPlatform(account.platform, [host === null ? null : `https://${host}`]);

function accountPlatform(one: IdentifiedAccount): string {
  const label = platformLabel(one);
  return strings.site(label, label === one.host ? null : one.host);
}

/** Returns what identifies an account, one fact a row. */
export function accountFacts(one: IdentifiedAccount): readonly SheetFact[] {
  const { account, ids, handles, displayNames, profiles, profileExhibits } = one;
  const company = findPlatformCompany(account.platform);
  const source = companySource(one);
  const names = (values: readonly SeenValue[], kind: 'theirs' | 'exact'): readonly SheetLine[] =>
    values.length === 0
      ? [own(codes.NOT_READ)]
      : values.flatMap((value) => [{ kind, text: cutName(value.value) }, note(seenText(value))]);
  const remark = remarkOf(one);
  return [
    { label: strings.label.platform, lines: [own(accountPlatform(one))] },
    {
      label: strings.label.company,
      lines: [own(company?.company ?? strings.noCompany), ...(source === null ? [] : [note(source)])],
    },
    {
      label: strings.label.authorities,
      lines: company?.authorities
        ? [{ kind: 'address', text: company.authorities }, note(strings.toCheck)]
        : [own(strings.noCompany)],
    },
    {
      label: strings.label.id,
      lines: ids.length === 0 ? [own(noIdText(one))] : names(ids, 'exact'),
    },
    { label: strings.label.handle, lines: names(handles, 'exact') },
    { label: strings.label.displayName, lines: names(displayNames, 'theirs') },
    {
      label: strings.label.profile,
      lines:
        profiles.length === 0
          ? [own(codes.NOT_READ)]
          : profiles.flatMap((value) => [{ kind: 'address', text: value.value }, note(seenText(value))]),
    },
    {
      label: strings.label.profileExhibit,
      lines: [own(profileExhibits.length === 0 ? strings.noProfileExhibit : nameExhibits(profileExhibits))],
    },
    { label: strings.label.posts, lines: [own(periodText(one))] },
    ...(remark === '' ? [] : [{ label: strings.label.remark, lines: [own(remark)] }]),
    {
      label: strings.label.preserve,
      lines: [
        own(strings.preserve),
        ...PRESERVED_DATA.map(({ text, article }) => own(strings.preserved(text, article))),
      ],
    },
  ];
}

/** Returns how many publications there are, with the first and last date that were read. */
function periodText({ posts }: IdentifiedAccount): string {
  if (posts.length === 0) return strings.noPost;
  const dated = posts.filter(({ item }) => item.fiche.posting.iso !== null);
  const [first, last] = [dated[0], dated.at(-1)].map((post) => (post === undefined ? '' : postedText(post)));
  return strings.posts(countPosts(posts.map(({ item }) => item)), first ?? '', last ?? '', posts.length - dated.length);
}

/** Where the company and its contact were found; null when nothing was. */
export function companySource({ account }: IdentifiedAccount): string | null {
  const company = findPlatformCompany(account.platform);
  return company === null ? null : strings.found(company.source.title, company.source.dated, company.seen);
}

export function remarkOf({ account, isRead }: IdentifiedAccount): string {
  return [...(isRead ? [] : [strings.unreadAccount]), ...(account.nameOnly ? [nameOnly] : [])].join(' ');
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
export function firstWords(post: IdentifiedPost): string {
  return isOnlyOnPage(post) ? shorten(oneLine(post.item.fiche.text ?? ''), WORDS_MAX) : '';
}

/** Returns « vu du 2026-11-03 … au 2026-11-05 …, pièces n° 1, 5 ; lu dans le code de la page, lecture probable ». */
export function seenText({ way, confidence, first, last, exhibits }: SeenValue): string {
  const when = strings.seen(utcText(first, 's'), utcText(last, 's'), way === 'person');
  const doubt = confidence === 'medium' || confidence === 'low' ? `, ${codes.confidence[confidence]}` : '';
  return `${when}, ${nameExhibits(exhibits)} ; ${strings.way[way]}${way === 'person' ? '' : doubt}`;
}

export const postedText = ({ item }: IdentifiedPost): string => {
  const { iso, precision } = item.fiche.posting;
  return iso === null ? strings.unreadTime : utcText(iso, precision);
};

/** Returns how the date was read, and the instant in the platform's id. */
export function sourceText(post: IdentifiedPost): string {
  const source = timeSource(post);
  if (post.idTime === null) return source;
  const inId = utcText(post.idTime, 's');
  if (inId === postedText(post)) return `${source} ${strings.sameIdTime}`;
  return [source, strings.idTime(inId)].filter(Boolean).join(' ; ');
}

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

/** Returns the instants of the first and last exhibit, and what was not captured from a page. */
export function recordedTexts({ item: { fiche }, recorded }: IdentifiedPost): readonly string[] {
  const how = { page: [], file: [strings.imported], archive: [exportedByPlatform] }[kindAnswers(fiche).date];
  const noted = fiche.provenance.options.mode === 'address' ? [strings.noted] : [];
  const moments = [...new Set([recorded.first, recorded.last])].map((at) => utcText(at, 's').replace(/ UTC$/, ''));
  return [...moments, ...how, ...noted];
}

export function addressLines(post: IdentifiedPost): readonly SheetLine[] {
  const { address, id, surface } = post;
  const words = firstWords(post);
  const isInAddress = id !== null && address?.url.includes(id) === true;
  const details = [
    ...(surface === 'post' ? [] : [codes.surface[surface]]),
    ...(address === null || address.isOwn ? [] : [strings.pageAddress]),
    ...(id === null || isInAddress ? [] : [strings.postId(cutName(id))]),
  ];
  return [
    address === null ? own(strings.noAddress) : { kind: 'address', text: address.url },
    ...(details.length === 0 ? [] : [{ kind: 'theirs', text: details.join(' ; ') } as const]),
    ...(words === '' ? [] : [{ kind: 'theirs', text: strings.firstWords(words) } as const]),
  ];
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
