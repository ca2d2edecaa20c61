import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { groupByPage, hasVisits, listRevisits, pageToOpen } from '../../../../src/dossier/data/revisits.ts';
import { addressPage } from '../../../../src/dossier/page/addressPage.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../../support/dossier/hostilePosts.ts';
import {
  buildDossierContext,
  changeItems,
  type InventedCase,
  inventCase,
} from '../../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../../support/dossier/inventedPosts.ts';

const PAGE = 'https://forum.example/fil';
const onPage = (reply: string) => inventPost({ address: { page: PAGE, permalink: `${PAGE}?reponse=${reply}` } });

async function readPage(from: InventedCase) {
  const bytes = await addressPage(buildDossierContext(from));
  const { document } = new JSDOM(new TextDecoder().decode(bytes)).window;
  return { document, links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')) };
}

it('links to every page of the sheet, in its order and with its numbers', async () => {
  const from = await inventCase([...inventSixPosts(), onPage('1'), onPage('2')]);
  const { document, links } = await readPage(from);
  const pages = groupByPage(listRevisits(from.snapshot.items));
  expect(pages.length).toBeGreaterThan(3);
  const own = (visits: (typeof pages)[number]) => visits.map(({ address }) => address);
  const expected = pages.flatMap((visits) => {
    const [first] = visits;
    if (first === undefined) return [];
    return visits.length === 1 ? own(visits) : [pageToOpen(first), ...own(visits)];
  });
  expect(links).toEqual(expected);
  expect(document.querySelectorAll('h3')).toHaveLength(pages.length);
  expect(document.querySelector('h3')?.textContent).toMatch(/^Page 1 : pièce n° \d$/);
  expect(document.body.textContent).toContain('pièces n° 7, 8');
  expect(document.body.textContent).toContain('fiche-commissaire.pdf');
});

it('writes the address of a prohibited image as text, last, and links to none', async () => {
  const plain = await inventCase([onPage('1'), onPage('2'), onPage('3')]);
  const closed = changeItems(plain, (item) => ({
    ...item,
    blockedLinks: new Set(item.number === 3 ? [PAGE, `${PAGE}?reponse=3`] : [PAGE]),
  }));
  const { document, links } = await readPage(closed);
  expect(links).toEqual([`${PAGE}?reponse=1`, `${PAGE}?reponse=2`]);
  expect(document.querySelector('section:last-of-type')?.textContent).toContain(`pièce n° 3 : ${PAGE}?reponse=3`);
  const erased = changeItems(plain, (item) => ({ ...item, found: { erased: ['publication.png', 'capture.png'] } }));
  expect((await readPage(erased)).links).toEqual([]);
  // They are what the sheet is for, even with no other.
  expect(hasVisits(erased.snapshot.items, {})).toBe(true);
});

it('has nothing active and only http(s) links, whatever was posted', async () => {
  const hostile = HOSTILE_TEXTS.map((one) => one.toWellFormed()).map((text) =>
    inventPost({ address: { page: text, permalink: `javascript:alert("${text}")` } }),
  );
  const from = await inventCase([...HOSTILE_TEXTS.map(buildHostilePost), ...hostile]);
  const { document, links } = await readPage(from);
  expect(document.querySelectorAll('script, iframe, object, embed, form, base, link, svg, img')).toHaveLength(0);
  for (const { attributes } of document.querySelectorAll('*'))
    for (const { name } of attributes) expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
  for (const link of links) expect(link).toMatch(/^https?:\/\//);
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(/^default-src 'none';/);
});
