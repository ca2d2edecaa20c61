import { describe, expect, it } from 'vitest';
import { observe } from '../../../../src/capture/observe.ts';
import { findPostAt } from '../../../../src/platforms/reading/pagePosts.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

const WORDS = '<p id="pick">On va te trouver.</p>';

describe('a post of an unknown blog, whose name and date have no markup', () => {
  it.each([
    ['a line above', `<div id="post"><h2>Un mot</h2><p>Par Chardon, le 12 janvier 2026 à 20:11</p>${WORDS}</div>`],
    [
      'a line in an article',
      `<article id="post"><h1>Un mot</h1><p>Par Chardon, le 12 janvier 2026 à 20:11</p>${WORDS}</article>`,
    ],
    [
      'inline',
      `<div id="post"><p class="info">Par <b>Chardon</b> le <i>12 janvier 2026 à 20:11</i></p><div class="texte">${WORDS}</div></div>`,
    ],
    ['two lines', `<div id="post"><div>Publié par Chardon</div><div>12/01/2026 20:11</div><div>${WORDS}</div></div>`],
    [
      'the main part of the page',
      `<nav>Accueil</nav><main id="post"><h1>Un mot</h1><p>Publié par Chardon le 12 janvier 2026 à 20:11</p>${WORDS}</main>`,
    ],
    ['header', `<section id="post"><header>Par Chardon <small>12/01/2026 20:11</small></header>${WORDS}</section>`],
  ])('is framed and read with them: %s', (_, html) => {
    const view = createPageView(
      `<!DOCTYPE html><html lang="fr"><body>${html}</body></html>`,
      'https://blog.exemple.fr/a',
    );
    const pick = view.document.querySelector('#pick');
    const found = pick && findPostAt(pick, view);
    const seen = observe(view, performance, pick);
    expect([found?.el.id, seen.author.displayName, seen.posting.iso, seen.text]).toEqual([
      'post',
      'Chardon',
      '2026-01-12T19:11Z',
      expect.stringContaining('On va'),
    ]);
  });

  it.each([
    ['https://x.com/lea_martin', null, null],
    ['https://rame.example/@lea', null, null],
    ['/membres/theo', 'https://blog.exemple.fr/membres/theo', null],
    ['https://www.blog.exemple.fr/@theo', 'https://www.blog.exemple.fr/@theo', 'theo'],
  ])('attack: N5: has the profile and the handle of its own site alone: %s', (href, profileUrl, handle) => {
    const view = createPageView(
      `<!DOCTYPE html><article class="comment"><cite class="author"><a href="${href}" rel="author">Théo</a></cite> <time datetime="2026-01-12T20:11+01:00">12 janvier</time>${WORDS}</article>`,
      'https://blog.exemple.fr/a',
    );
    const { author } = observe(view, performance, view.document.querySelector('#pick'));
    expect([author.displayName, author.profileUrl, author.handle]).toEqual(['Théo', profileUrl, handle]);
  });

  it('is framed with a name and a date beside each other, which are in its text', () => {
    const view = createPageView(
      `<!DOCTYPE html><div id="post"><i>Chardon</i> <small>12/01/2026 20:11</small>${WORDS}</div>`,
      'https://blog.exemple.fr/a',
    );
    expect(observe(view, performance, view.document.querySelector('#pick')).text).toBe(
      'Chardon 12/01/2026 20:11\nOn va te trouver.',
    );
  });

  it.each([
    [
      'a date in the words',
      '<div><p>Par pitié, arrête.</p><p id="pick">On va te trouver le 12 janvier 2026.</p></div>',
    ],
    ['a list of posts', '<div><p id="pick">Un</p><p>12/01/2026</p><p>Deux</p><p>13/01/2026</p></div>'],
  ])('takes no other line for its name: %s', (_, html) => {
    const view = createPageView(`<!DOCTYPE html><html lang="fr"><body>${html}`, 'https://blog.exemple.fr/a');
    const pick = view.document.querySelector('#pick');
    const found = pick && findPostAt(pick, view);
    expect([found?.el.id, observe(view, performance, pick).author.displayName]).toEqual(['pick', null]);
  });
});
