import { isCodedCall } from './callWords.ts';
import type { FileFamily } from './importedFiles.ts';
import type { CaptureMode, Fiche } from './item.ts';

/**
 * What an item is. `post`: what the person chose on a page, a message there too; `message`: of a platform's archive.
 * Partial, context, later check, read by machine, edited, missing and damaged are traits of an item of any kind; file
 * formats belong to the readers (src/import).
 */
export type Kind =
  | 'post'
  | 'account-page'
  | 'region'
  | 'screen'
  | 'whole-page'
  | 'picture'
  | 'document'
  | 'sound'
  | 'film'
  | 'email'
  | 'message'
  | 'unknown-file';

/** What each kind answers to the eight questions that the list, the carnet and the documents ask of every item. */
interface KindAnswers {
  /** What it counts as, where none of its traits says that it is not counted; `screen`, `region`: nothing, and why. */
  readonly counts: 'publication' | 'message' | 'file' | 'screen' | 'region';
  /** Where its date comes from. */
  readonly date: 'page' | 'file' | 'archive';
  /** What its date is the date of. The person may state that of a publication of a file. */
  readonly dated: 'posted' | 'sent';
  /** Whether its account was read on the page, is what the person or the file says, or a name in an archive. */
  readonly account: 'read' | 'stated' | 'archive';
  /** Where its words are; of a region, in what the person drew. */
  readonly words: 'page' | 'region' | 'screen' | 'file';
  /** What its preview shows: the page, its own image, frames of it if any, or only the name of its format. */
  readonly picture: 'page' | 'image' | 'frames' | 'none';
  /** Whether it may have an address, where it is visited and checked. */
  readonly hasAddress: boolean;
  /** What names it in a list: its account, or else its file. */
  readonly title: 'account' | 'file';
}

const PAGE: KindAnswers = {
  counts: 'publication',
  date: 'page',
  dated: 'posted',
  account: 'read',
  words: 'page',
  picture: 'page',
  hasAddress: true,
  title: 'account',
};

const FILE: KindAnswers = {
  counts: 'file',
  date: 'file',
  dated: 'posted',
  account: 'stated',
  words: 'file',
  picture: 'none',
  hasAddress: true,
  title: 'file',
};

export const KINDS: Readonly<Record<Kind, KindAnswers>> = {
  post: PAGE,
  'account-page': PAGE,
  region: { ...PAGE, counts: 'region', words: 'region' },
  screen: { ...PAGE, counts: 'screen', words: 'screen' },
  'whole-page': { ...PAGE, counts: 'screen' },
  picture: { ...FILE, picture: 'image' },
  document: FILE,
  sound: FILE,
  film: { ...FILE, picture: 'frames' },
  email: { ...FILE, dated: 'sent' },
  // Its file is the archive, which a line without a sender must not be taken for.
  message: {
    ...PAGE,
    counts: 'message',
    date: 'archive',
    dated: 'sent',
    account: 'archive',
    words: 'file',
    picture: 'none',
    hasAddress: false,
  },
  'unknown-file': FILE,
};

const KIND_OF_MODE: Readonly<Record<CaptureMode, Kind>> = {
  post: 'post',
  zone: 'region',
  screen: 'screen',
  page: 'whole-page',
  import: 'unknown-file',
  // The image was not kept: the person typed where it is.
  address: 'post',
};

export const KIND_OF_FAMILY: Readonly<Record<FileFamily, Kind>> = {
  image: 'picture',
  pdf: 'document',
  text: 'document',
  conversation: 'document',
  audio: 'sound',
  video: 'film',
  email: 'email',
  message: 'message',
  archive: 'unknown-file',
};

type KindSource = Pick<Fiche, 'received' | 'surface' | 'provenance'>;

/** A page of an account stays one, whether a part of it or the whole was captured. */
export function kindOf({ received, surface, provenance }: KindSource): Kind {
  if (received !== undefined) return KIND_OF_FAMILY[received.family];
  return surface === 'profile' ? 'account-page' : KIND_OF_MODE[provenance.options.mode];
}

/** Returns the answers of an item's kind. */
export const kindAnswers = (fiche: KindSource): KindAnswers => KINDS[kindOf(fiche)];

/** Of what lists and counts know of an item. */
export interface KindFields {
  /** Null when nothing of the item can be decrypted: it is listed as damaged. */
  readonly kind: Kind | null;
  /** The site answered with an error, such as 404, and no account was read: the page shows no publication. */
  readonly isErrorPage?: true;
  /** A line of the platform in a conversation: nobody wrote it, whatever account it names. */
  readonly isNotice?: true;
  /** A message of the archive's holder, whom some archives do not name. */
  readonly isHolder?: true;
  /** Its text is codes of a call, which lists say in words (`translateCall`). */
  readonly isCodedCall?: true;
}

export const kindFieldsOf = (fiche: KindSource & Pick<Fiche, 'warnings' | 'author' | 'exported'>): KindFields => ({
  kind: kindOf(fiche),
  ...(fiche.warnings.includes('page-error') &&
    (fiche.author.handle ?? fiche.author.displayName) === null && { isErrorPage: true as const }),
  ...(fiche.exported?.kind === 'notice' && { isNotice: true as const }),
  ...(fiche.exported?.fromHolder === true && { isHolder: true as const }),
  ...(fiche.exported && isCodedCall(fiche.exported) && { isCodedCall: true as const }),
});

/** How many things of a list are counted as what: publications were seen on a page, files were imported. */
export interface Counts {
  readonly total: number;
  readonly publications: number;
  readonly messages: number;
  readonly files: number;
}

/** Counts things that are counted: a screen is when the person said that it is abuse. */
export function countKinds(kinds: readonly (Kind | null)[]): Counts {
  const ways = kinds.map((kind) => (kind === null ? null : KINDS[kind].counts));
  const messages = ways.filter((way) => way === 'message').length;
  const files = ways.filter((way) => way === 'file').length;
  return { total: ways.length, publications: ways.length - messages - files, messages, files };
}

export const sumCounts = (all: readonly Counts[]): Counts =>
  all.reduce(
    (a, b) => ({
      total: a.total + b.total,
      publications: a.publications + b.publications,
      messages: a.messages + b.messages,
      files: a.files + b.files,
    }),
    countKinds([]),
  );

/** Returns why an item is not counted, from what it is alone; null when it is. */
export function whyUncounted({
  kind,
  isErrorPage,
  isNotice,
}: KindFields): 'screen' | 'region' | 'error-page' | 'notice' | null {
  const counts = kind === null ? 'publication' : KINDS[kind].counts;
  if (counts === 'screen' || counts === 'region') return counts;
  return isErrorPage ? 'error-page' : isNotice ? 'notice' : null;
}

/** Whether its date is that of its sending, not of a publication: of a message or an e-mail on a page too. */
export const isSent = ({ kind, surface }: Pick<KindFields, 'kind'> & { readonly surface: string }): boolean =>
  surface === 'message' || surface === 'email' || (kind !== null && KINDS[kind].dated === 'sent');

/** The platform; of an e-mail of which nobody stated one, `email`. */
export const sourceOf = ({ kind, platform }: Pick<KindFields, 'kind'> & { readonly platform: string }): string =>
  kind === 'email' && platform === 'unknown' ? 'email' : platform;

/** Made from a file: an imported file, or a message of an archive. Nothing of it was seen on a screen. */
export const isFromFile = ({ kind }: Pick<KindFields, 'kind'>): boolean => kind !== null && KINDS[kind].date !== 'page';

/**
 * Whether it may have an image, which somebody may be in: an e-mail, or a message of an archive, only in a file that
 * goes with it.
 */
export const mayHaveImage = (fiche: KindSource & Pick<Fiche, 'media'>): boolean =>
  kindAnswers(fiche).dated !== 'sent' ||
  (fiche.media ?? []).length > 0 ||
  fiche.received?.facts.attachments !== undefined;

/**
 * Whether the preview shows the item: that of a PDF or a sound, or of a file that the browser could not decode, only
 * names its format.
 */
export function isPreviewShown(fiche: KindSource & Pick<Fiche, 'warnings' | 'files'>): boolean {
  return IS_SHOWN[kindAnswers(fiche).picture](fiche);
}

const IS_SHOWN: Readonly<Record<KindAnswers['picture'], (fiche: Pick<Fiche, 'warnings' | 'files'>) => boolean>> = {
  page: () => true,
  image: ({ warnings }) => !warnings.includes('image-not-shown'),
  frames: ({ files }) => files.some(({ role, framesMs }) => role === 'document' && framesMs !== undefined),
  none: () => false,
};
