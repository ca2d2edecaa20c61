import { describe, expect, it } from 'vitest';
import { readFirstPost } from '../../support/savedPages/readPosts.ts';

const URL = 'https://disqus.com/embed/comments/?base=default&f=journal-invente';

const link = (name: string, words = name): string =>
  `<a href="https://disqus.com/by/${name}/" class="user" data-username="${name}">${words}</a>`;

interface Parts {
  readonly avatar?: string;
  readonly byline?: string;
  readonly time?: string;
  readonly words?: string;
  readonly after?: string;
}

const comment = ({
  avatar = '<div class="user"></div>',
  byline = '<span class="author">Visiteur</span>',
  time = '',
  words = 'Des mots',
  after = '',
}: Parts): string =>
  `<li class="post" id="post-6401"><div class="post-content"><div class="avatar">${avatar}</div>
   <div class="post-body"><header><span class="post-byline">${byline}</span><span class="post-meta">${time}</span></header>
   <div class="post-message"><p>${words}</p></div>${after}</div></div></li>`;

const read = (parts: Parts) => readFirstPost(`<ul>${comment(parts)}</ul>`, URL, '<html lang="fr">');

const readAccount = (parts: Parts) => {
  const { handle, profileUrl } = read(parts).author;
  return [handle.value, profileUrl.value];
};

describe('the account of a comment of Disqus', () => {
  it.each([
    ['a voter in the footer', { after: `<footer><ul class="voters"><li>${link('votant_inv')}</li></ul></footer>` }],
    ['an account named in the words', { words: `Pour ${link('cite_inv')}` }],
    ['an author written in the words', { words: `<span class="author">${link('cite_inv')}</span>` }],
    [
      'a reply inside',
      { after: comment({ avatar: link('reponse_inv'), byline: `<span class="author">${link('reponse_inv')}</span>` }) },
    ],
  ])('of a guest is not that of %s', (_name, parts) => {
    expect(readAccount(parts)).toEqual([null, null]);
    expect(read(parts).author.displayName.value).toBe('Visiteur');
  });

  it.each([
    ['byline', { byline: `<span class="author">${link('chardon_inv', 'Chardon')}</span>` }],
    ['own avatar', { avatar: link('chardon_inv') }],
    ['both', { avatar: link('Chardon_inv'), byline: `<span class="author">${link('chardon_inv', 'Chardon')}</span>` }],
  ])('is read in its %s', (_name, parts) => {
    expect(readAccount(parts)).toEqual(['chardon_inv', 'https://disqus.com/by/chardon_inv/']);
  });

  it('is none when byline and avatar differ', () => {
    const parts = {
      avatar: link('autre_inv'),
      byline: `<span class="author">${link('chardon_inv', 'Chardon')}</span>`,
    };
    expect(readAccount(parts)).toEqual([null, null]);
    expect(read(parts).author.handle.how).toBe('several-logins');
  });
});

describe('a comment of Disqus', () => {
  it('without an author has no words of an author', () => {
    const { text } = read({ byline: '', words: 'Ce commentaire a été supprimé.' });
    expect(text).toMatchObject({ value: null, how: 'layout-unknown' });
  });

  it('has the time shown when no full date is in the title', () => {
    const { posting, warnings } = read({ time: '<a class="time-ago" href="#">il y a 2 jours</a>' });
    expect(posting.value).toMatchObject({ raw: 'il y a 2 jours', iso: '2026-01', source: 'text' });
    expect(posting.how).toMatch(/^text:date/);
    expect(warnings).toContain('relative-time-only');
  });
});
