import { type InventedPost, inventPost } from './inventedPosts.ts';
import { grayPng } from './pictures.ts';

const POSTS_PER_SCREEN = 4;
const SCREEN = { width: 1280, height: 713 };
const POST_WIDTH = 598;
const MINUTE = 60_000;
const STARTED = Date.parse('2026-11-17T18:42:07.000Z');
const ROOT = 'https://x.com/exemple_malo/status/2122762221640482816';
/** X's ids: milliseconds since X's own epoch, shifted by 22 bits. */
const X_EPOCH = 1_288_834_974_657;

const AUTHORS = ['Malo K.', 'Jade', 'Théo_92 🚣', 'Sam', 'Nour du lac', 'Compte 404', 'Lou', 'Anonyme'];
/** Each has a different number of posts. */
const ACCOUNTS = 40;
const TEXTS = [
  'Inès R. du club d’aviron raconte des histoires. On va tous lui écrire pour lui dire ce qu’on en pense, son numéro circule déjà.',
  '@exemple_malo Elle ferait mieux de ne plus se montrer à l’entraînement. On sait où elle prend son bus.',
  'J’ai refait un compte puisqu’elle m’a bloqué 😉 Je continuerai tous les soirs jusqu’à ce qu’elle quitte le club.',
  'Toujours pas de réponse, Inès ? Tu vas regretter d’avoir parlé.',
  'Regardez-la qui fait la victime 😂😂',
  'سنجدك أينما كنت يا إيناس',
  'Personne ne te croit. Personne.',
  'Она всё равно уйдёт из клуба.',
  'Répondez-lui tous ce soir, 21 h. #aviron',
];
const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

/**
 * Returns the posts of one thread of X, as the capture of a thread records them: four posts share a screen, and a
 * screen and its posts have the size of a real one, divided by `reduction` (the layout depends on its shape alone).
 */
export function inventThread(count: number, reduction = 1): InventedPost[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(STARTED + index * 17 * MINUTE);
    const id = ((BigInt(at.getTime()) - BigInt(X_EPOCH)) << 22n).toString();
    const account = Math.floor(((index * index) % 97) * (ACCOUNTS / 97));
    const handle = `exemple_${account}`;
    const text = pick(TEXTS, index);
    const post = inventPost(
      {
        acquiredAt: new Date(STARTED + 4 * 24 * 60 * MINUTE + index * 1500).toISOString(),
        surface: index === 0 ? 'post' : 'reply',
        author: { displayName: `${pick(AUTHORS, account)} ${account}`, handle, profileUrl: `https://x.com/${handle}` },
        address: { page: ROOT, permalink: index === 0 ? ROOT : `https://x.com/${handle}/status/${id}` },
        nativeIds: { post: index === 0 ? '2122762221640482816' : id },
        posting: { raw: '17 nov.', iso: at.toISOString(), precision: 's', source: 'dom' },
        text,
        engagement: {
          likes: `${index % 31} J’aime`,
          replies: `${index % 14} réponses`,
          reposts: `${index % 9} reposts`,
        },
        provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'post', entry: 'thread' } },
        reading: {
          reader: 'x',
          version: '3',
          confirmed: '2025-10-28',
          fields: {
            surface: { how: 'place:below-focal', confidence: 'medium' },
            visibility: { how: 'not-shown', confidence: null },
            'posting.iso': { how: 'attribute:datetime', confidence: 'high' },
          },
        },
      },
      // Pixels are counted at the page's own ratio: a reduced picture would be printed smaller.
      { width: POST_WIDTH, height: text.length > 90 ? 135 : 98 },
    );
    const screen = Math.floor(index / POSTS_PER_SCREEN);
    const width = Math.round(SCREEN.width / reduction);
    const content = grayPng(width, Math.round(SCREEN.height / reduction), (x, y) => (x * 3 + y + screen * 7) % 256);
    const files = post.files.map((file) => (file.role === 'viewport' ? { ...file, content } : file));
    return { ...post, files };
  });
}
