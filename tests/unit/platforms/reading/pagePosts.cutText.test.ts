import { describe, expect, it } from 'vitest';
import '../../../support/allReaders.ts';
import { findFoldedParts } from '../../../../src/capture/foldedParts.ts';
import { findPosts, readPost } from '../../../../src/platforms/reading/pagePosts.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

/** A control inside a text says that it is cut only while it is closed, and when it is not that of a translation. */

type Page = (words: string, attributes?: string) => string;

const PAGES: readonly (readonly [string, string, Page])[] = [
  [
    'a post of Facebook',
    'https://www.facebook.com/groups/42/posts/5551/',
    (words, attributes = '') =>
      `<div role="article"><h3><strong><a href="/colline.verte">Colline</a></strong></h3><a href="/groups/42/posts/5551/">2 h</a>
       <div data-ad-rendering-role="story_message"><div dir="auto">Des mots <div role="button" ${attributes}>${words}</div></div></div></div>`,
  ],
  [
    'a comment of Facebook',
    'https://www.facebook.com/groups/42/posts/5551/',
    (words, attributes = '') =>
      `<div role="article" aria-label="Commentaire de Lune il y a 3 h"><a href="/lune.test"><span dir="auto">Lune</span></a>
       <div dir="auto">Des mots <div role="button" ${attributes}>${words}</div></div></div>`,
  ],
  [
    'a review of Google',
    'https://www.google.fr/maps/place/Atelier/',
    (words, attributes = '') =>
      `<div data-review-id="Ch1"><div class="d4r55">Lune</div><span class="wiI7pd">Des mots</span><button class="w8nwRe" ${attributes}>${words}</button></div>`,
  ],
  [
    'an older post of LinkedIn',
    'https://www.linkedin.com/feed/',
    (words, attributes = '') =>
      `<div class="feed-shared-update-v2" role="article" data-urn="urn:li:activity:7451359540291338241"><span class="update-components-actor__title">Lune</span>
       <div class="update-components-update-v2__commentary"><span>Des mots</span><button class="feed-shared-inline-show-more-text__see-more-less-toggle" ${attributes}>${words}</button></div></div>`,
  ],
  [
    'a post of LinkedIn',
    'https://www.linkedin.com/feed/',
    (words, attributes = '') =>
      `<div data-testid="mainFeed"><div role="listitem"><a href="/in/lune-test/"><p>Lune</p></a>
       <p data-testid="expandable-text-box">Des mots <button data-testid="expandable-text-button" ${attributes}>${words}</button></p></div></div>`,
  ],
];

/** Words of buttons that show another text, or less of it. */
const OTHER_WORDS =
  'Voir la traduction|See translation|Traduire|Ver tradução|Übersetzung anzeigen|Vertaling weergeven|عرض الترجمة|Çevirisini gör|Показать перевод|' +
  "Voir l’original|Voir l'original|Voir moins|See less|…less";

const isCut = (url: string, html: string): boolean => {
  const view = createPageView(`<html lang="fr"><body>${html}</body></html>`, url);
  const [found = expect.fail('no post')] = findPosts(view);
  const inPost = readPost(found, view).warnings.includes('truncated-text');
  const inPage = findFoldedParts(view).some(({ kind }) => kind === 'text');
  expect(inPage).toBe(inPost);
  return inPost;
};

describe.each(PAGES)('the text of %s', (_name, url, page) => {
  it.each(['… Voir plus', 'See more', 'المزيد', 'Подробнее', ''])('is cut by « %s »', (words) => {
    expect(isCut(url, page(words))).toBe(true);
    expect(isCut(url, page(words, 'aria-expanded="false"'))).toBe(true);
  });

  it.each(OTHER_WORDS.split('|'))('is not cut by « %s »', (words) => {
    expect(isCut(url, page(words))).toBe(false);
    expect(isCut(url, page('', `aria-label="${words}"`))).toBe(false);
  });

  it('is not cut by a control that is open', () => {
    expect(isCut(url, page('Plus', 'aria-expanded="true"'))).toBe(false);
  });
});
