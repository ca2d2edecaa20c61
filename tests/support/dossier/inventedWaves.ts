import type { Warning } from '../../../src/domain/capture/captureWarnings.ts';
import type { Standing } from '../../../src/domain/item/accountMarks.ts';
import { type InventedPost, inventPost } from './inventedPosts.ts';

/** Twenty invented waves, each with decoys, and what a person who reads them would group. */

export interface WavePost {
  readonly account: string;
  readonly text: string;
  /** The truth, stated by hand: posts with one name are copies of one text. Null: a decoy. */
  readonly copyOf: string | null;
  /** Default: the person reports the account. */
  readonly standing?: Standing;
  readonly warnings?: readonly Warning[];
  /** Content of the image of the post; none by default. */
  readonly meme?: string;
}

export interface Wave {
  readonly name: string;
  readonly posts: readonly WavePost[];
}

/** Copies by accounts `a1`, `a2`…, each as it wrote the text. */
const copies = (copyOf: string, texts: readonly string[], first = 1): WavePost[] =>
  texts.map((text, index) => ({ account: `a${first + index}`, text, copyOf }));

/** Decoys by accounts `d1`, `d2`…, reported unless `more` says otherwise. */
const decoys = (texts: readonly string[], more: Partial<WavePost> = {}, first = 1): WavePost[] =>
  texts.map((text, index) => ({ account: `d${first + index}`, text, copyOf: null, ...more }));

const same = (text: string, times: number): string[] => Array.from({ length: times }, () => text);

const THREAT = 'Quitte le club avant vendredi ou tout le lycée verra les photos que ta sœur a envoyées à Malo';
const CALL = 'Ce soir à 21 heures tout le monde écrit à son patron pour demander pourquoi il garde une menteuse';
const LIE = 'Elle a inventé toute cette histoire pour faire virer un entraîneur qui ne lui a jamais rien fait';
const SUPPORT = 'On est toutes avec toi Inès, ne lâche rien, le club doit répondre de ce qu’il a fait';
const ZERO_WIDTH = '\u200b';

const POSTS: Readonly<Record<string, readonly WavePost[]>> = {
  'the same words by six accounts': [
    ...copies('threat', same(THREAT, 6)),
    ...decoys(same(SUPPORT, 3), { standing: 'visible' }),
    ...decoys(same('ta gueule', 3), {}, 4),
  ],
  'emojis, mentions, hashtags and addresses added': [
    ...copies('call', [
      CALL,
      `${CALL} 😂😂😂`,
      `@ines_r ${CALL}`,
      `${CALL} #aviron #honte`,
      `🚣‍♀️ ${CALL} https://exemple.test/a?b=1`,
    ]),
    // The same hashtags and address, other words.
    ...decoys(
      [
        'Quelqu’un sait si la régate de dimanche est maintenue ? #aviron #honte https://exemple.test/a?b=1',
        'Je trouve que ce club mérite mieux que tout ça franchement #aviron #honte https://exemple.test/a?b=1',
      ],
      {},
    ),
  ],
  'one typing mistake in each copy': [
    ...copies('threat', [
      THREAT,
      'Quite le club avant vendredi ou tout le lycée verra les photos que ta sœur a envoyées à Malo',
      'Quitte le club avant vendredi ou tout le licée verra les photos que ta sœur a envoyées à Malo',
      'Quitte le club avant vendredi ou tout le lycée verra les photo que ta sœur a envoyées à Malo',
      'Quitte le club avant vendredi ou tout le lycée verra les photos que ta sœur a envoyé à Malo',
    ]),
    ...decoys([
      'Les photos du club sont en ligne, tout le lycée peut les voir avant vendredi soir',
      'Vendredi le club ferme à midi à cause de la fête du lycée, prévenez Malo',
    ]),
  ],
  'two or three typing mistakes in each copy': [
    ...copies('lie', [
      LIE,
      'Elle a inventer toute cette histoire pour faire virer un entraineur qui lui a jamais rien fait',
      'Elle as inventé toute cette histoire pour faire viré un entraîneur qui ne lui a jamais rien fait',
      'elle a inventé tout cette histoire pr faire virer un entraineur qui ne lui a jamais rien fais',
    ]),
    ...decoys(['Un entraîneur qui ne lui a jamais rien fait ? Relisez le jugement avant d’écrire ça, merci']),
  ],
  'one word replaced': [
    ...copies('place', [
      'Une fille comme elle n’a rien à faire sur un podium, qu’elle rentre chez elle',
      'Une menteuse comme elle n’a rien à faire sur un podium, qu’elle rentre chez elle',
      'Une fille comme elle n’a rien à faire sur un bateau, qu’elle rentre chez elle',
      'Une fille comme toi n’a rien à faire sur un podium, qu’elle rentre chez elle',
    ]),
    ...decoys(['Je n’ai rien à faire sur un podium dimanche, je rentre chez moi voir mes parents']),
  ],
  'capitals, accents and punctuation changed': [
    ...copies('lie', [
      LIE,
      LIE.toUpperCase(),
      'Elle a invente toute cette histoire, pour faire virer un entraineur, qui ne lui a jamais rien fait !!!',
      'elle a inventé… toute cette histoire… pour faire virer un entraîneur… qui ne lui a jamais rien fait…',
    ]),
    ...decoys(['Vous inventez des histoires pour faire virer des gens qui ne vous ont rien fait, arrêtez']),
  ],
  'words added before or after': [
    ...copies('call', [
      CALL,
      `Allez on y va ! ${CALL}`,
      `${CALL}, faites tourner`,
      `Rappel pour ceux qui dorment : ${CALL}. Merci à tous`,
    ]),
    ...decoys(['Ce soir à 21 heures tout le monde est invité au pot du club, venez nombreux avec vos amis']),
  ],
  'a slogan and a meme of supporters': [
    ...copies('threat', same(THREAT, 3)).map((post) => ({ ...post, meme: 'pirates' })),
    ...decoys(same(SUPPORT, 4), { standing: 'visible', meme: 'soutien' }),
    // A supporter shows the meme that was sent.
    ...decoys(['Voilà ce qu’ils envoient à une fille de seize ans, regardez bien'], {
      account: 'd5',
      standing: 'visible',
      meme: 'pirates',
    }),
    // A reported account has the supporters' image.
    ...decoys(['Leur petite image ridicule, qu’est-ce qu’on rigole avec ça'], { account: 'd6', meme: 'soutien' }),
  ],
  'the person and others quote the insult': [
    ...copies('lie', same(LIE, 3)),
    ...decoys([LIE, `Voilà ce que je reçois : ${LIE}`], { account: 'own', standing: 'own' }),
    ...decoys([LIE], { standing: 'visible' }),
    ...decoys([
      `« ${LIE} » : voilà le niveau de ce compte, je ne suis même pas d’accord avec vous tous ici`,
      `> ${LIE}\nTu crois vraiment ce que tu écris là mon pauvre ami ?`,
    ]),
  ],
  'reposts and forwarded messages': [
    ...copies('call', same(CALL, 2)),
    ...decoys([CALL], { warnings: ['shown-through-another'] }),
    ...decoys([CALL], { account: 'd2', warnings: ['forwarded'] }),
    ...decoys([`RT @a1 ${CALL}`, `Je relaie. RT @a1: ${CALL}`], {}, 3),
  ],
  'short insults that anybody writes': decoys([
    ...same('Ta gueule', 4),
    ...same('Ferme bien ta gueule', 3),
    ...same('va te faire foutre', 3),
    ...same('Sale menteuse, dégage de là', 3),
    ...same('Personne ne te croit. Personne.', 2),
  ]),
  'greetings, sayings': [
    ...copies('threat', same(THREAT, 2)),
    ...decoys(same('Joyeux anniversaire à toi !', 3)),
    ...decoys(same('Bonne année et bonne santé', 2), {}, 4),
    // As long as a sentence: nothing tells it from a copy.
    ...decoys(same('Tout vient à point à qui sait attendre ma petite', 2), {}, 6),
  ],
  'lines of a song, with and without quotation marks': [
    ...copies('place', same('Une fille comme elle n’a rien à faire sur un podium, qu’elle rentre chez elle', 3)),
    ...decoys([
      '« Sur le vieux bateau gris de mon grand-père, on a tous appris à mentir » (Les Rames, 2019)',
      '“Sur le vieux bateau gris de mon grand-père, on a tous appris à mentir” Les Rames',
      'Les Rames, toujours : "Sur le vieux bateau gris de mon grand-père, on a tous appris à mentir"',
    ]),
    // Without marks nothing says that the line is a song's.
    ...decoys(same('Sur le vieux bateau gris de mon grand-père, on a tous appris à mentir (Les Rames)', 2), {}, 4),
  ],
  'said again in other words, or translated': [
    ...copies('lie', [
      LIE,
      LIE,
      'Un entraîneur perd sa place à cause d’une fable, elle a tout imaginé du début à la fin',
      'She made the whole story up to get a coach fired who never did anything to her',
    ]),
    ...decoys(['Moi on m’a dit qu’elle disait vrai, mais bon, chacun son avis sur cette affaire']),
  ],
  'two texts with the same beginning': [
    ...copies('call', same(CALL, 3)),
    ...copies(
      'night',
      same('Ce soir à 21 heures tout le monde appelle chez elle et raccroche, jusqu’au matin, sans un mot', 3),
      4,
    ),
    ...decoys(['Ce soir à 21 heures tout le monde dort sauf moi, quelle vie mes amis']),
  ],
  'a long text, cut by some': [
    ...copies('long', [
      `${LIE}. ${THREAT}. ${CALL}.`,
      `${LIE}. ${THREAT}. ${CALL}.`,
      `${LIE}. ${THREAT}.`,
      // A third of it.
      `${THREAT}.`,
    ]),
    ...decoys(['Long message pour dire que je ne lirai pas vos longs messages, désolé, bonne soirée à vous']),
  ],
  'one account that repeats itself': [
    ...decoys(same(THREAT, 5), { account: 'alone' }),
    ...decoys(['Tu vas voir ce que tu vas voir', 'On se retrouve lundi devant la grille du lycée'], {}),
  ],
  'letters disguised': [
    ...copies('threat', [
      THREAT,
      [...THREAT].join(ZERO_WIDTH),
      THREAT.normalize('NFD'),
      '𝐐𝐮𝐢𝐭𝐭𝐞 le club avant 𝐯𝐞𝐧𝐝𝐫𝐞𝐝𝐢 ou tout le lycée verra les photos que ta sœur a envoyées à Malo',
      // Digits for letters in most words.
      'Qu1tte l3 club av4nt v3ndr3di 0u t0ut l3 lyc33 v3rra l3s ph0t0s qu3 ta s03ur a env0y33s à Mal0',
    ]),
  ],
  'a form with another name each time': [
    ...copies('form', [
      'Bonjour, je suis parent d’élève et je demande l’exclusion d’Inès R. du club. Signé : Paul Mercier',
      'Bonjour, je suis parent d’élève et je demande l’exclusion d’Inès R. du club. Signé : Anne Dol',
      'Bonjour, je suis parent d’élève et je demande l’exclusion d’Inès R. du club. Signé : un père inquiet',
      'Bonjour, je suis voisin et je demande l’exclusion d’Inès R. du club. Signé : Loïc Le Gall',
    ]),
    ...decoys(['Bonjour, je suis parent d’élève et je demande les horaires du club pour la rentrée, merci']),
  ],
  'other scripts, and the title that a site writes when an article is shared': [
    ...copies('arabic', [
      'سنجدك أينما كنت يا إيناس ولن يحميك أحد في هذه المدينة',
      'سَنَجِدُكِ أينما كنتِ يا إيناس ولن يحميك أحد في هذه المدينة',
    ]),
    ...copies('russian', same('Она всё равно уйдёт из клуба, мы об этом позаботимся вместе', 2), 3),
    ...decoys(same('Aviron : le club du lac suspend son entraîneur après une plainte https://journal.test/12', 2)),
  ],
};

export const WAVES: readonly Wave[] = Object.entries(POSTS).map(([name, posts]) => ({ name, posts }));

const START = Date.parse('2026-11-17T19:05:00.000Z');
const MINUTE = 60_000;

/** Returns the posts of a wave, two minutes apart, as they are captured. */
export function inventWave({ posts }: Wave): InventedPost[] {
  return posts.map(({ account, text, warnings = [], meme }, index) => {
    const invented = inventPost({
      text,
      warnings,
      author: { handle: account, profileUrl: `https://x.com/${account}` },
      address: { permalink: `https://x.com/${account}/status/${1000 + index}` },
      posting: { iso: new Date(START + index * 2 * MINUTE).toISOString(), precision: 's', source: 'dom' },
      reading: {
        fields: {
          'address.permalink': { how: 'link:/status/', confidence: 'high' },
          'posting.iso': { how: 'testid:time', confidence: 'high' },
        },
      },
    });
    const image = { path: 'media-1.jpg', role: 'media', mediaType: 'image/jpeg', content: meme ?? '' } as const;
    return meme === undefined ? invented : { ...invented, files: [...invented.files, image] };
  });
}
