import { describe, expect, it } from 'vitest';
import type { PostExtraction } from '../../../../src/domain/capture/extraction.ts';
import { findPosts, readPost } from '../../../../src/platforms/reading/pagePosts.ts';
import '../../../support/allReaders.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

/** What a page states of itself in JSON-LD belongs to whom it names: never a commenter's name on the article. */

const URL_OF_PAGE = 'https://site.exemple.fr/2026/01/page';

const read = (statements: unknown, body: string): PostExtraction[] => {
  const view = createPageView(
    `<!DOCTYPE html><body><script type="application/ld+json">${JSON.stringify(statements)}</script>${body}</body>`,
    URL_OF_PAGE,
  );
  return findPosts(view).map((found) => readPost(found, view));
};

const ARTICLE = '<article><h1>Titre</h1><p class="author"></p><p>Des mots de l’article, assez longs.</p></article>';

describe('the article of a page', () => {
  it.each([
    ['Comment', '#comment-4'],
    [['Comment'], '#comment-4'],
    [['Thing', 'Comment'], ''],
    ['UserComments', '#comment-4'],
    ['UserComments', ''],
    ['https://schema.org/Comment', ''],
    // A type that is not known: its address is that of a part of the page.
    ['Remark', '#comment-4'],
  ])('has no name, date or address of a comment stated as %j %s', (type, hash) => {
    const comment = {
      '@type': type,
      url: `${URL_OF_PAGE}${hash}`,
      author: { name: 'Troll' },
      datePublished: '2026-01-13',
      text: 'Menteuse !',
    };
    const page = { '@type': 'NewsArticle', url: URL_OF_PAGE, comment: [comment] };
    const signed = ARTICLE.replace('<p class="author"></p>', '<p class="author">Rédaction</p>');
    const [article] = read(page, signed);
    expect([article?.author.displayName.value, article?.permalink.value, article?.posting.value]).toEqual([
      'Rédaction',
      null,
      null,
    ]);
    // Without a name of its own, the article is no post.
    expect(read(page, ARTICLE).map(({ author }) => author.displayName.value)).not.toContain('Troll');
  });

  it('has the author and the date that the page states of it', () => {
    const stated = {
      '@type': ['NewsArticle'],
      url: URL_OF_PAGE,
      author: { name: 'Iris' },
      datePublished: '2026-01-12',
    };
    const [article] = read(stated, ARTICLE);
    expect([article?.author.displayName.value, article?.posting.value?.iso]).toEqual(['Iris', '2026-01-12']);
  });
});

it.each(['suggestedAnswer', 'acceptedAnswer'])('an answer stated as %s is found', (name) => {
  const answer = { '@type': 'Answer', url: `${URL_OF_PAGE}#comment-4`, author: { name: 'Lune' }, text: 'Des mots' };
  const question = { '@type': 'QAPage', mainEntity: { '@type': 'Question', [name]: [answer] } };
  const [post] = read(
    question,
    '<div class="comment" id="comment-4"><time datetime="2026-01-13">13 janvier</time><p>Des mots</p></div>',
  );
  expect(post?.author.displayName.value).toBe('Lune');
});
