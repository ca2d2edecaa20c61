/** A wave of posts made of the sample page, dated hours earlier and with other texts; none of them is on that page. */

interface SamplePage {
  readonly address: string;
  readonly html: string;
}

const HOUR = 3_600_000;
/** Hours before the sample's dates: a wave has four posts of each. */
const HOURS_BEFORE = [3, 5, 12, 26, 27];
const POSTS_ON_SAMPLE = 4;
export const WAVE_POSTS = POSTS_ON_SAMPLE * HOURS_BEFORE.length;
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

/** The sample page some hours earlier; `number` from 0. */
function buildVariant(sample: SamplePage, number: number): SamplePage {
  const before = (HOURS_BEFORE[number] ?? 0) * HOUR;
  let textIndex = (number + 1) * POSTS_ON_SAMPLE;
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

const POST = /<div data-testid="cellInnerDiv">[\s\S]*?<\/article>\s*<\/div>/g;

/** One page with the posts of all variants. */
export function buildWavePage(sample: SamplePage): SamplePage {
  const variants = HOURS_BEFORE.map((_, number) => buildVariant(sample, number));
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
