import { describe, expect, it } from 'vitest';
import { findFoldedParts } from '../../../src/capture/foldedParts.ts';
import { listPressableButtons, UnfoldLog } from '../../../src/capture/unfoldPage.ts';
import { listMatchingPlatforms } from '../../../src/platforms/reading/pagePosts.ts';
import { listReaders } from '../../../src/platforms/reading/reader.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

const view = (body: string, url: string) => createPageView(`<!DOCTYPE html><body>${body}</body>`, url);
const STATUS = 'x.com/essai/status/1990470030193590272';
const post = (n: number, more: string): string =>
  `<div data-testid="cellInnerDiv"><article data-testid="tweet" id="p${n}"><div data-testid="User-Name"><a href="/essai">Essai</a>
  <a href="/essai/status/199047003019359027${n}"><time datetime="2025-11-17T17:20:11.000Z">17 nov.</time></a></div>
  <div data-testid="tweetText">Un texte</div>${more}</article></div>`;
const CUT = '<button data-testid="tweet-text-show-more-link">Voir plus</button>';
const list = (body: string, url: string): string[] => {
  const page = view(body, url);
  return listPressableButtons(page, findFoldedParts(page)).map(({ label }) => label);
};

describe('listPressableButtons', () => {
  it.each([
    ['x', `https://${STATUS}`, post(1, CUT), ['Voir plus']],
    [
      'x, replies',
      `https://${STATUS}`,
      `${post(1, '')}<div data-testid="cellInnerDiv"><div><span>Afficher les réponses supplémentaires, y compris celles qui peuvent contenir du contenu offensant</span>
       <button role="button">Afficher</button></div></div>
       <div data-testid="cellInnerDiv"><a href="/autre">Autre</a><button role="button" data-testid="1-follow">Suivre</button><button role="button">Afficher</button></div>
       <div data-testid="cellInnerDiv"><button role="button">Réessayer</button></div>`,
      ['Afficher'],
    ],
    ['x, www', `https://www.${STATUS}`, post(1, CUT), ['Voir plus']],
    [
      'youtube',
      'https://www.youtube.com/watch?v=nS9McwlWGzo',
      `<ytd-comment-thread-renderer><ytd-comment-view-model><ytd-expander collapsed><div id="content"><span id="content-text">Un texte</span></div>
       <tp-yt-paper-button id="more" role="button">Lire la suite</tp-yt-paper-button></ytd-expander></ytd-comment-view-model>
       <ytd-comment-replies-renderer><ytd-button-renderer id="more-replies"><button>3 réponses</button></ytd-button-renderer></ytd-comment-replies-renderer></ytd-comment-thread-renderer>`,
      ['Lire la suite', '3 réponses'],
    ],
    [
      'linkedin',
      'https://www.linkedin.com/feed/',
      `<div class="feed-shared-update-v2" data-urn="urn:li:activity:7451359540291338241"><span>Un texte</span>
       <button class="feed-shared-inline-show-more-text__see-more-less-toggle">…plus</button></div>`,
      ['plus'],
    ],
    ['over http', `http://${STATUS}`, post(1, CUT), []],
    ['another host', 'https://x.com.essai.example/status/1', post(1, CUT), []],
    ['a page of the generic reader', 'https://forum.essai.example/1', `<article><p>Un texte</p>${CUT}</article>`, []],
  ])('%s', (_name, url, body, labels) => {
    expect(list(body, url)).toEqual(labels);
  });

  it.each([
    ['a link', '<a href="/essai" data-testid="tweet-text-show-more-link">Voir plus</a>'],
    ['a link with a role', '<a href="/essai" role="button" data-testid="tweet-text-show-more-link">Voir plus</a>'],
    ['inside a link', `<a href="/essai">${CUT}</a>`],
    ['inside a form', `<form>${CUT}</form>`],
    ['of a form elsewhere', CUT.replace('<button', '<button form="f"')],
    ['inside a label', `<label>${CUT}</label>`],
    ['that opens a menu', CUT.replace('<button', '<button aria-haspopup="menu"')],
    ['that is open', CUT.replace('<button', '<button aria-expanded="true"')],
    ['no button', CUT.replaceAll('button', 'div')],
    ['hidden', CUT.replace('<button', '<button style="display: none"')],
    ['other words', CUT.replace('Voir plus', 'Supprimer la publication')],
    ['more words', CUT.replace('Voir plus', 'Voir plus et s’abonner')],
  ])('leaves out %s', (_name, control) => {
    expect(list(post(1, control), `https://${STATUS}`)).toEqual([]);
  });

  it('is allowed only on hosts whose own reader reads the page, and on no software that anybody hosts', () => {
    const allowed = listReaders().flatMap(({ id, unfold }) => (unfold ? [[id, unfold] as const] : []));
    expect(allowed.length).toBeGreaterThan(5);
    for (const [id, { hosts, buttons }] of allowed) {
      expect(hosts.length).toBeGreaterThan(0);
      for (const host of hosts)
        expect(listMatchingPlatforms(view('', `https://${host}/`)).map((site) => site.id)).toContain(id);
      for (const { source } of buttons) expect(source).not.toBe('');
    }
    for (const id of ['mastodon', 'discourse', 'phpbb', 'xenforo', 'vbulletin', 'forumactif'])
      expect(allowed.map(([one]) => one)).not.toContain(id);
  });
});

describe('UnfoldLog', () => {
  it('gives each post its own presses, the page all, and another page none', () => {
    const page = view(post(1, CUT) + post(2, CUT), `https://${STATUS}`);
    const log = new UnfoldLog();
    const [first, second] = ['p1', 'p2'].map((id) => page.document.getElementById(id));
    if (!first || !second) throw new Error('no post');
    expect(log.describe(page, null)).toBeUndefined();
    log.add(page, 'Voir plus', first);
    log.add(page, 'Afficher les 2 réponses', null);
    const at = page.clock.now.toISOString();
    const pressed = [
      { label: 'Voir plus', at },
      { label: 'Afficher les 2 réponses', at },
    ];
    expect(log.describe(page, null)).toEqual({ total: 2, pressed });
    expect(log.describe(page, first)).toEqual({ total: 2, pressed: pressed.slice(0, 1) });
    expect(log.describe(page, second)).toEqual({ total: 2, pressed: [] });
    expect(log.describe(view(post(1, CUT), 'https://x.com/essai/status/2'), null)).toBeUndefined();
  });

  it('finds a post of a virtual list in another element', () => {
    const log = new UnfoldLog();
    const before = view(post(1, CUT), `https://${STATUS}`);
    log.add(before, 'Voir plus', before.document.getElementById('p1'));
    const after = view(post(2, '') + post(1, ''), `https://${STATUS}`);
    const count = (id: string) => log.describe(after, after.document.getElementById(id))?.pressed.length;
    expect([count('p1'), count('p2')]).toEqual([1, 0]);
  });
});
