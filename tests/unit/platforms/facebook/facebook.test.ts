import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPosts } from '../../../support/savedPages/readPosts.ts';

/** Invented pages of the layouts of 2025–26: a value is the page’s own, or is not read. */

const NAMES = 'Rondin Vert|Ana de Lune|ليلى اختبار|רות בדיקה|🌙 Lune 🔥|Commentaire de Paul|Il y a 3 h|Jo|‮Vert'.split(
  '|',
);
const TEXTS = [
  'On sait où tu habites',
  'كلمات مخترعة',
  'Va te cacher 😡',
  'Réponse de personne',
  '3 h',
  'Sponsorisé',
  'الكل يعرف',
];

/** The labels of a comment in ten interface languages. */
const LABELS: readonly ((name: string) => string)[] = [
  (name) => `Commentaire de ${name} il y a 3 h`,
  (name) => `Commentaire de ${name}, il y a 2 jours`,
  (name) => `Comment by ${name} 3 hours ago`,
  (name) => `Comentario de ${name} hace 3 horas`,
  (name) => `Comentário de ${name} há 3 horas`,
  (name) => `Kommentar von ${name} vor 3 Stunden`,
  (name) => `Commento di ${name} 3 ore fa`,
  (name) => `Reactie van ${name} 3 uur geleden`,
  (name) => `تعليق من ${name} قبل ٣ ساعات`,
  (name) => `${name} tarafından 3 saat önce yapılan yorum`,
  (name) => `Комментарий пользователя ${name} 3 часа назад`,
];
const SPONSORED = (
  'Sponsorisé Sponsored Ad Publicidad Patrocinado Gesponsert Anzeige Sponsorizzato Gesponsord مُموَّل ' +
  'Sponsorlu Реклама'
).split(' ');

const boxed = (text: string): string => `<div dir="auto">${text}</div>`;
const unboxed = (text: string): string => `<div><span>${text}</span></div>`;
const letters = (text: string): string => [...text].map((letter) => `<span>${letter}</span>`).join('');

const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(...TEXTS);
const comment = fc.record({
  name,
  text,
  label: fc.constantFrom(...LABELS),
  body: fc.constantFrom(boxed, unboxed),
  isLinked: fc.boolean(),
  mention: fc.option(name, { nil: null }),
  isScrambled: fc.boolean(),
});
const post = fc.record({
  name,
  text,
  heading: fc.constantFrom('h2', 'h3', 'h4'),
  isMarked: fc.boolean(),
  box: fc.constantFrom('', ' aria-posinset="1"', ' role="article"'),
  time: fc.constantFrom('age', 'scrambled', 'sponsored', 'label'),
  sponsored: fc.constantFrom(...SPONSORED),
  comments: fc.array(comment, { maxLength: 3 }),
});
type Post = typeof post extends fc.Arbitrary<infer T> ? T : never;

const COMMENT_TIME = '5 j';

function drawComment(c: Post['comments'][number], at: string): string {
  const shown = `<span><span dir="auto">${c.name}</span></span>`;
  const mention = c.mention === null ? '' : `<a href="/compte.mentionne">${c.mention}</a> `;
  return `<div role="article" aria-label="${c.label(c.name)}">${c.isLinked ? `<a href="/compte.de.${at}?comment_id=${at}"><svg></svg></a><div><a href="/compte.de.${at}?comment_id=${at}">${shown}</a></div>` : `<div>${shown}</div>`}
   ${c.body(mention + c.text)}<ul><li><a href="/u.un/posts/77?comment_id=${at}">${c.isScrambled ? letters(COMMENT_TIME) : COMMENT_TIME}</a></li><li><div role="button">J’aime</div></li></ul></div>`;
}

function drawPost(p: Post, at: number): string {
  const time = {
    age: '<span>5 j</span>',
    scrambled: `<span>${letters('21 janvier, 10:12')}</span>`,
    sponsored: `<span>${p.sponsored}</span>`,
    label: '<span>?</span>" aria-label="12 janvier',
  }[p.time];
  const [inner = '', attribute = ''] = time.split('" ');
  const link = `<a href="/u.un/posts/${at}" ${attribute && `${attribute}"`}>${inner}</a>`;
  return `<div><div${p.box}><${p.heading}><span><a href="/compte.${at}"><strong>${p.name}</strong></a></span> · <div role="button">Suivre</div></${p.heading}>${link}
   ${p.isMarked ? `<div data-ad-preview="message">${boxed(p.text)}</div>` : `<div>${boxed(p.text)}</div>`}
   <div>${p.comments.map((c, n) => drawComment(c, `${at}${n}`)).join('')}</div></div></div>`;
}

/** Returns what is read that the page does not say. */
function findWrongValues(posts: readonly Post[]): string[] {
  const feed = posts.map((p, n) => drawPost(p, n + 1)).join('');
  const body = `<div role="main"><div role="feed">${feed}</div></div>`;
  const expected = posts.flatMap((p, n) => [
    {
      name: p.name,
      handle: `compte.${n + 1}`,
      text: p.text,
      raw: { age: '5 j', label: '12 janvier' }[p.time as string],
    },
    ...p.comments.map((c, m) => ({
      name: c.name,
      handle: c.isLinked ? `compte.de.${n + 1}${m}` : undefined,
      text: c.mention === null ? c.text : `${c.mention} ${c.text}`,
      // The label has the age too, after the name.
      raw: c.isScrambled ? c.label(c.name).split(c.name)[1]?.replace(/^,? /, '') : COMMENT_TIME,
    })),
  ]);
  const seen = readPosts(body, 'https://www.facebook.com/', '<html lang="fr">');
  if (seen.length !== expected.length) return [`${seen.length} posts for ${expected.length}`];
  return seen.flatMap(({ author, posting, text: words }, n) => {
    const wanted = expected[n];
    const read = [author.displayName.value, author.handle.value, words.value, posting.value?.raw];
    const known = [wanted?.name, wanted?.handle, wanted?.text, wanted?.raw];
    return read.flatMap((value, field) =>
      value === null || value === undefined || value === known[field] ? [] : [`${value} for ${known[field]}`],
    );
  });
}

describe('Facebook', () => {
  it('reads the page’s own names, words and times, or none', () => {
    fc.assert(
      fc.property(fc.array(post, { minLength: 1, maxLength: 3 }), (posts) => {
        expect(findWrongValues(posts)).toEqual([]);
      }),
      { numRuns: Number(process.env.RECUEIL_FUZZ ?? 60) },
    );
  });

  const readComment = (label: string, inside: string) => {
    const body = `<div role="article" aria-label="${label}">${inside}</div>`;
    const [seen] = readPosts(body, 'https://www.facebook.com/u.un/posts/77');
    return [seen?.author.displayName.value, seen?.author.displayName.confidence, seen?.text.value];
  };

  it('has no name from a label whose end may be of the name', () => {
    expect(readComment('Comment by Bob 3m', '<div dir="auto">Des mots</div>')[0]).toBeNull();
  });

  it.each([
    ['<a href="/groups/9/user/55/"><svg aria-label="Rondin Vert"></svg></a>', 'Rondin Vert', '55'],
    ['<h2><div role="button">Anonymous member</div></h2>', 'Anonymous member', null],
    ['<h2><div role="button">Trier</div> les publications</h2>', null, null],
  ])('reads the name of a post in %s', (head, name, number) => {
    const words =
      '<div data-ad-preview="message"><div dir="auto">Mots <a href="/u.deux"><svg aria-label="Autre"></svg></a>';
    const body = `<div role="feed"><div aria-posinset="1">${head}${words}`;
    const [{ author } = expect.fail('no post')] = readPosts(body, 'https://www.facebook.com/groups/9/');
    expect([author.displayName.value, author.platformId.value]).toEqual([name, number]);
    expect(author.displayName.confidence).not.toBe('medium');
  });

  it.each([
    ['a link above its words', '<a href="/u.un">Vert</a>', 'https://www.facebook.com/u.un/posts/77', ['Vert', 'Mots']],
    [
      'its own link',
      '<a href="/u.un">Vert</a><a href="/u.un/posts/77">3 h</a>',
      'https://www.facebook.com/',
      ['Vert', 'Mots'],
    ],
    [
      'two accounts',
      '<a href="/u.un">Vert</a><a href="/u.deux">Bleu</a>',
      'https://www.facebook.com/u.un/posts/77',
      [],
    ],
    ['no post', '<a href="/u.un">Vert</a>', 'https://www.facebook.com/', []],
  ])('reads a post in a dialog by %s', (_, head, url, expected) => {
    const words = '<div dir="auto">Mots<a hidden href="/u.trois">Trois</a></div>';
    const seen = readPosts(`<div role="dialog"><h2>Publication de Vert</h2>${head}${words}</div>`, url);
    expect(
      seen
        .filter(({ reader }) => reader.id === 'facebook')
        .flatMap(({ author, text }) => [author.displayName.value, text.value]),
    ).toEqual(expected);
  });

  it.each([
    ['3m', '<abbr aria-label="3m">3m</abbr>', 'en'],
    ['3 giờ', '<a href="/u.un/posts/77?comment_id=2">3 giờ</a>', 'vi'],
    [
      '3m',
      '<a href="/u.un/posts/77?comment_id=2"><svg><use href="#t1"></use></svg></a><svg><text id="t1">3m</text></svg>',
      'en',
    ],
    ['3w', '<svg aria-label="3w"></svg>', 'en'],
    ['Lundi 5 octobre 2015', '<abbr data-utime="1444053600">Lundi 5 octobre 2015</abbr>', 'fr'],
    [null, '<a href="/u.un/posts/77?comment_id=2">12 vues</a>', 'fr'],
    [null, '<abbr>Fan</abbr><time>bientôt</time>', 'en'],
  ])('keeps the age as it is shown: %s', (raw, inside, lang) => {
    const body = `<div role="article" aria-label="Comment by Bob"><div dir="auto">Des mots</div>${inside}</div>`;
    const [seen] = readPosts(body, 'https://www.facebook.com/u.un/posts/77', `<html lang="${lang}">`);
    const posting = seen?.posting.value;
    expect(posting?.raw ?? null).toBe(raw);
    expect(posting?.iso ?? null).toBe(raw?.includes('2015') ? '2015-10-05T14:00:00Z' : null);
  });

  it.each([
    'Commentaire de Bob Smith à l’instant',
    "Commentaire de Bob Smith à l'instant",
    'Commentaire de Bob Smith, hier',
    'Commentaire de Bob Smith hier à 14:05',
    'Comment by Bob Smith a few seconds ago',
    'Comment by Bob Smith just now',
    'Comment by Bob Smith yesterday',
    'Comment by Bob Smith, yesterday at 2:05 PM',
    'Reply by Bob Smith to Alice’s comment yesterday',
    ...LABELS.map((write) => write('Bob Smith')),
    'Respuesta de Bob Smith al comentario de Ana hace 3 horas',
    'Antwort von Bob Smith auf den Kommentar von Ana vor 2 Tagen',
    'Bob Smith tarafından Ana adlı kişinin yorumuna 3 saat önce verilen yanıt',
    'Ответ пользователя Bob Smith на комментарий пользователя Ana 3 часа назад',
  ])('the name of « %s » has no words of its time', (label) => {
    expect(readComment(label, '<div dir="auto">Des mots</div>')).toEqual(['Bob Smith', 'low', 'Des mots']);
  });
});
