import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { element, htmlBytes } from '../../../../src/dossier/page/html.ts';
import { indexPage } from '../../../../src/dossier/page/indexPage.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../../support/dossier/hostilePosts.ts';
import { buildDossierContext, changeItems, inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../../support/dossier/inventedPosts.ts';

const parseHtml = (bytes: Uint8Array) => new JSDOM(new TextDecoder().decode(bytes)).window.document;

async function makePage(posts: Parameters<typeof inventCase>[0]) {
  const inventedCase = await inventCase(posts);
  return {
    document: parseHtml(await indexPage(buildDossierContext(inventedCase))),
    items: inventedCase.snapshot.items,
  };
}

describe('index.html', () => {
  it('contains every exhibit with its address, text and seal', async () => {
    const { document, items } = await makePage(inventSixPosts());
    for (const { number, fiche, digest } of items) {
      const article = document.getElementById(`p${number}`);
      expect(article?.textContent).toContain(digest);
      expect(article?.textContent).toContain(fiche.address.permalink ?? fiche.address.page);
      const text = article?.querySelector('.posted')?.textContent ?? null;
      expect(text).toBe(fiche.text?.replaceAll('\r\n', '\n') ?? null);
    }
    expect(document.documentElement.lang).toBe('fr');
  });

  it('says what the PDF says of an exhibit: its gravity, a document, a whole screen', async () => {
    const screen = { tool: 'recueil', version: '0', options: { mode: 'screen', entry: 'screen' } } as const;
    const posts = [inventPost({}), inventPost({}), inventPost({ text: null, provenance: screen })];
    const invented = changeItems(await inventCase(posts), (item) => ({
      ...item,
      ...(item.number === 1 && {
        rating: { seriousness: 3 as const },
        notes: {
          schema: 'recueil/notes/1' as const,
          item: item.fiche.id,
          categories: { value: ['threat' as const], at: '2026-11-19T10:00:00.000Z' },
        },
      }),
      ...(item.number === 2 && { isDocument: true as const }),
    }));
    const document = parseHtml(await indexPage(buildDossierContext(invented)));
    const said = (number: number) => document.getElementById(`p${number}`)?.textContent;
    expect(said(1)).toContain('très');
    expect(said(1)).toContain('Coché par qui remet\nmenaces');
    expect(said(2)).toContain('document.');
    // Of a receipt, the platform is only the choice in a list.
    expect([said(1), said(2)].map((one) => one?.includes('X (ex-Twitter) ;'))).toEqual([true, false]);
    expect(said(3)).toContain('écran ou page entière.');
  });

  it('shows only images of the dossier, all collapsed', async () => {
    const { document } = await makePage(inventSixPosts());
    const pictures = [...document.querySelectorAll('img')];
    expect(pictures).toHaveLength(12);
    for (const picture of pictures) {
      const details = picture.closest('details');
      expect(details?.open).toBe(false);
      expect(picture.getAttribute('src')).toMatch(/^pieces\/P\d{4}\/[a-z-]+\.png$/);
      expect(picture.alt).not.toBe('');
    }
  });

  it('contains nothing active and only http(s) links, whatever was posted', async () => {
    const { document, items } = await makePage(HOSTILE_TEXTS.map(buildHostilePost));
    expect(document.querySelectorAll('script, iframe, object, embed, form, base, link, svg')).toHaveLength(0);
    for (const each of document.querySelectorAll('*'))
      for (const { name } of each.attributes) expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
    for (const link of document.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|#p\d+$)/);
    expect(document.querySelectorAll('.posted')).toHaveLength(items.length);
    expect(document.querySelectorAll('article')).toHaveLength(items.length);
  });

  it('attack: a direction control in a name turns no other word', async () => {
    const { document } = await makePage([inventPost({ author: { displayName: 'Théo\u202E', handle: null } })]);
    const values = [...document.querySelectorAll('dd')].map((value) => value.textContent ?? '');
    expect(values.join()).toContain('Théo‹U+202E›');
    expect(values.join()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('has a Content-Security-Policy that allows only its own style and images', async () => {
    const { document } = await makePage(inventSixPosts().slice(0, 1));
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; img-src 'self' file:; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/,
    );
  });

  it('throws for a link that could run a script, and escapes text', () => {
    for (const href of ['javascript:alert(1)', ' https://x.test', 'data:text/html,x', '//x.test'])
      expect(() => htmlBytes(element('a', { href }, 'x'))).toThrow(TypeError);
    expect(new TextDecoder().decode(htmlBytes(element('p', { class: '"><script>' }, '</p><b>\0\u0085')))).toBe(
      '<!doctype html>\n<p class="&#34;&#62;&#60;script&#62;">&#60;/p&#62;&#60;b&#62;\u2400\u2421</p>\n',
    );
  });
});
