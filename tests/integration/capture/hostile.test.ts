import { describe, expect, it } from 'vitest';
import { extractPageText, observe } from '../../../src/capture/observe.ts';
import { takePageSnapshot } from '../../../src/capture/pageSnapshot.ts';
import { listPosts } from '../../../src/capture/pageSurvey.ts';
import { truncate } from '../../../src/domain/shared/truncate.ts';
import { createPageView, SILENT } from '../../support/savedPages/savedPage.ts';

/** Pages made to mislead or break a reader. */

const observeHtml = (html: string, url = 'https://exemple.fr/p/1') => {
  const view = createPageView(html, url);
  return observe(view, SILENT, view.document.querySelector('article, form'));
};

it.each(['<div contenteditable>brouillon</div>', '<textarea>brouillon</textarea>'])(
  'observe with text being typed in a post does not read %s',
  (draft) => {
    const seen = observeHtml(`<article id="post-1"><p>contenu</p>${draft}</article>`);
    expect(seen.text).toBe('contenu');
  },
);

describe('observe with invisible elements', () => {
  it('does not read them as text', () => {
    const seen = observeHtml(
      '<article id="post-1"><p>insulte</p><div itemprop="text" style="display:none">belle journée</div></article>',
    );
    expect(seen.text).toBe('insulte');
  });

  it('does not read them as the author', () => {
    const html = `<article data-testid="tweet"><div data-testid="User-Name" style="display:none"><a href="/innocent">Innocent</a>
      <a href="/innocent">@innocent</a></div><div data-testid="tweetText" style="display:none">belle journée</div>
      <a href="/porte_ronde/status/1981398750557065646"><time datetime="2025-10-23T16:34:09.000Z">1 h</time></a></article>`;
    const seen = observeHtml(html, 'https://x.com/porte_ronde/status/1981398750557065646');
    expect(seen.author).toMatchObject({ handle: 'porte_ronde', displayName: null });
    expect(seen.text).toBeNull();
  });

  it('does not read them as the author on an unknown page', () => {
    const seen = observeHtml(
      '<article id="post-1"><a rel="author" style="display:none" href="/u/a">Innocent</a><a class="username" href="/u/b">Porte</a><p>mot</p></article>',
    );
    expect(seen.author.displayName).toBe('Porte');
  });
});

const NAMES = (
  'localName getAttributeNames childNodes matches shadowRoot previousSibling nextSibling nodeType nodeValue getAttribute ' +
  'contains firstChild lastChild parentElement closest querySelector querySelectorAll textContent namespaceURI id ' +
  'firstElementChild getRootNode'
).split(' ');

describe('observe with a form field named like a DOM property', () => {
  const inside = (name: string) =>
    `<article id="post-1"><p>contenu</p><form><p>suite</p><input name="${name}"></form></article>`;
  const itself = (name: string) =>
    `<form role="article" class="post" id="post-1"><p>contenu</p><time datetime="2026-01-01T00:00:00Z">1er janvier 2026</time><input name="${name}"></form>`;
  const all = (html: string) => {
    const view = createPageView(html, 'https://exemple.fr/p/1');
    const post = view.document.querySelector('p');
    const { html: page } = takePageSnapshot(view.document, { address: 'a', at: 'b' });
    return {
      page,
      text: extractPageText(view, null),
      seen: observe(view, SILENT, post),
      list: listPosts([view], () => 0).offered.choices,
    };
  };

  it.each(NAMES)('reads under the field %s', (name) => {
    for (const form of [inside, itself]) {
      const { page, ...rest } = all(form(name));
      const plain = all(form('autre'));
      expect(page.replace(`name="${name}"`, 'name="autre"')).toBe(plain.page);
      expect(rest).toEqual({ text: plain.text, seen: plain.seen, list: plain.list });
      expect(rest.seen.text).toContain('contenu');
    }
  });
});

describe('observe with oversized values', () => {
  const tweet = (name: string, text: string) =>
    `<html lang="${'f'.repeat(300)}"><article data-testid="tweet"><div data-testid="User-Name"><a href="/a">${name}</a><a href="/a">@a</a></div>
    <div data-testid="tweetText">${text}</div></article></html>`;

  it('cuts a text to what a message can carry, and leaves the rest to the background', () => {
    const seen = observeHtml(tweet(`${'n'.repeat(19_999)}😀`, 't'.repeat(5_000_001)), 'https://x.com/a');
    expect(seen.author.displayName).toHaveLength(20_001);
    expect(seen.text).toHaveLength(5_000_000);
    expect(seen.page.lang).toHaveLength(300);
    expect(seen.warnings).toContain('value-cut');
    expect(seen.warnings).not.toContain('text-not-well-formed');
  });

  it('keeps a reading of any page below 64 MiB, also of control characters', () => {
    const view = createPageView(
      `<article id="post-1"><p>a</p>${'<img src="/i.png">'.repeat(6)}</article>`,
      'https://a.test/',
    );
    // Not in the markup, which is slow to parse.
    for (const image of view.document.images) image.alt = '\u0001'.repeat(2_000_000);
    const seen = observe(view, SILENT, view.document.querySelector('p'));
    expect(JSON.stringify(seen).length).toBeLessThan(64 * 1024 * 1024);
    expect(seen.media?.length).toBe(6);
    expect(seen.warnings).toContain('value-cut');
  });

  it('does not change the other values', () => {
    const seen = observeHtml(tweet('n'.repeat(20_000), 'mot').replace('f'.repeat(300), 'fr'), 'https://x.com/a');
    expect(seen.author.displayName).toHaveLength(20_000);
    expect(seen.warnings).not.toContain('value-cut');
  });

  it('never splits a surrogate pair', () => {
    expect(truncate(`${'a'.repeat(499)}😀`, 500)).toBe('a'.repeat(499));
    expect(truncate(`${'a'.repeat(498)}😀b`, 500)).toBe(`${'a'.repeat(498)}😀`);
    expect(truncate('mot', 3)).toBe('mot');
  });
});

describe('observe with two contradictory dates', () => {
  const readDate = (datetime: string, shown: string) => {
    const seen = observeHtml(`<article id="post-1"><p>mot</p><time datetime="${datetime}">${shown}</time></article>`);
    const confidence = seen.reading.fields['posting.iso']?.confidence;
    return [seen.warnings.includes('time-mismatch'), confidence];
  };

  it.each([
    ['2001-01-01T00:00:00Z', '20 novembre 2025', true, 'low'],
    ['2025-11-20T23:30:00Z', '21 novembre 2025', false, 'medium'],
    ['2025-11-20T08:00:00Z', '20 novembre', false, 'medium'],
    ['2025-11-20T08:00:00Z', 'il y a 2 mois', false, 'medium'],
    ['2025-11-20T08:00:00Z', 'hier soir peut-être', false, 'medium'],
  ])('reads the attribute %s next to the text %s', (datetime, shown, mismatch, confidence) => {
    expect(readDate(datetime, shown)).toEqual([mismatch, confidence]);
  });
});
