import type { SnapshotItem } from '../domain/export/caseSnapshot.ts';
import { exhibitFolder } from '../domain/export/dossierLayout.ts';
import type { DossierOptions } from '../domain/export/dossierOptions.ts';
import type { IsoDate } from '../domain/shared/localDates.ts';
import { findPlatformCompany } from '../law/requisitionData.ts';
import { readIdInAddress } from '../platforms/platformTable.ts';
import {
  type IdentifiedAccount,
  type IdentifiedPost,
  identifyAccounts,
  type SeenValue,
} from './data/identification.ts';
import {
  companySource,
  expiryText,
  firstWords,
  noIdText,
  platformLabel,
  remarksOf,
  seenText,
  timeSource,
  utcText,
  withheldNote,
} from './data/identificationLines.ts';
import { type Column, numbered, RATED, tableBytes } from './dossierTables.ts';
import * as codes from './strings/codes.ts';
import { idInAddress, noCompany, toCheck, way } from './strings/identificationWords.ts';

/** One publication of an account; null for an account of which only the page was recorded. */
interface Line {
  readonly one: IdentifiedAccount;
  readonly post: IdentifiedPost | null;
  readonly options: DossierOptions;
  readonly today: IsoDate;
}

/** A value of the publication: '' where the account has none. */
const ofPost =
  (cell: (post: IdentifiedPost) => string | number | null) =>
  ({ post }: Line) =>
    post === null ? '' : cell(post);

/** Each value with its dates, separated by « | »; one inside a name is « \\| », so that a name cannot add a value. */
const listSeen = (values: readonly SeenValue[]): string | null =>
  values.length === 0
    ? null
    : values.map((value) => `${value.value.replaceAll('|', '\\|')} (${seenText(value)})`).join(' | ');

const IDENTIFICATION: readonly Column<Line>[] = [
  { head: 'compte n°', cell: ({ one }) => one.number },
  { head: 'plateforme', cell: ({ one }) => platformLabel(one) },
  { head: 'site', cell: ({ one }) => one.host },
  { head: 'société destinataire', cell: ({ one }) => checked(findPlatformCompany(one.account.platform)?.company) },
  {
    head: 'contact publié pour les autorités',
    cell: ({ one }) => checked(findPlatformCompany(one.account.platform)?.authorities),
  },
  { head: 'source de la société et du contact', cell: ({ one }) => companySource(one) ?? '' },
  { head: 'identifiant permanent', cell: ({ one }) => one.ids.map(({ value }) => value).join(' | ') || null },
  {
    head: 'identifiant : façon de lire',
    cell: ({ one }) => (one.ids.length === 0 ? noIdText(one) : one.ids.map(({ way: how }) => way[how]).join(' | ')),
  },
  { head: 'noms de compte', cell: ({ one }) => listSeen(one.handles) },
  { head: 'noms affichés', cell: ({ one }) => listSeen(one.displayNames) },
  { head: 'adresses du profil', cell: ({ one }) => one.profiles.map(({ value }) => value).join(' | ') || null },
  { head: 'pièces de la page du compte', cell: ({ one }) => numbered(one.profileExhibits) },
  { head: 'pièces', cell: ofPost(({ exhibits }) => numbered(exhibits)) },
  { head: 'nature', cell: ofPost(({ surface }) => codes.surface[surface]) },
  { head: 'adresse de la publication', cell: ofPost(({ address }) => (address?.isOwn ? address.url : null)) },
  { head: 'adresse de la page', cell: ofPost(({ item }) => item.fiche.address.page) },
  { head: 'adresse sans nom de compte', cell: ofPost(({ stable }) => stable ?? '') },
  { head: 'identifiant de la publication', cell: ofPost((post) => postId(post)) },
  {
    head: 'premiers mots, sans adresse ni identifiant',
    cell: ({ post, options }) => (post === null ? '' : firstWords(post, options)),
  },
  {
    head: 'publiée (UTC)',
    cell: ofPost(({ item: { fiche } }) =>
      fiche.posting.iso === null ? null : utcText(fiche.posting.iso, fiche.posting.precision),
    ),
  },
  { head: 'publiée (telle qu’affichée)', cell: ofPost(({ item }) => item.fiche.posting.raw) },
  { head: 'précision', cell: ofPost(({ item }) => item.fiche.posting.precision) },
  { head: 'source de l’heure', cell: ofPost((post) => timeSource(post)) },
  {
    head: 'heure dans l’identifiant (UTC)',
    cell: ofPost(({ idTime }) => (idTime === null ? '' : utcText(idTime, 's'))),
  },
  { head: 'enregistrée (UTC), première', cell: ofPost(({ recorded }) => utcText(recorded.first, 's')) },
  { head: 'enregistrée (UTC), dernière', cell: ofPost(({ recorded }) => utcText(recorded.last, 's')) },
  ...RATED.map(({ head, cell }) => ({ head, cell: ofPost(({ gravest }) => cell({ item: gravest })) })),
  {
    head: 'effacement possible',
    cell: ({ post, today }) => (post === null ? '' : expiryText({ posts: [post] }, today)),
  },
  {
    head: 'remarque',
    cell: ({ one, post, options }) =>
      [remarksOf(one).join(' ; '), post === null ? '' : withheldNote(post, options)].filter(Boolean).join(' '),
  },
];

/** Of an address that contains it, where the page did not give it otherwise. */
function postId({ id, item: { fiche } }: IdentifiedPost): string | null {
  const found = id === null ? readIdInAddress(fiche) : null;
  return found === null ? id : idInAddress(found);
}

const checked = (found: string | null | undefined): string => (found ? `${found} (${toCheck})` : noCompany);

/** Returns `fiche-identification.csv`: one row for each publication of a reported account. */
export function identificationCsv(
  items: readonly SnapshotItem[],
  options: DossierOptions,
  today: IsoDate,
): Uint8Array<ArrayBuffer> {
  const lines = identifyAccounts(items).flatMap((one): readonly Line[] =>
    (one.posts.length === 0 ? [null] : one.posts).map((post) => ({ one, post, options, today })),
  );
  return tableBytes(IDENTIFICATION, lines, ({ post }) =>
    post === null ? 'pieces/' : `${exhibitFolder(post.item.number)}/fiche.json`,
  );
}
