import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFoldedParts } from '../../../../src/capture/foldedParts.ts';
import { listPressableButtons } from '../../../../src/capture/unfoldPage.ts';
import { readFirstPost, readPosts } from '../../../support/savedPages/readPosts.ts';
import { createPageView } from '../../../support/savedPages/savedPage.ts';

/** A machine’s words are never said to be the author’s. The markup of each platform follows that of its saved pages. */

const X = 'https://x.com/lune_test/status/1990470030193590272';
const tweet = (after: string, words = 'Des mots'): string =>
  `<article data-testid="tweet"><div data-testid="User-Name"><a href="/lune_test">Lune</a><a href="/lune_test">@lune_test</a>
   <a href="/lune_test/status/1990470030193590272"><time datetime="2025-11-17T17:20:11.000Z">17 nov.</time></a></div>
   <div data-testid="tweetText" lang="ja">${words}</div>${after}</article>`;

/** One post of each platform, with `control` under its text. */
const PAGES: readonly (readonly [string, string, (control: string) => string])[] = [
  ['x', X, tweet],
  [
    'facebook',
    'https://www.facebook.com/groups/42/posts/5551/',
    (control) =>
      `<div role="article"><h3><strong><a href="/colline.verte">Colline</a></strong></h3><a href="/groups/42/posts/5551/">2 h</a>
       <div data-ad-rendering-role="story_message"><div dir="auto">Des mots</div></div>${control}</div>`,
  ],
  [
    'instagram',
    'https://www.instagram.com/p/DPPr8SID-Dd/',
    (control) =>
      `<main><div><div><a href="/lune_test/" role="link"><span dir="auto">lune_test</span></a><a href="/p/DPPr8SID-Dd/c/18070000000000001/"><time datetime="2025-10-01T08:00:00.000Z">1 h</time></a></div>
       <span dir="auto">Des mots</span>${control}</div></main>`,
  ],
  [
    'threads',
    'https://www.threads.com/@lune_test/post/DZ3e05qlNxc',
    (control) =>
      `<div data-pressable-container="true"><a href="/@lune_test/post/DZ3e05qlNxc"><time datetime="2026-06-21T23:47:09.000Z">1 h</time></a>
       <span dir="auto">Des mots</span>${control}</div>`,
  ],
  [
    'youtube',
    'https://www.youtube.com/watch?v=nS9McwlWGzo',
    (control) =>
      `<ytd-comment-view-model><a id="author-text" href="/@lune_test">@lune_test</a><span id="published-time-text"><a href="/watch?v=nS9McwlWGzo&amp;lc=Ugw0Yj8xvGhcuC_GwNZ4AaABAg">il y a 2 heures</a></span>
       <div id="content"><yt-attributed-string id="content-text">Des mots</yt-attributed-string></div>${control}</ytd-comment-view-model>`,
  ],
  [
    'linkedin',
    'https://www.linkedin.com/feed/',
    (control) =>
      `<div class="feed-shared-update-v2" role="article" data-urn="urn:li:activity:7451359540291338241"><span class="update-components-actor__title">Lune</span>
       <div class="update-components-update-v2__commentary"><span>Des mots</span></div>${control}</div>`,
  ],
  [
    'tiktok',
    'https://www.tiktok.com/@lune_test/video/7252706573519310122',
    (control) =>
      `<div class="a-DivCommentItemContainer"><div class="a-DivCommentContentContainer" id="7253000000000000000"><a href="/@lune_test"><span data-e2e="comment-username-1">Lune</span></a>
       <p data-e2e="comment-level-1">Des mots</p><span data-e2e="comment-time-1">2023-7-7</span>${control}</div></div>`,
  ],
  [
    'reddit',
    'https://www.reddit.com/r/essai/comments/1x1abcd/',
    (control) =>
      `<shreddit-comment author="lune_test" thingid="t1_abc123" postid="t3_1x1abcd" created="2026-03-18T10:00:00Z" permalink="/r/essai/comments/1x1abcd/comment/abc123/">
       <div slot="comment"><div class="md"><p>Des mots</p></div></div>${control}</shreddit-comment>`,
  ],
  [
    'mastodon',
    'https://pouet.example/@lune/116000000000000001',
    (control) =>
      `<div id="mastodon"><div class="status" data-id="116000000000000001"><a class="status__relative-time" href="/@lune/116000000000000001"><time datetime="2026-02-01T10:00:00Z">1 h</time></a>
       <a class="status__display-name" href="/@lune"><span class="display-name"><strong>Lune</strong><span class="display-name__account">@lune</span></span></a>
       <div class="status__content"><div class="status__content__text">Des mots</div>${control}</div></div></div>`,
  ],
];

/** What platforms write on the button, in ten languages. */
const LABELS = [
  'Afficher l’original',
  "Voir l'original",
  'Voir le texte d’origine',
  'Show original',
  'See original (Translated by Google)',
  'Mostrar original',
  'Ver el texto original',
  'Ver original',
  'Mostrar texto original',
  'Original anzeigen',
  'Originaltext ansehen',
  'Mostra originale',
  'Vedi l’originale',
  'Origineel weergeven',
  'Oorspronkelijke tekst bekijken',
  'عرض النص الأصلي',
  'إظهار الأصل',
  'Orijinalini göster',
  'Orijinal metni gör',
  'Показать оригинал',
  'Посмотреть исходный текст',
] as const;

/** Words beside a text in its author’s own language. */
const OTHER_LABELS = [
  'Traduire le post',
  'Voir la traduction',
  'See translation',
  'Afficher la traduction',
  'Masquer l’original',
  'Hide original',
  'Voir le post original',
  'See original post',
  'Original',
  'Répondre',
  'Son original',
] as const;

/** What platforms write without a button, in ten languages. */
const NOTES = [
  'Traduit du japonais',
  'Publication traduite automatiquement',
  'Translated from Japanese by Google',
  'Auto-translated',
  'Traducido del japonés por Google',
  'Traduzido do japonês',
  'Übersetzt aus dem Japanischen von Google',
  'Automatisch übersetzt',
  'Tradotto dal giapponese',
  'Vertaald uit het Japans',
  'Japonca dilinden çevrildi',
  'Переведено с японского',
  'تمت الترجمة من اليابانية',
] as const;

/** The same button, in interface languages whose words no reader knows. */
const OTHER_LANGUAGES = [
  ['ja', '原文を表示'],
  ['zh-CN', '显示原文'],
  ['ko', '원문 보기'],
  ['pl', 'Pokaż oryginał'],
  ['uk', 'Показати оригінал'],
  ['vi', 'Hiển thị bản gốc'],
  ['ro', 'Afișează originalul'],
  ['', '원문 보기'],
] as const;

const readFirst = (body: string, url: string, html = '<html lang="fr">') => readFirstPost(body, url, html);
const open = (body: string, url: string) => createPageView(`<!DOCTYPE html><html lang="fr"><body>${body}</body>`, url);

/** The words, how sure they are, and whether they are said to be a translation. */
const stateOf = ({ text, warnings }: ReturnType<typeof readFirst>) => [
  ...[text.value, text.confidence],
  warnings.includes('translated-text'),
];
const TRANSLATED = ['Des mots', 'low', true];

const button = (label: string): string => `<div><div role="button" tabindex="0"><span>${label}</span></div></div>`;

describe('a text that the platform translated', () => {
  it.each(PAGES)('%s: is said to be a translation, and never sure', (_, url, page) => {
    for (const label of LABELS) {
      const seen = readFirst(page(button(label)), url);
      expect(stateOf(seen), label).toEqual(TRANSLATED);
      expect(seen.text.how).toMatch(/\+translated$/);
      expect(seen.warnings).not.toContain('truncated-text');
    }
  });

  it.each(PAGES)('%s: is read as before without such a button', (_, url, page) => {
    for (const label of OTHER_LABELS) {
      const { text, warnings } = readFirst(page(button(label)), url);
      expect([text.value, warnings.includes('translated-text')], label).toEqual(['Des mots', false]);
      expect(text.confidence, label).not.toBe('low');
    }
  });

  it.each(['translated-ltr', 'translated-rtl'])('by the browser, on any page: html.%s', (name) => {
    const forum = `<article id="post-41"><p class="author">Lune</p><time datetime="2026-01-02T03:04:05Z">2 janvier</time><p>Des mots assez longs pour un texte</p></article>`;
    for (const [url, body] of [
      [X, tweet('')],
      ['https://forum.essai.example/fil/1', forum],
    ] as const) {
      const { text, warnings } = readFirst(body, url, `<html class="${name}">`);
      expect([text.confidence, warnings.includes('translated-text')]).toEqual(['low', true]);
      expect(readFirst(body, url).warnings).not.toContain('translated-text');
    }
  });

  it.each(PAGES)('%s: a note without a button says so', (_, url, page) => {
    for (const note of NOTES) {
      expect(stateOf(readFirst(page(`<div><span>${note}</span></div>`), url)), note).toEqual(TRANSLATED);
    }
  });

  it('a note that the author wrote says nothing', () => {
    for (const note of NOTES) {
      const { text, warnings } = readFirst(tweet('', `Des mots <b>${note}</b>`), X);
      expect([text.confidence, warnings]).toEqual(['high', []]);
    }
    for (const label of ['Translated [JA]', 'Textes traduits', 'Traduire', '<a href="/g">Traduit du japonais</a>'])
      expect(readFirst(tweet(`<div><span>${label}</span></div>`), X).text.confidence).toBe('high');
  });

  it.each(PAGES.filter(([name]) => !['mastodon', 'youtube'].includes(name)))(
    '%s: is never sure in a language whose words are not known',
    (_, url, page) => {
      for (const [lang, label] of OTHER_LANGUAGES)
        expect([lang, readFirst(page(button(label)), url, `<html lang="${lang}">`).text]).not.toMatchObject([
          lang,
          { confidence: 'high' },
        ]);
    },
  );

  // Text, note and button of a review (public tools, 2023 to 2026).
  it.each(['<span>Traduit par Google</span>', '<button>Voir l’original (Anglais)</button>'])(
    'Google reviews: %s',
    (mark) => {
      const review = `<div data-review-id="ChZ1"><div class="d4r55">Lune</div><span class="rsqaWe">il y a 2 mois</span><div class="MyEned"><span class="wiI7pd">Des mots</span></div><div class="oqftme">${mark}</div></div>`;
      expect(stateOf(readFirst(review, 'https://www.google.fr/maps/place/Atelier/'))).toEqual(TRANSLATED);
    },
  );

  it('Google reviews: a text that holds both the translation and the original', () => {
    const words = '(Traduit par Google) Des mots<br><br>(Avis d’origine)<br>Some words';
    const review = `<div data-review-id="ChZ1"><div class="d4r55">Lune</div><span class="wiI7pd">${words}</span></div>`;
    const { text, warnings } = readFirst(review, 'https://www.google.fr/maps/place/Atelier/');
    expect([text.confidence, warnings.includes('translated-text')]).toEqual(['low', true]);
  });

  // State of the button of a comment (public inspections of 2024 to 2026).
  it('YouTube: by the state of its button, in any language', () => {
    const [, url = '', page] = PAGES.find(([name]) => name === 'youtube') ?? [];
    const toggle = (state: string): string =>
      `<ytd-tri-state-button-view-model class="translate-button" state="${state}"><tp-yt-paper-button>原文</tp-yt-paper-button></ytd-tri-state-button-view-model>`;
    const read = (state: string) => readFirst(page?.(toggle(state)) ?? '', url, '<html lang="ja-JP">');
    expect([read('toggled').text.confidence, read('toggled').warnings]).toEqual([
      'low',
      expect.arrayContaining(['translated-text']),
    ]);
    expect([read('untoggled').text.confidence, read('untoggled').warnings]).toEqual([
      'high',
      expect.not.arrayContaining(['translated-text']),
    ]);
  });

  it('by Edge or by an add-on, by the marks on the words', () => {
    for (const words of [
      '<font _mstmutation="1">Des mots</font>',
      '<span _msthash="1" _msttexthash="42">Des mots</span>',
      'A word<font class="notranslate immersive-translate-target-wrapper">Des mots</font>',
    ]) {
      const { text, warnings } = readFirst(tweet('', words), X);
      expect([text.confidence, warnings.includes('translated-text')]).toEqual(['low', true]);
    }
  });

  it('by the browser: names and quotations are not sure either', () => {
    const quoted = tweet(
      '<div role="link"><div data-testid="User-Name">@autre</div><div data-testid="tweetText">Cité</div></div>',
    );
    const { author, quoted: quote } = readFirst(quoted, X, '<html lang="fr" class="translated-ltr">');
    expect([author.displayName.confidence, author.handle.confidence, quote.confidence]).toEqual(['low', 'high', 'low']);
  });

  it.each(['<button>Afficher l’original</button>', '<span>Traduit du japonais</span>'])(
    'a quotation alone: %s',
    (mark) => {
      const quoted = tweet(
        `<div role="link"><div data-testid="User-Name">@autre</div><div data-testid="tweetText">Cité</div>${mark}</div>`,
      );
      const { text, quoted: quote } = readFirst(quoted, X);
      expect([text.confidence, quote.value?.text, quote.confidence]).toEqual(['high', 'Cité', 'low']);
      expect(quote.how).toMatch(/\+translated$/);
    },
  );

  it('Reddit: by the address that asks for a translation', () => {
    const [, url = '', page] = PAGES.find(([name]) => name === 'reddit') ?? [];
    expect(stateOf(readFirst(page?.('') ?? '', `${url}?tl=fr`))).toEqual(TRANSLATED);
  });

  it('Mastodon: by the box under it, in any language', () => {
    const [, url = '', page] = PAGES.find(([name]) => name === 'mastodon') ?? [];
    const box =
      '<div class="translate-button"><div class="translate-button__meta">翻訳</div><button class="link-button">元の文を表示</button></div>';
    expect(stateOf(readFirst(page?.(box) ?? '', url))).toEqual(TRANSLATED);
  });

  it('is that of the post itself, not of a post inside it or of another one', () => {
    const reply = (inner: string): string =>
      `<shreddit-comment author="a" thingid="t1_a1" postid="t3_b" permalink="/r/e/comments/b/comment/a1/"><div slot="comment"><div class="md">Original</div></div>
       <shreddit-comment author="c" thingid="t1_c1" postid="t3_b" permalink="/r/e/comments/b/comment/c1/"><div slot="comment"><div class="md">Traduit</div></div>${inner}</shreddit-comment></shreddit-comment>`;
    const seen = readPosts(reply(button('Voir l’original')), 'https://www.reddit.com/r/e/comments/b/');
    expect(seen.map(({ warnings }) => warnings.includes('translated-text'))).toEqual([false, true]);
    const quoted = tweet(
      '<div role="link"><div data-testid="User-Name">@autre</div><button>Afficher l’original</button></div>',
    );
    expect(readFirst(quoted, X).warnings).not.toContain('translated-text');
  });

  it('is not believed from a link or from the author’s words', () => {
    for (const words of ['<a href="/voir">Voir l’original</a>', '<span>Afficher l’original</span>', 'Show original'])
      expect(readFirst(tweet('', `Des mots ${words}`), X).text.confidence).toBe('high');
  });

  it('keeps the author’s words when the page shows both', () => {
    const both = `<div><span>Traduit du japonais par Google</span></div><div data-testid="tweetText" lang="fr">Une traduction</div>`;
    const { text, warnings } = readFirst(tweet(both, '元の言葉'), X);
    expect([text.value, text.confidence, warnings]).toEqual(['元の言葉', 'high', []]);
  });

  it('is never sure, whatever is around the words of the button', () => {
    const around = fc.constantFrom('', ' ', '·', '… ', '\n', '\u00a0', '🌐 ', '‎');
    fc.assert(
      fc.property(
        fc.constantFrom(...PAGES),
        fc.constantFrom(...LABELS),
        around,
        around,
        fc.constantFrom('button', 'div role="button"', 'span role="button"'),
        ([, url, page], label, before, after, tag) => {
          const seen = readFirst(page(`<${tag}>${before}${label}${after}</${tag.split(' ')[0]}>`), url);
          expect(seen.text.confidence).toBe('low');
          expect(seen.warnings).toContain('translated-text');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the button that shows the original', () => {
  it.each(PAGES.filter(([name]) => name !== 'mastodon'))(
    '%s: may be pressed, and is no folded text',
    (_, url, page) => {
      const view = open(page(button('Afficher l’original')), url);
      const parts = findFoldedParts(view);
      expect(parts.map(({ kind }) => kind)).toEqual(['original']);
      expect(listPressableButtons(view, parts).map(({ label }) => label)).toEqual(['Afficher l’original']);
    },
  );

  it('is not pressed on software that anybody hosts, and a link never', () => {
    const [, url = '', page] = PAGES.find(([name]) => name === 'mastodon') ?? [];
    const own = open(page?.(button('Afficher l’original')) ?? '', url);
    expect(listPressableButtons(own, findFoldedParts(own))).toEqual([]);
    const link = open(tweet('<a href="/x" role="button">Afficher l’original</a>'), X);
    expect(listPressableButtons(link, findFoldedParts(link))).toEqual([]);
  });
});
