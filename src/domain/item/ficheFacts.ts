import type { Media, Posting, QuotedPost, Surface, Video, Visibility } from '../capture/extraction.ts';
import type { Language } from '../shared/languages.ts';
import type { ExportedRecord } from './exportedMessage.ts';
import { type Fiche, getVerifiedStatus, type Unfolding, type VerifiedStatus } from './item.ts';

/**
 * The facts of a fiche, each stated once: its label, how it is read, and where it is shown. A fact's key is its path in
 * the fiche, and by default its key in `reading.fields`.
 */

/** The value of each kind. The dossier and the carnet each have one table that draws a kind. */
export interface FactValues {
  readonly text: string;
  /** The handle of an account of the fiche's platform, without its prefix. */
  readonly handle: string;
  /** Somebody else's words, which the carnet masks until the person asks for them. */
  readonly words: string;
  readonly address: string;
  readonly platform: string;
  readonly surface: Surface;
  readonly visibility: Visibility;
  readonly verified: { readonly status: VerifiedStatus; readonly label: string | null };
  readonly posting: Posting;
  /** ISO 8601, UTC. */
  readonly instant: string;
  /** As displayed: `{ likes: '1,2 k' }`. */
  readonly counters: Readonly<Record<string, string>>;
  readonly media: readonly Media[];
  readonly videos: readonly Video[];
  readonly unfolding: Unfolding;
  readonly path: NonNullable<Fiche['accessPath']>;
  readonly quoted: QuotedPost;
  readonly exported: ExportedRecord;
}

export type FactKind = keyof FactValues;

interface Fact<K extends FactKind> {
  readonly kind: K;
  /** Null: not read. Undefined: this item cannot have it, and nothing is shown. */
  readonly value: (fiche: Fiche) => FactValues[K] | null | undefined;
  /** In the interface, in each language. */
  readonly label: Readonly<Record<Language, string>>;
  /** In the dossier, where the label is not the French one of the interface. */
  readonly dossierLabel?: string;
  /** Keys of `reading.fields` that decide how sure it is, where these are more than its own. */
  readonly fields?: readonly string[];
  /** Key in `reading.fields` of the method that the carnet shows, where it is not always its own; null for none. */
  readonly method?: (fiche: Fiche) => string | null;
}

type AnyFact = { readonly [K in FactKind]: Fact<K> }[FactKind];

export const FICHE_FACTS = {
  'author.handle': {
    kind: 'handle',
    value: ({ author }) => author.handle,
    label: { fr: 'Compte à l’origine de la publication', en: 'Account of the post' },
  },
  'author.displayName': {
    kind: 'text',
    value: ({ author }) => author.displayName,
    label: { fr: 'Nom affiché du compte', en: 'Displayed account name' },
  },
  'author.profileUrl': {
    kind: 'address',
    value: ({ author }) => author.profileUrl,
    label: { fr: 'Adresse du compte', en: 'Address of the account' },
  },
  'author.platformId': {
    kind: 'text',
    value: ({ author }) => author.platformId,
    label: { fr: 'Numéro du compte', en: 'Account number' },
  },
  'author.verified': {
    kind: 'verified',
    value: (fiche) => {
      const status = getVerifiedStatus(fiche);
      return status === null ? undefined : { status, label: fiche.author.verified ?? null };
    },
    label: { fr: 'Compte vérifié par la plateforme', en: 'Account verified by the platform' },
    method: (fiche) => (getVerifiedStatus(fiche) === 'no' ? null : 'author.verified'),
  },
  posting: {
    kind: 'posting',
    value: ({ posting }) => posting,
    label: { fr: 'Publié', en: 'Posted' },
    dossierLabel: 'Publiée le',
    fields: ['posting.iso', 'posting.raw', 'posting.precision', 'posting.source'],
    method: ({ posting }) => (posting.iso === null ? 'posting.raw' : 'posting.iso'),
  },
  acquiredAt: {
    kind: 'instant',
    value: ({ acquiredAt }) => acquiredAt,
    label: { fr: 'Gardé', en: 'Kept' },
    dossierLabel: 'Enregistrée le',
  },
  'address.permalink': {
    kind: 'address',
    value: ({ address }) => address.permalink,
    label: { fr: 'Adresse de la publication', en: 'Address of the post' },
    dossierLabel: 'Adresse',
  },
  'address.page': {
    kind: 'address',
    value: ({ address }) => address.page,
    label: { fr: 'Adresse de la page', en: 'Address of the page' },
    dossierLabel: 'Page affichée',
  },
  'address.frame': {
    kind: 'address',
    value: ({ address }) => address.frame,
    label: { fr: 'Adresse du cadre, dans cette page', en: 'Address of the frame, in that page' },
  },
  accessPath: {
    kind: 'path',
    value: ({ accessPath }) => accessPath,
    label: { fr: 'Chemin d’accès', en: 'Access path' },
  },
  platform: {
    kind: 'platform',
    value: ({ platform }) => platform,
    label: { fr: 'Plateforme', en: 'Platform' },
  },
  surface: {
    kind: 'surface',
    value: ({ surface }) => surface,
    label: { fr: 'Nature', en: 'Kind' },
  },
  visibility: {
    kind: 'visibility',
    value: ({ visibility }) => visibility,
    label: { fr: 'Visibilité', en: 'Visibility' },
  },
  engagement: {
    kind: 'counters',
    value: ({ engagement }) => (Object.keys(engagement ?? {}).length === 0 ? null : engagement),
    label: { fr: 'Compteurs affichés', en: 'Displayed counters' },
  },
  media: {
    kind: 'media',
    value: ({ media }) => media,
    label: { fr: 'Images et vidéos', en: 'Images and videos' },
  },
  films: {
    kind: 'videos',
    value: ({ films }) => films,
    label: { fr: 'Vidéos de la publication', en: 'Videos of the post' },
    // A fiche has no reading of its own for the videos: they are among the media.
    fields: ['films', 'media'],
  },
  unfolded: {
    kind: 'unfolding',
    value: ({ unfolded }) => unfolded,
    label: { fr: 'Déplié avant la capture', en: 'Unfolded before the capture' },
  },
  'context.quoted': {
    kind: 'quoted',
    value: ({ context }) => context.quoted,
    label: { fr: 'Publication citée', en: 'Quoted post' },
    // The quoted post may have been found without its text.
    method: ({ context: { quoted } }) => (quoted?.text === null ? 'context.quoted.text' : 'context.quoted'),
  },
  'context.replyTo': {
    kind: 'text',
    value: ({ context }) => context.replyTo,
    label: { fr: 'En réponse à', en: 'In reply to' },
  },
  'session.account': {
    kind: 'text',
    // Not of the post: the item says only whether there was one.
    value: ({ session, reading }) =>
      reading.fields['session.account']?.how === 'not-kept' ? undefined : session.account,
    label: { fr: 'Compte connecté lors de la capture', en: 'Account logged in during the capture' },
  },
  'page.title': {
    kind: 'words',
    value: ({ page }) => page.title,
    label: { fr: 'Titre de la page', en: 'Page title' },
  },
  exported: {
    kind: 'exported',
    value: ({ exported }) => exported,
    label: {
      fr: 'Message exporté, non vu à l’écran',
      en: 'Exported message, not seen on the screen',
    },
    method: () => null,
  },
  reading: {
    kind: 'text',
    value: ({ reading }) => `${reading.reader} ${reading.version}`,
    label: { fr: 'Lecteur utilisé', en: 'Reader used' },
  },
} as const satisfies Readonly<Record<string, AnyFact>>;

export type FactKey = keyof typeof FICHE_FACTS;

/** The facts that name an account: wherever one of them is printed, a doubt about any is a doubt about the account. */
export const ACCOUNT_FACTS = [
  'author.handle',
  'author.displayName',
  'author.profileUrl',
  'author.platformId',
] as const satisfies readonly FactKey[];

/** A row of the dossier that joins several facts, or that is no fact of its own. */
export type JoinedRow = 'address' | 'account' | 'file' | 'kind' | 'context';

/**
 * Where a fact is shown, in the order of the lines. In the dossier a fact with a row of its own is shown only if it was
 * read; the joined rows say « non lu ».
 */
export const SHOWN = {
  /** « Tout ce qui a été lu ». */
  carnet: (Object.keys(FICHE_FACTS) as FactKey[]).filter((key) => key !== 'engagement'),
  /** The page of an exhibit in dossier.pdf. */
  report: [
    'address',
    'account',
    'author.verified',
    'posting',
    'acquiredAt',
    'file',
    'kind',
    'films',
    'unfolded',
    'accessPath',
    'context',
  ],
  /** index.html. */
  page: ['address', 'account', 'author.verified', 'posting', 'acquiredAt', 'kind', 'engagement', 'films', 'unfolded'],
} as const satisfies {
  readonly carnet: readonly FactKey[];
  readonly report: readonly (FactKey | JoinedRow)[];
  readonly page: readonly (FactKey | JoinedRow)[];
};

/** The kinds of the facts that `Place` shows, joined rows excepted. */
export type KindShown<Place extends keyof typeof SHOWN> = (typeof FICHE_FACTS)[Extract<
  (typeof SHOWN)[Place][number],
  FactKey
>]['kind'];

const definitionOf = (key: FactKey): AnyFact => FICHE_FACTS[key];

export const factLabel = (key: FactKey, language: Language): string => FICHE_FACTS[key].label[language];

export function dossierLabel(key: FactKey): string {
  const { dossierLabel: own, label } = definitionOf(key);
  return own ?? label.fr;
}

/** Returns the keys of `reading.fields` that decide how sure the facts are. */
export const listFields = (keys: readonly FactKey[]): readonly string[] =>
  keys.flatMap((key) => definitionOf(key).fields ?? [key]);

/** Returns the key in `reading.fields` of the method by which the fact was read; null for none. */
export function methodField(fiche: Fiche, key: FactKey): string | null {
  const { method } = definitionOf(key);
  return method === undefined ? key : method(fiche);
}
