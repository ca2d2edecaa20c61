import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import type { Standing } from '../../../src/domain/item/accountMarks.ts';
import type { Observed } from '../../../src/domain/item/item.ts';
import type { Category } from '../../../src/domain/item/itemNotes.ts';
import { type Pixels, readPng } from '../images/png.ts';
import { buildReceived } from '../import/receivedFile.ts';
import { cropScreen, type DrawnPost, type DrawnScreen, drawScreens } from './drawnScreens.ts';
import { type InventedCase, inventCase } from './inventedCase.ts';
import { inventConversation } from './inventedMessages.ts';
import { type InventedPost, inventPost } from './inventedPosts.ts';

/** Three invented dossiers of the kinds that recipients read: an adult, a minor with a parent, and a long one. */

export const READER_CASES = ['adult', 'minor', 'long'] as const;
export type ReaderCase = (typeof READER_CASES)[number];

const DAY = 86_400_000;
const STATED_AT = '2026-11-19T10:00:00.000Z';
const SCREEN = { width: 1280, height: 713, size: 15 };
const TELEPHONE = { width: 1170, height: 2532, size: 44 };
const TELEPHONE_IMAGE = buildReceived({ pixels: { width: TELEPHONE.width, height: TELEPHONE.height } });
/** X's ids: milliseconds since X's own epoch, shifted by 22 bits. */
const X_EPOCH = 1_288_834_974_657;

const SUPPORT = 'Laissez-la tranquille, c’est grave.';
const TEXTS = [
  'Camille R. du club d’aviron raconte des histoires. On va tous lui écrire pour lui dire ce qu’on en pense.',
  'Elle ferait mieux de ne plus se montrer à l’entraînement. On sait où elle prend son bus.',
  'J’ai refait un compte puisqu’elle m’a bloqué. Je continuerai tous les soirs.',
  'Toujours pas de réponse, Camille ? Tu vas regretter d’avoir parlé.',
  'Regardez-la qui fait la victime.',
  'Personne ne te croit. Personne.',
  'Répondez-lui tous ce soir, 21 h.',
  SUPPORT,
];
const THREAT = 'Je vais te crever mardi soir à la sortie de l’entraînement.';
const ADDRESS_TEXT = 'Elle habite au 12 rue du Lac-Inventé, passez lui dire bonjour.';
const ACCOUNTS = 14;

const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

interface Draft {
  readonly platform: string;
  readonly handle: string;
  readonly text: string;
  readonly surface: Observed['surface'];
  readonly postedAt: number;
  readonly page: string;
  readonly permalink: string;
  readonly seriousness?: 1 | 2 | 3;
  readonly online?: 'present' | 'deleted';
}

const readHigh = { how: 'attribute:datetime', confidence: 'high' } as const;

/** Posts that were captured on one screen. */
interface Group {
  readonly title: string;
  readonly drafts: readonly Draft[];
}

const snowflake = (postedAt: number): string => ((BigInt(postedAt) - BigInt(X_EPOCH)) << 22n).toString();

/** Returns the posts of a thread of X, four to a screen, over `days` days from `start`. */
function threadGroups(count: number, start: number, days: number): Group[] {
  const root = `https://x.com/exemple_0/status/${snowflake(start)}`;
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    const postedAt = start + Math.floor((index * days * DAY) / count) + ((index * 37) % 300) * 60_000;
    const handle = `exemple_${(index * index) % ACCOUNTS}`;
    const isThreat = index === 6;
    const isAddress = index === 9;
    return {
      platform: 'x',
      handle,
      text: isThreat ? THREAT : isAddress ? ADDRESS_TEXT : pick(TEXTS, index),
      surface: index === 0 ? 'post' : 'reply',
      postedAt,
      page: root,
      permalink: index === 0 ? root : `https://x.com/${handle}/status/${snowflake(postedAt)}`,
      ...((isThreat || isAddress) && { seriousness: 3 as const }),
      ...(index % 9 === 3 && { seriousness: 2 as const }),
      ...(index < 9 && { online: index === 4 ? ('deleted' as const) : ('present' as const) }),
    };
  });
  return chunk(drafts, 4).map((some) => ({ title: 'X', drafts: some }));
}

function groupsOf(platform: string, count: number, perScreen: number, start: number): Group[] {
  const site = platform === 'xenforo' ? 'https://forum-invente.example' : `https://www.${platform}.com`;
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    const handle = `${platform}_${index % 3}`;
    const page = `${site}/fil/${1000 + Math.floor(index / perScreen)}`;
    return {
      platform,
      handle,
      text: pick(TEXTS, index * 3 + 1),
      surface: platform === 'xenforo' ? 'post' : 'comment',
      postedAt: start + index * 7 * 3_600_000,
      page,
      permalink: `${page}#${index + 1}`,
    };
  });
  return chunk(drafts, perScreen).map((some) => ({ title: platform, drafts: some }));
}

function chunk<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}

const fields = {
  surface: { how: 'place:below-focal', confidence: 'medium' },
  visibility: { how: 'not-shown', confidence: null },
  'author.platformId': { how: 'not-shown', confidence: null },
  'posting.iso': readHigh,
} as const;

/** A day as a page in French shows it. */
const { format: shownDay } = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'short',
  timeZone: 'Europe/Paris',
});

const boxOf = ({ handle, text, postedAt, surface }: Draft, index: number): DrawnPost => ({
  x: 320,
  y: 62 + index * 126,
  width: 600,
  height: 118,
  name: `${handle} · @${handle}`,
  text,
  under: surface === 'profile' ? '' : `${shownDay(postedAt)}     3 réponses     12 J’aime`,
});

/** The captures of posts, with their screens. */
async function capturedPosts(groups: readonly Group[], capturedAt: number): Promise<InventedPost[]> {
  const screens = groups.map(({ title, drafts }): DrawnScreen => ({ ...SCREEN, title, posts: drafts.map(boxOf) }));
  const images = await drawScreens(screens);
  let at = capturedAt;
  return groups.flatMap(({ drafts }, group) => {
    const image = images[group] ?? new Uint8Array();
    const screen = { image, pixels: readPng(image) };
    return drafts.map((draft, index) => {
      at += 1500;
      return capturedPost(draft, { ...screen, box: boxOf(draft, index), at: group === 0 ? at : at + group * 20_000 });
    });
  });
}

function capturedPost(
  { platform, handle, text, surface, postedAt, page, permalink }: Draft,
  {
    image,
    pixels,
    box,
    at,
  }: { readonly image: Uint8Array; readonly pixels: Pixels; readonly box: DrawnPost; readonly at: number },
): InventedPost {
  const post = inventPost(
    {
      platform,
      surface,
      text,
      acquiredAt: new Date(at).toISOString(),
      author: { displayName: handle.replace('_', ' '), handle, profileUrl: new URL(`/${handle}`, page).href },
      address: { page, permalink },
      posting: { raw: shownDay(postedAt), iso: new Date(postedAt).toISOString(), precision: 's', source: 'dom' },
      engagement: { likes: '12 J’aime', replies: '3 réponses' },
      provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'post', entry: 'thread' } },
      reading: { reader: platform, version: '3', confirmed: '2026-10-28', fields },
    },
    { width: 64, height: 32 },
  );
  const { x, y, width, height } = box;
  const crop = { name: 'crop', from: 'capture.png', x, y, width, height };
  const files = post.files.map((file) => {
    if (file.role === 'viewport') return { ...file, content: image };
    if (file.role === 'post') return { ...file, content: cropScreen(pixels, box), transformations: [crop] };
    return file;
  });
  return { ...post, files };
}

/** A full page of a forum, of which only the top can be printed. */
async function fullPage(at: number): Promise<InventedPost> {
  const texts = Array.from({ length: 36 }, (_, index) => `Membre ${index} : ${pick(TEXTS, index)}`);
  const screen: DrawnScreen = {
    width: 1280,
    height: 6000,
    size: 15,
    title: 'forum-invente.example',
    posts: texts.map((text, index) => ({
      x: 200,
      y: 62 + index * 160,
      width: 880,
      height: 150,
      name: `Membre ${index}`,
      text,
      under: '6 novembre 2026',
    })),
  };
  const [preview = new Uint8Array()] = await drawScreens([screen], 2000);
  const [image = new Uint8Array()] = await drawScreens([screen]);
  const post = inventPost({
    platform: 'xenforo',
    surface: 'page',
    text: null,
    acquiredAt: new Date(at).toISOString(),
    address: { page: 'https://forum-invente.example/fil/1002' },
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'page', entry: 'page' } },
    reading: { reader: 'xenforo', version: '3', confirmed: '2026-10-28', fields: {} },
  });
  const words = texts.flatMap((line) => [line, 'J’aime', 'Répondre']).join('\n');
  return {
    ...post,
    preview,
    files: [
      { path: 'page-entiere.png', role: 'page', mediaType: 'image/png', content: image },
      { path: 'texte.txt', role: 'text', mediaType: 'text/plain', content: words },
    ],
  };
}

function imported(
  received: NonNullable<Observed['received']>,
  content: Uint8Array | string,
  at: number,
  more: Parameters<typeof inventPost>[0] = {},
): InventedPost {
  const post = inventPost({
    platform: 'whatsapp',
    surface: 'imported',
    text: null,
    acquiredAt: new Date(at).toISOString(),
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'import', entry: 'file' } },
    reading: { reader: 'import', version: '1', confirmed: null, fields: {} },
    received,
    ...more,
  });
  const observed = { ...post.observed, address: { ...post.observed.address, page: null } };
  const extension = received.family === 'image' ? 'png' : 'txt';
  const mediaType = received.family === 'image' ? 'image/png' : 'text/plain';
  return { ...post, observed, files: [{ path: `document-1.${extension}`, role: 'document', mediaType, content }] };
}

async function telephoneImages(count: number, at: number): Promise<InventedPost[]> {
  const screens = Array.from(
    { length: count },
    (_, index): DrawnScreen => ({
      ...TELEPHONE,
      title: 'Messages',
      posts: Array.from({ length: 6 }, (__, line) => ({
        x: 60,
        y: 200 + line * 370,
        width: 1050,
        height: 340,
        name: `numero_${index}`,
        text: pick(TEXTS, index * 5 + line),
        under: `1${line}:0${index}`,
      })),
    }),
  );
  const [images, previews] = [await drawScreens(screens), await drawScreens(screens, 1600)];
  return images.map((image, index) => ({
    ...imported(
      {
        ...TELEPHONE_IMAGE,
        name: `IMG_45${index}1.png`,
        dates: [{ source: 'exif', raw: '2026:11:10 18:20:11', iso: '2026-11-10', precision: 'day' }],
      },
      image,
      at + index * 9000,
    ),
    preview: previews[index] ?? new Uint8Array(),
  }));
}

/** The person's receipt of a report to PHAROS. */
async function receiptImage(at: number): Promise<InventedPost> {
  const screen: DrawnScreen = {
    ...TELEPHONE,
    title: 'PHAROS',
    posts: [
      { x: 60, y: 200, width: 1050, height: 340, name: 'Récépissé', text: 'Référence PH-2026-0001', under: '9 nov.' },
    ],
  };
  const [[image = new Uint8Array()], [preview = new Uint8Array()]] = [
    await drawScreens([screen]),
    await drawScreens([screen], 1600),
  ];
  return { ...imported({ ...TELEPHONE_IMAGE, name: 'Récépissé.png' }, image, at), preview };
}

const CONVERSATION = Array.from(
  { length: 24 },
  (_, index) =>
    `${10 + Math.floor(index / 8)}/11/2026, 2${Math.floor((index % 8) / 2)}:${index % 2 === 0 ? 12 : 41} - Numéro inventé: ${index === 17 ? '500 euros ou je l’envoie' : pick(TEXTS, index)}`,
).join('\n');

const conversation = (at: number): InventedPost =>
  imported(
    buildReceived({
      name: 'Discussion WhatsApp avec Numéro inventé.txt',
      format: 'whatsapp',
      family: 'conversation',
      dates: [
        { source: 'messages-first', raw: '10/11/2026, 20:12', iso: '2026-11-10', precision: 'day' },
        { source: 'messages-last', raw: '12/11/2026, 23:41', iso: '2026-11-12', precision: 'day' },
      ],
    }),
    CONVERSATION,
    at,
  );

const PROFILE_TEXT = 'Compte inventé. Aviron.';

/** An account's page, captured for the item of that index. */
function profilePost(post: InventedPost, index: number, at: number): InventedPost {
  const { observed } = post;
  const { profileUrl } = observed.author;
  return {
    ...post,
    observed: {
      ...observed,
      surface: 'profile',
      acquiredAt: new Date(at).toISOString(),
      text: PROFILE_TEXT,
      posting: { raw: null, iso: null, precision: null, source: null },
      address: { ...observed.address, page: profileUrl ?? '', permalink: profileUrl },
      context: { quoted: null, replyTo: null, linked: { item: itemId(index), relation: 'profile' } },
    },
  };
}

const itemId = (index: number): string => `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

async function postsOf(kind: ReaderCase): Promise<{ readonly posts: InventedPost[]; readonly drafts: Draft[] }> {
  const start = Date.parse('2026-11-03T15:02:41.000Z');
  const capturedAt = Date.parse('2026-11-18T20:14:09.250Z');
  const thread = { adult: 12, minor: 11, long: 173 }[kind];
  const first = kind === 'long' ? Date.parse('2026-06-01T09:00:00.000Z') : start;
  const groups = [
    ...threadGroups(thread, first, kind === 'long' ? 160 : 9),
    ...threadGroups(5, start + 5 * DAY, 4).flatMap(({ drafts }) =>
      drafts.map((draft) => ({ title: 'X', drafts: [{ ...draft, page: draft.permalink }] })),
    ),
    ...groupsOf('instagram', 4, 4, start + DAY),
    ...groupsOf('xenforo', 4, 2, start + 2 * DAY),
    ...groupsOf('tiktok', 3, 3, start + 3 * DAY),
  ];
  const drafts = groups.flatMap((group) => group.drafts);
  const captured = await capturedPosts(groups, capturedAt);
  const later = capturedAt + 3_600_000;
  // Each on a screen of its own.
  const [one, two] = await capturedPosts(
    drafts
      .slice(0, 2)
      .map((draft) => ({ title: draft.handle, drafts: [{ ...draft, surface: 'profile', text: PROFILE_TEXT }] })),
    later,
  );
  const ownAt = start + 4 * DAY;
  const ownDraft: Draft = {
    platform: 'x',
    handle: 'camille_r',
    text: 'Laissez-moi tranquille.',
    surface: 'reply',
    postedAt: ownAt,
    page: drafts[0]?.page ?? '',
    permalink: `https://x.com/camille_r/status/${snowflake(ownAt)}`,
  };
  const [own] = await capturedPosts([{ title: 'X', drafts: [ownDraft] }], later + 200_000);
  const profiles = [one, two].flatMap((post, index) =>
    post === undefined ? [] : [profilePost(post, index, later + index * 9000)],
  );
  const posts = [
    ...captured,
    ...profiles,
    await fullPage(later + 60_000),
    ...(await telephoneImages(4, later + 120_000)),
    conversation(later + 180_000),
    ...(own === undefined
      ? []
      : [
          {
            ...own,
            observed: {
              ...own.observed,
              author: { ...own.observed.author, displayName: 'Camille' },
              context: { quoted: null, replyTo: null, linked: { item: itemId(3), relation: 'reply' as const } },
            },
          },
        ]),
    // Of a minor, a conversation of a platform's archive beside the posts.
    ...(kind === 'minor' ? inventConversation() : []),
    await receiptImage(later + 240_000),
  ];
  return { posts, drafts };
}

/** How each began: as its dates say. */
const BEGINNING: Readonly<Record<ReaderCase, string>> = {
  adult: 'Cela a commencé le 3 novembre, après une réunion du club.',
  minor: 'Il y a eu un chantage en novembre 2025. Le reste a commencé le 3 novembre, après une réunion du club.',
  long: 'Cela a commencé début juin, après une réunion du club.',
};
const LINKED = 'Je pense que @exemple_4 et @exemple_9 sont la même personne : ils se répondent depuis la même soirée.';
/** In the words of whoever hands it over. */
const TOLD = {
  self: {
    narrative: `${LINKED} On me reconnaît à mon prénom, au club et à ma photo.`,
    impact: 'Je ne dors plus. Je ne vais plus à l’entraînement. ITT de 3 jours.',
  },
  parent: {
    narrative: `${LINKED} On la reconnaît à son prénom, au club et à sa photo.`,
    impact: 'Camille ne dort plus et ne va plus à l’entraînement. ITT de 3 jours.',
  },
} as const;

function optionsOf(kind: ReaderCase, id: string): DossierOptions {
  const told = TOLD[kind === 'minor' ? 'parent' : 'self'];
  return {
    purpose: 'police',
    requester:
      kind === 'minor'
        ? { role: 'parent', name: 'Dominique Exemple', concerned: 'Camille Exemple' }
        : { role: 'self', name: 'Camille Exemple' },
    danger: 'yes',
    dangerWhy: 'Il dit venir mardi 24 novembre, à la sortie de l’entraînement.',
    narrative: `${BEGINNING[kind]} ${told.narrative}`,
    asked: 'Je demande que ces comptes soient identifiés, et que les messages cessent.',
    parts: { impact: true, steps: true, screens: true, sources: true },
    impact: told.impact,
    steps: [
      { date: '2026-11-08', kind: 'platform', where: 'X', reference: 'X-0001', answer: 'Aucune.', receipts: [] },
      { date: '2026-11-09', kind: 'pharos', where: 'PHAROS', reference: 'PH-2026-0001', answer: '', receipts: [id] },
    ],
  };
}

/** A message of the conversation of the minor (inventedMessages.ts). */
const EXTORTION = '500 euros ou j’envoie tout à ton lycée.';

const gravityOf = ({ fiche }: SnapshotItem) => (fiche.text === EXTORTION ? 3 : undefined);

const standingOf = (handle: string, text?: string): Standing =>
  handle === 'camille_r' ? 'own' : text === SUPPORT ? 'visible' : 'reported';

export interface ReaderDossier {
  readonly case: InventedCase;
  readonly options: DossierOptions;
}

const categoriesOf = (text: string | null): readonly Category[] => [
  text === THREAT ? 'threat' : text === EXTORTION ? 'blackmail' : text === ADDRESS_TEXT ? 'private-life' : 'insistence',
];

async function inventCaseOf(kind: ReaderCase): Promise<ReaderDossier> {
  const { posts, drafts } = await postsOf(kind);
  const invented = await inventCase(posts);
  const items = invented.snapshot.items.map((item, index): SnapshotItem => {
    const draft = drafts[index];
    const { online, permalink = '', text } = draft ?? {};
    // Nobody rates what defends them.
    const seriousness = text === SUPPORT ? undefined : (draft?.seriousness ?? gravityOf(item));
    const isLast = index === posts.length - 1;
    return {
      ...item,
      ...(seriousness !== undefined && {
        rating: { seriousness, ...(seriousness === 3 && { categories: categoriesOf(item.fiche.text) }) },
      }),
      ...(isLast && { isDocument: true as const }),
      // Messages of a telephone have no account to mark.
      ...(item.fiche.author.handle !== null && { standing: standingOf(item.fiche.author.handle, text) }),
      ...(item.fiche.author.displayName === 'Marie Inventée' && { standing: 'reported' as const }),
      ...(item.fiche.exported?.fromHolder && { standing: 'own' as const }),
      notes:
        seriousness === undefined && online === undefined
          ? null
          : {
              schema: 'recueil/notes/1',
              item: item.fiche.id,
              ...(seriousness !== undefined && { seriousness: { value: seriousness, at: STATED_AT } }),
              ...(seriousness === 3 && { categories: { value: categoriesOf(item.fiche.text), at: STATED_AT } }),
              ...(online !== undefined && {
                online: [{ at: STATED_AT, address: permalink, result: online, item: null }],
              }),
            },
    };
  });
  return {
    case: { ...invented, snapshot: { ...invented.snapshot, items } },
    options: optionsOf(kind, items.at(-1)?.fiche.id ?? ''),
  };
}

const made: Partial<Record<ReaderCase, Promise<ReaderDossier>>> = {};

/** Returns a case of 38, 38 or 199 exhibits, with what the person marked and stated, made once for all test files. */
export const inventReaderCase = (kind: ReaderCase) => (made[kind] ??= inventCaseOf(kind));
