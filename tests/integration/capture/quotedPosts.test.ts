import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostExtraction } from '../../../src/domain/capture/extraction.ts';
import { readPosts } from '../../support/savedPages/readPosts.ts';

/**
 * Pages of invented posts with what deceives a reader: a post twice, quotations, translations, names that look like
 * handles or badges. No value is wrong and sure. RECUEIL_FUZZ: how many pages of each platform; RECUEIL_SEED: the
 * random seed. The markup follows that of the pages of tests/fixtures/posts.
 */
const PAGES = Number(process.env.RECUEIL_FUZZ ?? 15);
const SEED = Number(process.env.RECUEIL_SEED ?? 20261125);
const POSTS = 20;

const NAMES = [
  'Ortie Brune',
  'ليلى م.',
  'נועה ב.',
  '\u202eemoN\u202c',
  '🦊 Renarde 🦊',
  '👩‍👩‍👧',
  '@autre_test',
  'Compte certifié',
  'Modérateur',
  'il y a 3 h',
  'Traduit du japonais',
  '花子',
];
const TEXTS = [
  'On sait où tu habites.',
  'اخرجي من هنا',
  'J’ai traduit ton message.',
  'Show original',
  '12 votes',
  '🔪🔪',
];
/** Of a translated text, in ten languages; of another one. */
const TRANSLATED = [
  '<button>Afficher l’original</button>',
  '<button>Show original</button>',
  '<button>Mostrar original</button>',
  '<button>Original anzeigen</button>',
  '<button>Mostra originale</button>',
  '<button>Origineel weergeven</button>',
  '<button>إظهار الأصل</button>',
  '<button>Orijinalini göster</button>',
  '<button>Показать оригинал</button>',
  '<span>Traduit du japonais</span>',
  '<span>Translated from Japanese by Google</span>',
  '<span>Traduzido do japonês</span>',
];
const UNTRANSLATED = ['', '', '<button>Traduire</button>', '<span>Certifié</span>', '<span>Translated [JA]</span>'];

const words = fc.record({
  name: fc.constantFrom(...NAMES),
  handle: fc.constantFrom('ortie_test', 'lune_test', 'fougere_test', 'autre_test'),
  text: fc.constantFrom(...TEXTS),
  translated: fc.boolean(),
  mark: fc.nat(59),
});
type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;
const post = fc.record({ own: words, quote: fc.option(words), isDoubled: fc.boolean() });
type Post = typeof post extends fc.Arbitrary<infer T> ? T : never;

const markOf = ({ translated, mark }: Words): string => {
  const marks = translated ? TRANSLATED : UNTRANSLATED;
  return marks[mark % marks.length] ?? '';
};
const timeOf = (at: number): string => `2025-11-17T17:${String(at).padStart(2, '0')}:00.000Z`;
/** The number of a post of X contains its time. */
const idOf = (at: number): string => String((BigInt(Date.parse(timeOf(at))) - 1288834974657n) << 22n);
const hidden = (html: string): string => `<div style="display:none">${html}</div>`;

interface Platform {
  readonly url: string;
  readonly wrap: (posts: string) => string;
  readonly draw: (post: Post, at: number) => string;
  readonly readId: (seen: PostExtraction) => string | null | undefined;
  readonly id: (at: number) => string;
}

const drawTweet = ({ own, quote, isDoubled }: Post, at: number): string => {
  const tweet = `<article data-testid="tweet"><div data-testid="User-Name"><a href="/${own.handle}"><span>${own.name}</span></a><a href="/${own.handle}"><span>@${own.handle}</span></a>
    <a href="/${own.handle}/status/${idOf(at)}"><time datetime="${timeOf(at)}">17 nov.</time></a></div><div><div data-testid="tweetText"><span>${own.text}</span></div>${markOf(own)}</div>
    ${quote ? `<div role="link"><div data-testid="User-Name"><span>${quote.name}</span><span>@${quote.handle}</span><time datetime="${timeOf(59)}">hier</time></div><div data-testid="tweetText">${quote.text}</div>${markOf(quote)}</div>` : ''}</article>`;
  return (isDoubled ? hidden(tweet.replaceAll(own.text, 'Un autre texte')) : '') + tweet;
};

const drawComment = ({ own, quote, isDoubled }: Post, at: number): string => {
  const draw = (one: Words, id: string, inner: string): string =>
    `<shreddit-comment author="${one.handle}" thingid="t1_${id}" postid="t3_1x1abcd" created="${timeOf(at)}" permalink="/r/essai/comments/1x1abcd/comment/${id}/"><div slot="comment"><div class="md"><p>${one.text}</p></div></div>${markOf(one)}${inner}</shreddit-comment>`;
  const comment = draw(own, `c${at}`, quote ? draw(quote, `q${at}`, '') : '');
  return (isDoubled ? hidden(comment) : '') + comment;
};

const drawStatus = ({ own, quote, isDoubled }: Post, at: number): string => {
  const draw = (one: Words, id: string, inner: string): string =>
    `<div class="status" data-id="${id}"><a class="status__relative-time" href="/@${one.handle}/${id}"><time datetime="${timeOf(at)}">1 h</time></a><a class="status__display-name" href="/@${one.handle}"><span class="display-name"><bdi><strong class="display-name__html">${one.name}</strong></bdi><span class="display-name__account">@${one.handle}</span></span></a>
     <div class="status__content"><div class="status__content__text">${one.text}</div>${one.translated ? '<div class="translate-button"><button>元の文</button></div>' : ''}</div>${inner}</div>`;
  const id = `1160000000000${String(at).padStart(5, '0')}`;
  const status = draw(
    own,
    id,
    quote ? `<div class="status__quote">${draw(quote, id.replace('116', '115'), '')}</div>` : '',
  );
  return (isDoubled ? hidden(status) : '') + status;
};

const PLATFORMS: Readonly<Record<string, Platform>> = {
  x: {
    url: 'https://x.com/home',
    wrap: (posts) => `<main><section>${posts}</section></main>`,
    draw: drawTweet,
    readId: ({ nativeIds }) => nativeIds.post?.value,
    id: idOf,
  },
  reddit: {
    url: 'https://www.reddit.com/r/essai/comments/1x1abcd/',
    wrap: (posts) => `<main>${posts}</main>`,
    draw: drawComment,
    readId: ({ nativeIds }) => nativeIds.comment?.value?.replace('t1_', ''),
    id: (at) => `c${at}`,
  },
  mastodon: {
    url: 'https://pouet.example/home',
    wrap: (posts) => `<div id="mastodon">${posts}</div>`,
    draw: drawStatus,
    readId: ({ nativeIds }) => nativeIds.post?.value,
    id: (at) => `1160000000000${String(at).padStart(5, '0')}`,
  },
};

/** Returns what is read as sure and is not what the page shows; and how many posts were recognised. */
function findWrongAndSure(platform: Platform, posts: readonly Post[]): { wrong: string[]; read: number } {
  const body = platform.wrap(posts.map((one, at) => platform.draw(one, at)).join(''));
  const byId = new Map(posts.map((one, at) => [platform.id(at), { ...one, at }]));
  const seen = readPosts(body, platform.url, '<html lang="fr">');
  const known = seen.filter((one) => byId.has(platform.readId(one) ?? ''));
  const wrong = known.flatMap((one) => {
    const { own, quote, at } = byId.get(platform.readId(one) ?? '') ?? expect.unreachable();
    const values = [
      [one.author.displayName, own.name],
      [one.author.handle, own.handle],
      [one.posting, timeOf(at).slice(0, 16)],
      [one.text, own.translated ? null : own.text],
      [one.quoted, quote && !quote.translated ? quote.text : null],
    ] as const;
    return values.flatMap(([{ value, confidence }, truth]) => {
      const shown =
        typeof value === 'object' && value ? ('iso' in value ? value.iso?.slice(0, 16) : value.text) : value;
      return confidence === 'high' && shown !== truth ? [`${shown} for ${truth}`] : [];
    });
  });
  const ids = known.map((one) => platform.readId(one));
  return { wrong: [...wrong, ...(new Set(ids).size < ids.length ? ['a post twice'] : [])], read: known.length };
}

describe.each(Object.entries(PLATFORMS))('posts twice, quotations and translations: %s', (name, platform) => {
  it('give no value that is wrong and sure', { timeout: PAGES * 20_000 }, () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: POSTS }), (posts) => {
        const found = findWrongAndSure(platform, posts);
        read += found.read;
        expect([found.wrong, found.read]).toEqual([[], posts.length]);
      }),
      { numRuns: PAGES, seed: SEED },
    );
    if (process.env.RECUEIL_FUZZ !== undefined) console.log(`RECUEIL_SEED=${SEED}, ${name}: ${read} posts`);
  });
});
