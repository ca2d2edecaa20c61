/** The files of a new reader. They work together from the start, so they can be changed one selector at a time. */

export interface NewSite {
  /** `mon-forum`: the platform's name in items, and of its files. */
  readonly name: string;
  /** `forum.exemple.fr`, without `www.`. */
  readonly host: string;
}

/** `mon-forum` → `monForum`. */
export const toIdentifier = (name: string): string =>
  name.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export function buildReaderFile({ name, host }: NewSite): string {
  const site = toIdentifier(name);
  return `import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readMachineDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { getAttribute, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { resolvePostingTime } from './_posting.ts';
import {
  closestVisible,
  queryVisible,
  readElementText,
  readMediaElements,
  resolveLink,
} from './_shared.ts';
import type { Site } from './_site.ts';

/** Every selector of this reader, each with a comment. No hashed class, no word of an interface language. */
const SELECTORS = {
  /** One post. */
  post: 'article[data-post]',
  /** Display name and profile link. */
  author: 'a[data-author]',
  /** The post's own address, around the time. */
  permalink: 'a[data-permalink]',
  /** Inside the permalink: a quotation in the text has a time of its own. */
  time: 'a[data-permalink] time[datetime]',
  text: '[data-text]',
  picture: 'img[data-picture]',
} as const;

const HOST = '${host}';
const POST = /^\\/post\\/(\\d+)\\/?$/;
const isOwnHost = (url: URL): boolean => url.hostname.replace(/^www\\./, '') === HOST;

export const ${site}: Site = {
  id: '${name}',
  version: '1',
  // The day its selectors last worked on a real page; null until then.
  confirmed: null,
  address: {
    hosts: [HOST],
    host: HOST,
    drop: [],
    post({ pathname }) {
      const id = POST.exec(pathname)?.[1];
      return id ? \`/post/\${id}\` : null;
    },
  },
  matches: ({ url }) => isOwnHost(url),
  findItem: (el, view) => closestVisible(el, SELECTORS.post, view),
  listItems: (view) => queryVisible(SELECTORS.post, view),
  readKey: (el, view) => readAddress(el, view)?.id ?? null,
  readItem: readPost,
};

function readAddress(el: Element, view: PageView): { readonly href: string; readonly id: string } | null {
  const url = resolveLink(queryOne(el, SELECTORS.permalink), view, isOwnHost);
  const id = url && POST.exec(url.pathname)?.[1];
  return url && id ? { href: url.href, id } : null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const address = readAddress(el, view);
  const author = queryOne(el, SELECTORS.author);
  const time = queryOne(el, SELECTORS.time);
  const date = readMachineDate(getAttribute(time, 'datetime'), view.clock);
  const found = resolvePostingTime(
    { raw: (time && readVisibleText(time, view)) || null, machine: { date, how: 'attribute:datetime' } },
    view,
  );
  return {
    ...createEmptyExtraction(${site}, 'post'),
    author: {
      displayName: extractedValue(author && readVisibleText(author, view), 'attribute:data-author', 'high'),
      handle: missingValue('not-shown'),
      profileUrl: extractedValue(resolveLink(author, view, isOwnHost)?.href, 'attribute:data-author', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:/post/', 'high'),
    nativeIds: { post: extractedValue(address?.id, 'link:/post/', 'high') },
    posting: found.posting,
    text: readElementText(queryOne(el, SELECTORS.text), 'attribute:data-text', view),
    media: extractedValue(readMediaElements(queryAll(el, SELECTORS.picture), view), 'attribute:data-picture', 'medium'),
    warnings: [...found.warnings, ...(author || address ? [] : ['layout-unknown'])],
  };
}
`;
}

/** A page with the structure of a real one, and invented names and words. */
export function buildPageFile({ host }: NewSite): string {
  return `<!-- {"url":"https://${host}/fil/12"} -->
<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Un fil inventé</title></head>
<body><main>
<article data-post><a data-author href="/compte/lampe">Lampe</a> <a data-permalink href="/post/501?utm_source=x"><time datetime="2026-01-14T18:45:10Z">14 janvier</time></a><p data-text>Des mots inventés.</p><img data-picture src="/image/roue.jpg" alt="une roue"></article>
<article data-post style="display: none"><a data-author href="/compte/fantome">Fantôme</a><a data-permalink href="/post/502">caché</a><p data-text>Caché</p></article>
<article data-post><p data-text>Rien d’autre que des mots.</p></article>
</main></body></html>
`;
}

/** The script that brings the reader into the platform's pages. */
export function buildPackFile({ name }: NewSite): string {
  const site = toIdentifier(name);
  return `import { ${site} } from '../${name}.ts';
import { registerReaders } from '../readers.ts';

registerReaders('${name}', [${site}]);
`;
}

const HOSTS = /(const PACK_HOSTS = \{\n)([^}]*)(\})/;

/** Adds the host to readerPacks.ts. Returns null when the file has no list of hosts. */
export function addHost(readerPacks: string, { name, host }: NewSite): string | null {
  if (!HOSTS.test(readerPacks)) return null;
  return readerPacks.replace(HOSTS, (_, open: string, hosts: string, close: string) => {
    return `${open}${hosts}  '${name}': ['${host}'],\n${close}`;
  });
}

/** Adds the pack to allReaders.ts. Returns null when the file imports no packs. */
export function addPack(allReaders: string, { name }: NewSite): string | null {
  const last = allReaders.lastIndexOf("import './packs/");
  if (last === -1) return null;
  const end = allReaders.indexOf('\n', last) + 1;
  return `${allReaders.slice(0, end)}import './packs/${name}.ts';\n${allReaders.slice(end)}`;
}
