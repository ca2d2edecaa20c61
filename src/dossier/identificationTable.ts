import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import type { ExhibitNumber } from '../domain/export/exhibitNumber.ts';
import { findPlatformCompany } from '../law/requisitionData.ts';
import {
  type IdentifiedAccount,
  type IdentifiedPost,
  identifyAccounts,
  type SeenValue,
} from './data/identification.ts';
import {
  companySource,
  firstWords,
  noIdText,
  platformLabel,
  remarkOf,
  seenText,
  timeSource,
  utcText,
} from './data/identificationLines.ts';
import { type Column, tableBytes } from './dossierTables.ts';
import * as codes from './strings/codes.ts';
import { formatRanges } from './strings/formatText.ts';
import { csvHead, noCompany, toCheck, way } from './strings/identificationWords.ts';

/** One publication of an account; null for an account of which only the page was recorded. */
interface Line {
  readonly index: number;
  readonly one: IdentifiedAccount;
  readonly post: IdentifiedPost | null;
}

/** A value of the publication: '' where the account has none. */
const ofPost =
  (cell: (post: IdentifiedPost) => string | null) =>
  ({ post }: Line) =>
    post === null ? '' : cell(post);

/** Each value with its dates, separated by « | »; one inside a name is « \\| », so that a name cannot add a value. */
const listSeen = (values: readonly SeenValue[]): string | null =>
  values.length === 0
    ? null
    : values.map((value) => `${value.value.replaceAll('|', '\\|')} (${seenText(value)})`).join(' | ');

const numbered = (numbers: readonly ExhibitNumber[]): string =>
  numbers.length === 0 ? '' : `n° ${formatRanges(numbers)}`;

const IDENTIFICATION: readonly Column<Line>[] = [
  { head: csvHead.index, cell: ({ index }) => index },
  { head: csvHead.platform, cell: ({ one }) => platformLabel(one) },
  { head: csvHead.host, cell: ({ one }) => one.host },
  { head: csvHead.company, cell: ({ one }) => checked(findPlatformCompany(one.account.platform)?.company) },
  { head: csvHead.authorities, cell: ({ one }) => checked(findPlatformCompany(one.account.platform)?.authorities) },
  { head: csvHead.companySource, cell: ({ one }) => companySource(one) ?? '' },
  { head: csvHead.id, cell: ({ one }) => one.ids.map(({ value }) => value).join(' | ') || null },
  {
    head: csvHead.idWay,
    cell: ({ one }) => (one.ids.length === 0 ? noIdText(one) : one.ids.map(({ way: how }) => way[how]).join(' | ')),
  },
  { head: csvHead.handles, cell: ({ one }) => listSeen(one.handles) },
  { head: csvHead.displayNames, cell: ({ one }) => listSeen(one.displayNames) },
  { head: csvHead.profiles, cell: ({ one }) => one.profiles.map(({ value }) => value).join(' | ') || null },
  { head: csvHead.profileExhibits, cell: ({ one }) => numbered(one.profileExhibits) },
  { head: csvHead.exhibits, cell: ofPost(({ exhibits }) => numbered(exhibits)) },
  { head: csvHead.surface, cell: ofPost(({ surface }) => codes.surface[surface]) },
  { head: csvHead.address, cell: ofPost(({ address }) => (address?.isOwn ? address.url : null)) },
  { head: csvHead.page, cell: ofPost(({ item }) => item.fiche.address.page) },
  { head: csvHead.stable, cell: ofPost(({ stable }) => stable ?? '') },
  { head: csvHead.postId, cell: ofPost(({ id }) => id) },
  { head: csvHead.words, cell: ofPost((post) => firstWords(post)) },
  {
    head: csvHead.posted,
    cell: ofPost(({ item: { fiche } }) =>
      fiche.posting.iso === null ? null : utcText(fiche.posting.iso, fiche.posting.precision),
    ),
  },
  { head: csvHead.raw, cell: ofPost(({ item }) => item.fiche.posting.raw) },
  { head: csvHead.precision, cell: ofPost(({ item }) => item.fiche.posting.precision) },
  { head: csvHead.source, cell: ofPost((post) => timeSource(post)) },
  { head: csvHead.idTime, cell: ofPost(({ idTime }) => (idTime === null ? '' : utcText(idTime, 's'))) },
  { head: csvHead.recordedFirst, cell: ofPost(({ recorded }) => utcText(recorded.first, 's')) },
  { head: csvHead.recordedLast, cell: ofPost(({ recorded }) => utcText(recorded.last, 's')) },
  { head: csvHead.remark, cell: ({ one }) => remarkOf(one) },
];

const checked = (found: string | null | undefined): string => (found ? `${found} (${toCheck})` : noCompany);

/** Returns `fiche-identification.csv`: one row for each publication of a reported account. */
export function identificationCsv(items: readonly SnapshotItem[]): Uint8Array<ArrayBuffer> {
  const lines = identifyAccounts(items).flatMap((one, at): readonly Line[] =>
    (one.posts.length === 0 ? [null] : one.posts).map((post) => ({ index: at + 1, one, post })),
  );
  return tableBytes(IDENTIFICATION, lines, ({ post }) =>
    post === null ? 'pieces/' : `${exhibitFolder(post.item.number)}/fiche.json`,
  );
}
