import type { Observed } from '../../../src/domain/item/item.ts';
import { type InventedPost, inventPost } from './inventedPosts.ts';

/** Every optional key present: a key that is added to the fiche must be added to the samples below. */
type Complete<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer U)[]
    ? readonly Complete<U>[]
    : { readonly [K in keyof T]-?: [NonNullable<T[K]>] extends [never] ? null : Complete<NonNullable<T[K]>> };

const LINKED_ITEM = '00000000-0000-4000-8000-000000000002';

/** A captured post with a value for every key, except those of an imported file or message. */
const FULL_CAPTURE: Omit<Complete<Observed>, 'received' | 'exported'> = {
  acquiredAt: '2026-11-18T20:14:09.250Z',
  timeZone: 'Europe/Paris',
  utcOffset: '+01:00',
  clock: { source: 'device', offsetMs: 12 },
  address: {
    page: 'https://reseau.example/page',
    frame: 'https://reseau.example/cadre',
    permalink: 'https://reseau.example/publication',
    canonical: 'https://reseau.example/canonique',
    dropped: ['utm_source'],
  },
  page: { title: 'Titre inventé', lang: 'fr' },
  platform: 'youtube',
  surface: 'comment',
  visibility: 'public',
  author: {
    displayName: 'Nom Inventé',
    handle: 'compte_complet',
    profileUrl: 'https://reseau.example/profil',
    platformId: 'UC0001',
    verified: 'Validé',
  },
  nativeIds: { post: 'P-0001' },
  posting: { raw: 'hier à 16 h', iso: '2026-11-17T15:00:00.000Z', precision: 's', source: 'dom' },
  text: 'Texte complet.',
  media: [{ kind: 'video', url: 'https://reseau.example/media.mp4', alt: 'Texte de remplacement' }],
  films: [{ url: 'blob:https://reseau.example/5d0f', poster: 'https://reseau.example/apercu.jpg', frameMs: 65_400 }],
  engagement: { likes: '1,2 k' },
  unfolded: { total: 3, pressed: [{ label: 'Lire la suite', at: '2026-11-18T20:14:01.000Z' }] },
  context: {
    quoted: { author: '@citee', permalink: 'https://reseau.example/citee', text: 'Texte cité.' },
    replyTo: '@quelquun',
    linked: { item: LINKED_ITEM, relation: 'thread' },
  },
  http: { status: 200, protocol: 'h2' },
  network: null,
  session: { account: null },
  cacheState: null,
  accessPath: { referrer: 'https://reseau.example/accueil', captured: [LINKED_ITEM] },
  operator: {
    role: 'parent',
    name: 'Camille Exemple',
    forWhom: 'Claude Exemple',
    since: '2026-11-01',
    authorisation: 'signed',
  },
  environment: {
    browser: { name: 'Chromium', version: '156.0.7812.10' },
    viewport: { width: 1280, height: 720 },
    zoom: '1.25',
    devicePixelRatio: '2.5',
    privateWindow: true,
    colorScheme: 'dark',
  },
  provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'post', entry: 'picker' } },
  outcome: 'partial',
  warnings: ['edited'],
  reading: {
    reader: 'lecteur-invente',
    version: '7.8.9',
    confirmed: '2026-11-02',
    fields: { text: { how: 'text:shown', confidence: 'low', codeUnits: 'd800' } },
  },
};

/** What only an imported file has. */
const FULL_IMPORT: Pick<Complete<Observed>, 'received'> = {
  received: {
    name: 'IMG_4521.png',
    format: 'png',
    family: 'image',
    pixels: { width: 1170, height: 2532 },
    dates: [{ source: 'exif', raw: '2025:11:17 18:20:11', iso: '2025-11-17', precision: 'day' }],
    facts: { camera: 'Appareil inventé' },
    takenBy: 'Dominique Exemple',
  },
};

/** The capture, then the imported file. */
export function inventFullPosts(): InventedPost[] {
  const imported = { ...inventPost({}).observed, ...FULL_IMPORT };
  return [
    { ...inventPost({}), observed: FULL_CAPTURE },
    { ...inventPost({}), observed: { ...imported, surface: 'imported' } },
  ];
}
