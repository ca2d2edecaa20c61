import { describe, expect, it } from 'vitest';
import { observe } from '../../../src/capture/observe.ts';
import { findPosts } from '../../../src/platforms/reading/pagePosts.ts';
import '../../support/allReaders.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

/**
 * Sixty invented pages without a publication of a visitor: twelve kinds, as sites of five sorts mark them up. Dates,
 * names, articles and teasers are on them, and none is a post.
 */

/** How a site writes the same parts: its boxes, and its names of classes. */
const SITES = [
  { lang: 'fr', box: 'article', name: 'author', date: 'date', title: 'h2' },
  { lang: 'en', box: 'div', name: 'byline', date: 'entry-date', title: 'h3' },
  { lang: 'de', box: 'article', name: 'autor', date: 'datum', title: 'h3' },
  { lang: 'fr', box: 'section', name: 'card__author', date: 'card__date', title: 'h2' },
  { lang: 'es', box: 'li', name: 'firma', date: 'fecha', title: 'h4' },
] as const;
type Site = (typeof SITES)[number];

const DAYS = ['2026-01-05', '2026-01-07', '2026-01-09'];
const time = (day: string, { date }: Site): string => `<time class="${date}" datetime="${day}">${day}</time>`;
const link = (path: string, words: string, { title }: Site): string =>
  `<${title}><a href="${path}">${words}</a></${title}>`;
const box = ({ box: name }: Site, content: string, attributes = ''): string =>
  `<${name} ${attributes}>${content}</${name}>`;

const KINDS: Readonly<Record<string, (site: Site) => string>> = {
  'front page of a newspaper': (site) =>
    DAYS.map((day, index) =>
      box(
        site,
        `${link(`/2026/${index}/titre`, 'Un titre', site)}<p>Un chapeau.</p>${time(day, site)}<span class="${site.name}">Iris P.</span>`,
      ),
    ).join(''),
  'news of a ministry': (site) =>
    `<h1>Actualités</h1>${DAYS.map((day) => box(site, `${time(day, site)}${link(`/actualites/${day}`, 'Une annonce', site)}`, 'class="news-item"')).join('')}`,
  'page of a ministry': (site) =>
    `<article><h1>Porter plainte</h1><p>Mis à jour le ${time('2026-01-05', site)}</p><p id="p12">Toute personne peut porter plainte.</p><p id="p13">La plainte est gratuite.</p></article>`,
  'page of a shop': (site) =>
    `<main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Lampe</h1><a class="btn author" href="/users/vendeur">Voir le vendeur</a>${[1, 2, 3].map((n) => box(site, `<a href="/produit/${n}">Lampe ${n}</a><span class="price">${n} €</span><button>Ajouter</button>`, 'class="product-card"')).join('')}</main>`,
  'list of a shop': (site) =>
    `<h1>Lampes</h1>${[1, 2, 3, 4].map((n) => box(site, `<a href="/produit/${n}"><img src="/${n}.jpg" alt="">Lampe ${n}</a><span class="badge">Nouveau</span>`)).join('')}`,
  recipe: (site) =>
    `<article itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Tarte</h1><meta itemprop="datePublished" content="2026-01-05"><ol><li>Éplucher.</li><li>Cuire 20 min.</li></ol></article>${box(site, link('/recettes/soupe', 'Soupe', site))}`,
  documentation: (site) =>
    `<article class="bd-article"><h1>Installer</h1><p>Dernière modification ${time('2026-01-05', site)}</p><pre>npm install</pre></article><nav>${link('/suite', 'Suite', site)}</nav>`,
  'frequent questions': (site) =>
    `<main itemscope itemtype="https://schema.org/FAQPage">${[1, 2].map(() => `<${site.box} itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h2 itemprop="name">Combien ?</h2><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">Dix euros.</p></div></${site.box}>`).join('')}</main>`,
  'people of a firm': (site) =>
    `<h1>L’équipe</h1>${['Aster', 'Ortie'].map((name) => box(site, `<img src="/${name}.jpg" alt=""><span class="fn">${name}</span><span class="role">Direction</span>`, 'class="vcard"')).join('')}`,
  calendar: (site) =>
    `<h1>Agenda</h1>${DAYS.map((day) => box(site, `${link(`/agenda/${day}`, 'Une réunion', site)}${time(day, site)}`, 'itemscope itemtype="https://schema.org/Event"')).join('')}`,
  'legal text': (site) =>
    `<h1>Code</h1>${[1, 2, 3].map((n) => `<div id="p${n}"><p id="c${n}">Article ${n}. Le texte.</p></div>`).join('')}<p>Version du ${time('2026-01-05', site)}</p>`,
  'results of a search': (site) =>
    `<h1>Résultats</h1>${DAYS.map((day) => box(site, `${link(`https://ailleurs.exemple.org/${day}`, 'Un résultat', site)}<span class="${site.date}">${day}</span><p class="comments-count">12 commentaires</p>`, 'class="result"')).join('')}`,
};

const pages = SITES.flatMap((site, index) =>
  Object.entries(KINDS).map(([kind, write]) => ({
    kind: `${kind}, site ${index + 1}`,
    html: `<!DOCTYPE html><html lang="${site.lang}"><head><title>Page</title></head><body><header><a href="/">Accueil</a></header>${write(site)}<footer><p>© 2026</p></footer></body></html>`,
  })),
);

describe('sixty pages without posts', () => {
  const offered = pages.map(({ kind, html }) => {
    const view = createPageView(html, 'https://site.exemple.fr/page');
    const readings = findPosts(view).map(({ el }) => observe(view, performance, el));
    return { kind, readings };
  });

  it('are sixty', () => expect(pages).toHaveLength(60));

  it('give no author and no post as sure', () => {
    const sure = offered.flatMap(({ kind, readings }) =>
      readings.flatMap(({ reading }) =>
        ['author.displayName', 'author.handle', 'address.permalink', 'posting.iso', 'text']
          .filter((path) => reading.fields[path]?.confidence === 'high')
          .map((path) => `${kind}: ${path}`),
      ),
    );
    expect(sure).toEqual([]);
  });

  it('offer two posts at most, as unsure', () => {
    expect(offered.flatMap(({ kind, readings }) => readings.map(() => kind)).slice(2)).toEqual([]);
  });

  it('give nobody’s name to a click in them', () => {
    const named = pages.flatMap(({ kind, html }) => {
      const view = createPageView(html, 'https://site.exemple.fr/page');
      return [...view.document.querySelectorAll('p, button, .btn, .price')].flatMap((el) => {
        const { author } = observe(view, performance, el);
        return author.displayName === null || /Iris/.test(author.displayName) ? [] : [`${kind}: ${author.displayName}`];
      });
    });
    expect(named).toEqual([]);
  });
});
