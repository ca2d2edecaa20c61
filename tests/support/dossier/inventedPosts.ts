import type { FileRole, Observed, Transformation } from '../../../src/domain/item/item.ts';
import { ENVIRONMENT } from '../indexItem.ts';
import { grayJpeg, grayPng } from './pictures.ts';

/** Invented posts by invented accounts, at addresses that never existed (example.org, .test…). */

export interface InventedPost {
  readonly observed: Observed;
  readonly files: readonly {
    readonly path: string;
    readonly role: FileRole;
    readonly mediaType: string;
    readonly content: Uint8Array | string;
    /** Absent: a post is a crop, of other pixels than its own. */
    readonly transformations?: readonly Transformation[];
  }[];
  readonly preview: Uint8Array;
}

type PostOverrides = Partial<Omit<Observed, 'author' | 'posting' | 'address' | 'reading'>> & {
  readonly author?: Partial<Observed['author']>;
  readonly posting?: Partial<Observed['posting']>;
  readonly address?: Partial<Observed['address']>;
  readonly reading?: Partial<Observed['reading']>;
};

/** Grey lines on white, like a post. */
const lines = (column: number, row: number) =>
  row % 3 === 1 && column > 2 && column % 9 < 7 && column < 60 ? 96 : 244;

/** The pictures of a post, by their size. Most posts of the tests have the same ones. */
const drawn = new Map<string, { readonly publication: Uint8Array; readonly preview: Uint8Array }>();

function drawPost(width: number, height: number) {
  const size = `${width} × ${height}`;
  const known = drawn.get(size) ?? {
    publication: grayPng(width, height, (x, y) => lines(Math.floor(x / 8), Math.floor(y / 8))),
    preview: grayJpeg(width, height, lines),
  };
  drawn.set(size, known);
  // A test may alter its own copy.
  return { publication: known.publication.slice(), preview: known.preview.slice() };
}

const WINDOW = grayPng(128, 72, (x, y) => (x + y) % 200);

export function inventPost(
  overrides: PostOverrides,
  picture: { readonly width?: number; readonly height?: number } = {},
): InventedPost {
  const { width = 600, height = 300 } = picture;
  const { publication, preview } = drawPost(width, height);
  const page = overrides.address?.page ?? 'https://social.example/lac';
  const observed: Observed = {
    acquiredAt: '2026-11-18T20:14:09.250Z',
    timeZone: 'Europe/Paris',
    utcOffset: '+01:00',
    clock: { source: 'device', offsetMs: null },
    page: { title: 'Fil', lang: 'fr' },
    platform: 'x',
    surface: 'post',
    visibility: null,
    nativeIds: {},
    text: 'Texte inventé.',
    media: [],
    engagement: null,
    context: { quoted: null, replyTo: null },
    http: { status: 200, protocol: 'h2' },
    network: null,
    session: { account: null },
    cacheState: null,
    accessPath: null,
    operator: null,
    environment: { ...ENVIRONMENT, browser: { name: 'Chromium', version: '156.0.7812.10' } },
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'post', entry: 'picker' } },
    outcome: 'complete',
    warnings: [],
    ...overrides,
    reading: { reader: 'x', version: '1.0.0', confirmed: '2026-11-02', fields: {}, ...overrides.reading },
    address: { permalink: null, canonical: null, dropped: [], ...overrides.address, page },
    author: { displayName: null, handle: null, profileUrl: null, platformId: null, ...overrides.author },
    posting: { raw: null, iso: null, precision: null, source: null, ...overrides.posting },
  };
  return {
    observed,
    files: [
      { path: 'capture.png', role: 'viewport', mediaType: 'image/png', content: WINDOW.slice() },
      { path: 'publication.png', role: 'post', mediaType: 'image/png', content: publication },
      {
        path: 'page.html',
        role: 'source',
        mediaType: 'text/html',
        content: `<!doctype html><p>${observed.acquiredAt}`,
      },
      { path: 'texte.txt', role: 'text', mediaType: 'text/plain', content: observed.text ?? '' },
    ],
    preview,
  };
}

const status = (id: string, handle: string) => `https://x.com/${handle}/status/${id}`;
const postedAt = (id: string, handle: string) => ({ page: status(id, handle), permalink: status(id, handle) });
const highConfidence = { how: 'testid:time', confidence: 'high' } as const;

/** Six posts that are hard to lay out: emoji, Arabic, invisible characters, a long address, a tall image, no data. */
export function inventSixPosts(): InventedPost[] {
  return [
    inventPost({
      author: {
        displayName: 'Compte Inventé',
        handle: 'compte_invente',
        profileUrl: 'https://x.com/compte_invente',
        platformId: '9000000000000000001',
      },
      address: postedAt('1900000000000000001', 'compte_invente'),
      posting: { raw: '4:02 PM · 3 nov. 2026', iso: '2026-11-03T15:02:41.000Z', precision: 's', source: 'dom' },
      text: 'Voici un texte inventé, avec des accents (œuvre, à, ç, É) et des « guillemets ».\n\nUne seconde ligne, une troisième… L’apostrophe typographique aussi.',
      reading: { fields: { 'posting.iso': highConfidence, 'author.handle': highConfidence } },
    }),
    inventPost(
      {
        author: { displayName: 'Ombre 🦊 du lac', handle: 'ombre_du_lac' },
        address: {
          page: 'https://x.com/explore',
          frame: 'https://x.com/cadre',
          permalink: status('1900000000000000002', 'ombre_du_lac'),
        },
        accessPath: { referrer: 'https://x.com/accueil', captured: ['5d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e'] },
        posting: { raw: '17 h', iso: '2026-11-17', precision: 'day', source: 'text' },
        text: 'On te voit 👀👩🏽‍🚒 partout\nلن تختبئ طويلا\nFin du message.',
        surface: 'reply',
        visibility: 'public',
        context: {
          quoted: {
            author: '@compte_invente',
            permalink: status('1900000000000000001', 'compte_invente'),
            text: 'Voici un texte inventé',
          },
          replyTo: '@quelquun',
          linked: { item: '5d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e', relation: 'thread' },
        },
        warnings: ['relative-time-only', 'page-moved', 'un-code-nouveau'],
        outcome: 'partial',
        reading: { fields: { 'posting.iso': { how: 'text:as-shown+now+device-zone', confidence: 'low' } } },
      },
      { width: 640, height: 900 },
    ),
    inventPost(
      {
        platform: 'web',
        surface: 'comment',
        author: { displayName: 'Un pseudonyme\u202E renversé\u200B' },
        address: {
          page: `https://forum.example.org/discussion/${'un-tres-long-titre-de-sujet-'.repeat(7)}?page=12&ordre=recent#message-48213`,
          permalink: `https://forum.example.org/discussion/${'un-tres-long-titre-de-sujet-'.repeat(7)}?page=12#message-48213`,
        },
        posting: { raw: 'hier', iso: '2026-11-16T22:15Z', precision: 'min', source: 'dom' },
        text: `Un texte\u200B avec de l’invisible\u202E et du renversé\u202C, puis un mot de cinq cents lettres : ${'a'.repeat(500)}`,
        acquiredAt: '2026-07-01T10:00:00.000Z',
        utcOffset: '+02:00',
      },
      { width: 700, height: 4200 },
    ),
    inventPost(
      {
        platform: 'web',
        surface: 'page',
        text: null,
        warnings: ['layout-unknown'],
        reading: { reader: 'generic', version: '1.0.0', confirmed: null, fields: {} },
        provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'screen', entry: 'screen' } },
        environment: {
          browser: { name: 'Firefox', version: '153.0' },
          viewport: { width: 1536, height: 730 },
          zoom: '1.25',
          devicePixelRatio: '1.25',
          privateWindow: true,
          colorScheme: 'dark',
        },
      },
      { width: 900, height: 506 },
    ),
    inventPost({
      author: { displayName: 'Compte Inventé', handle: 'compte_invente', platformId: '9000000000000000001' },
      address: postedAt('1900000000000000005', 'compte_invente'),
      posting: { raw: 'nov. 2026', iso: '2026-11', precision: 'month', source: 'text' },
      text: '=CMD|"/c calc"!A1 ; et une suite\tavec tabulation\r\n-2+3',
      surface: 'message',
      visibility: 'private',
    }),
    inventPost({
      author: { displayName: 'Пример Омега Ωμ', handle: 'primer' },
      address: postedAt('1900000000000000006', 'primer'),
      posting: { raw: '23:59', iso: '2026-11-18T22:59:59.999Z', precision: 'ms', source: 'id' },
      text: 'Кириллица, ελληνικά μ µ, tiếng Việt, e\u0301 décomposé, office ﬁ, espaces\u00a0insécables\u202f!',
    }),
  ];
}
