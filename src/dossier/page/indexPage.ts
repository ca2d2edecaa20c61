import { copyPath, exhibitFolder } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { accountName } from '../accounts.ts';
import { addressOf, mayLead } from '../addresses.ts';
import { elsewhere, isAnnex } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { joinedOf } from '../joined.ts';
import { recordedOf, whenOf } from '../said.ts';
import { localDate } from '../times.ts';
import * as words from '../words.ts';
import { type Child, element, type HtmlElement, htmlBytes } from './html.ts';

const STYLE = `
:root{color-scheme:light}
body{font:1.05rem/1.5 Georgia,"Source Serif 4",serif;max-width:46rem;margin:0 auto;padding:1rem;color:#111;background:#fff}
h1{font-size:1.7rem;margin:.5rem 0}
h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-top:1px solid #111;padding-top:.75rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
dl{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{font-style:italic}
dd{margin:0;overflow-wrap:anywhere}
.posted{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #777;padding-left:.75rem;margin:.5rem 0}
.note{font-style:italic;font-size:.92rem}
code{font-size:.8rem;overflow-wrap:anywhere}
a{color:#003a75}
summary{cursor:pointer;padding:.5rem;border:1px solid #777}
summary:focus-visible,a:focus-visible{outline:3px solid #003a75;outline-offset:2px}
img{max-width:100%;height:auto;border:1px solid #777;margin-top:.5rem}
ol.list{columns:3 9rem;padding:0;list-style:none}
@media(max-width:30rem){dl{grid-template-columns:1fr}}
`;

/** `index.html`: the pièces in any browser, without network and without script; pictures show when they are asked for. */
export async function indexPage(edition: Edition): Promise<Uint8Array<ArrayBuffer>> {
  const { holdings, createdAt, timeZone, fileName, binding } = edition;
  const { items, counts } = holdings;
  const { page } = words;
  const name = isAnnex(edition) ? words.volumes.annexTitle : words.title.dossier;
  const title = `${name}, ${localDate(createdAt, timeZone)}`;
  const links = items.map(({ number }) =>
    element('li', {}, element('a', { href: `#p${number}` }, words.exhibit.title(number))),
  );
  return htmlBytes(
    element(
      'html',
      { lang: 'fr' },
      element(
        'head',
        {},
        element('meta', { charset: 'utf-8' }),
        element('meta', { 'http-equiv': 'Content-Security-Policy', content: await policy() }),
        element('meta', { name: 'referrer', content: 'no-referrer' }),
        element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('title', {}, title),
        element('style', {}, STYLE),
      ),
      element(
        'body',
        {},
        element(
          'header',
          {},
          element('h1', {}, title),
          element(
            'p',
            {},
            words.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded),
          ),
          ...(binding === undefined ? [] : words.volumes.lines(binding)).map((line) =>
            element('p', {}, line),
          ),
          element('p', { class: 'note' }, page.intro(fileName)),
          ...words.cover.notice.map((text) => element('p', {}, text)),
        ),
        element('nav', {}, element('ol', { class: 'list' }, ...links)),
        element('main', {}, ...items.map((item) => article(item, edition))),
      ),
    ),
  );
}

/** Styles by their hash, pictures from beside the page, and nothing else. */
async function policy(): Promise<string> {
  const hex = await sha256Hex(new TextEncoder().encode(STYLE));
  const bytes = (hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return `default-src 'none'; img-src 'self' file:; style-src 'sha256-${btoa(bytes.join(''))}'; base-uri 'none'; form-action 'none'`;
}

function article(item: HeldItem, edition: Edition): HtmlElement {
  const { fiche, number, digest } = item;
  const { exhibit } = words;
  const address = addressOf(item);
  const visibility = fiche.visibility === null ? words.NOT_READ : words.visibility[fiche.visibility];
  const facts: readonly (readonly [string, Child])[] = [
    [exhibit.address, address === null ? words.NOT_READ : linked(address, mayLead(item))],
    [exhibit.account, accountName(fiche.platform, fiche.author) ?? words.NOT_READ],
    [exhibit.posted, fiche.posting.iso === null ? words.NOT_READ : whenOf(item)],
    [exhibit.recorded, recordedOf(item)],
    [
      exhibit.kind,
      `${words.surface[fiche.surface]} (${words.platform(fiche.platform)}), ${exhibit.visibility} : ${visibility}`,
    ],
    [words.page.seal, element('code', {}, digest)],
  ];
  return element(
    'article',
    { id: `p${number}` },
    element('h2', {}, exhibit.title(number)),
    element('p', { class: 'note' }, exhibit.item(fiche.ordinal)),
    element(
      'dl',
      {},
      ...facts.flatMap(([label, value]) => [element('dt', {}, label), element('dd', { dir: 'auto' }, value)]),
    ),
    ...textOf(item),
    ...warningsOf(item),
    ...picturesOf(item, edition),
  );
}

function textOf({ fiche }: HeldItem): HtmlElement[] {
  if (fiche.text === null) return [element('p', { class: 'note' }, words.exhibit.textUnread)];
  return [element('h3', {}, words.exhibit.text), element('p', { class: 'posted', dir: 'auto' }, fiche.text)];
}

function warningsOf({ fiche }: HeldItem): HtmlElement[] {
  if (fiche.warnings.length === 0) return [];
  const said = fiche.warnings.map((code) => words.warning.get(code) ?? words.unknownWarning(code));
  return [
    element('h3', {}, words.exhibit.remarks),
    element('ul', {}, ...said.map((text) => element('li', {}, text))),
  ];
}

/** Every picture of the item that is in the zip, the post's own first, each behind its own click; where there are copies, only these. */
function picturesOf(item: HeldItem, edition: Edition): HtmlElement[] {
  const { files, copied } = joinedOf(item, edition);
  const away = elsewhere(item, 'post', edition);
  if (away !== null) {
    const { annexed, away: inVolume } = words.volumes;
    const said = away.kind === 'annex' ? annexed(away.fileName) : inVolume(away.fileName);
    return [element('p', { class: 'note' }, said)];
  }
  const folder = exhibitFolder(item.number);
  const originals = files
    .filter(({ mediaType }) => mediaType.startsWith('image/'))
    .toSorted((a, b) => Number(b.role === 'post') - Number(a.role === 'post'))
    .map(({ path }) => `${folder}/${path}`);
  const copies = copied.map((path) => copyPath(item.number, path));
  return (copies.length > 0 ? copies : originals).map((path) =>
    element(
      'details',
      {},
      element('summary', {}, copies.length > 0 ? words.page.maskedCopy(path) : words.page.masked(path)),
      element('img', { src: path, loading: 'lazy', alt: words.page.alt(item.number) }),
    ),
  );
}

function linked(address: string, open: boolean): Child {
  const web = open && /^https?:\/\//i.test(address) && URL.canParse(address);
  return web ? element('a', { href: address, rel: 'noreferrer noopener', dir: 'ltr' }, address) : address;
}
