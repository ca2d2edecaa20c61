import { toIdentifier } from '../platformPath.ts';

/** The files of a new platform. They work together from the start, so they can be changed one selector at a time. */

export interface NewSite {
  /** `mon-forum`: the platform's id in items, and the name of its fixture. */
  readonly name: string;
  /** `forum.exemple.fr`, without `www.`. */
  readonly host: string;
}

export function buildPlatformFile({ name, host }: NewSite): string {
  return `import { readVisibleText } from '../dom/domTree.ts';
import { readMachineDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { closestVisible, queryVisible, readElementText, readMediaElements, resolveLink } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: '${name}',
  name: '${name}',
  pack: '${name}',
  hosts: ['${host}'],
};

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

const POST = /^\\/post\\/(\\d+)\\/?$/;
const isOwnHost = (url: URL): boolean => isOnHost(url, platform.hosts);

export const reader: Reader = {
  id: platform.id,
  version: '1',
  // The day its selectors last worked on a real page; null until then.
  confirmed: null,
  address: {
    hosts: platform.hosts,
    host: '${host}',
    drop: [],
    post({ pathname }) {
      const id = POST.exec(pathname)?.[1];
      return id ? \`/post/\${id}\` : null;
    },
  },
  matches: ({ url }) => isOwnHost(url),
  findPost: (el, view) => closestVisible(el, SELECTORS.post, view),
  listPosts: (view) => queryVisible(SELECTORS.post, view),
  readKey: (el, view) => readAddress(el, view)?.id ?? null,
  readPost,
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
    ...createEmptyExtraction(reader, 'post'),
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

/** Adds the platform to platforms.ts, after those with a reader. Returns null when the file has no such list. */
export function addPlatform(platforms: string, { name }: NewSite): string | null {
  const end = '  ...NAMED_ONLY,\n';
  const lastImport = platforms.lastIndexOf('import ');
  if (lastImport === -1 || !platforms.includes(end)) return null;
  const at = platforms.indexOf('\n', lastImport) + 1;
  const site = toIdentifier(name);
  const added = `import { platform as ${site} } from './${site}.ts';\n`;
  return `${platforms.slice(0, at)}${added}${platforms.slice(at)}`.replace(end, `  ${site},\n${end}`);
}
