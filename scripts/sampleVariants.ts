/** Variants of the sample page, dated hours earlier and with other texts: more invented posts, and a wave of them. */

interface SamplePage {
  readonly address: string;
  readonly html: string;
}

const HOUR = 3_600_000;
/** Hours before the sample's dates. */
const HOURS_BEFORE = [0, 3, 5, 12, 26, 27, 31, 50, 75, 99];
export const VARIANT_COUNT = HOURS_BEFORE.length;
/** X's ids hold the time of the post: milliseconds since X's own epoch, shifted by 22 bits. */
const ID_SHIFT = 22n;

const TEXTS = [
  'Toujours là, Inès ? On n’a pas fini.',
  'Regardez-la qui fait la victime 😂😂',
  'Le club devrait l’exclure. Partagez 👇🏽',
  'Je passe devant son lycée tous les matins.',
  'سنجدك أينما كنت يا إيناس',
  'Quelqu’un a une photo d’elle ? 👀',
  'Она всё равно уйдёт из клуба.',
  'Personne ne te croit. Personne. 🤡',
  'Répondez-lui tous ce soir, 21 h. #aviron',
];

/** `number` from 0; page 0 is the sample itself. */
export function buildVariant(sample: SamplePage, number: number): SamplePage {
  const before = (HOURS_BEFORE[number] ?? 0) * HOUR;
  if (before === 0) return sample;
  let textIndex = number * 4;
  const shiftId = (id: string) => String(BigInt(id) - (BigInt(before) << ID_SHIFT));
  const html = sample.html
    .replace(/\/status\/(\d+)/g, (_, id: string) => `/status/${shiftId(id)}`)
    .replace(/<time datetime="([^"]+)">[^<]*/g, (_, at: string) => {
      const date = new Date(Date.parse(at) - before);
      return `<time datetime="${date.toISOString()}">${date.getUTCDate()} nov.`;
    })
    .replace(/(data-testid="tweetText"[^>]*><span>)[^<]*/g, (_, opening: string) => {
      textIndex += 1;
      return `${opening}${TEXTS[textIndex % TEXTS.length] ?? ''}`;
    });
  return { html, address: sample.address.replace(/\d+$/, shiftId) };
}

const WAVE_VARIANTS = [1, 2, 3, 4, 5];
const POST = /<div data-testid="cellInnerDiv">[\s\S]*?<\/article>\s*<\/div>/g;
export const WAVE_POSTS = 20;

/** One page with the posts of five variants: a wave of twenty, none of which is on the sample page. */
export function buildWavePage(sample: SamplePage): SamplePage {
  const variants = WAVE_VARIANTS.map((number) => buildVariant(sample, number));
  const posts = variants.flatMap(({ html }) => html.match(POST) ?? []);
  const [first] = variants;
  if (first === undefined || posts.length !== WAVE_POSTS) throw new Error(`${posts.length} posts, not ${WAVE_POSTS}`);
  let isReplaced = false;
  const html = first.html.replace(POST, () => {
    if (isReplaced) return '';
    isReplaced = true;
    return posts.join('\n');
  });
  return { address: first.address, html };
}
