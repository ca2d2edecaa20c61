/** The three files of a new reader, which work on each other from the start: change them one hook at a time. */

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
  return `import { notRead, type PostReading, read } from '../../domain/reading.ts';
import { readMachineDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, mediaFrom, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Every hook of this reader, with a word each: what can break is read here. No hashed class, no word of a language. */
const Q = {
  /** One post. */
  post: 'article[data-post]',
  /** Name and profile. */
  author: 'a[data-author]',
  /** Around the time: the post's own address. */
  permalink: 'a[data-permalink]',
  /** There, not in the words: a quotation brings its own. */
  time: 'a[data-permalink] time[datetime]',
  text: '[data-text]',
  picture: 'img[data-picture]',
} as const;

const HOST = '${host}';
const POST = /^\\/post\\/(\\d+)\\/?$/;
const isOurs = (url: URL): boolean => url.hostname.replace(/^www\\./, '') === HOST;

export const ${site}: Site = {
  id: '${name}',
  version: '1',
  // The day its selectors were last seen to work on a real page; null until then.
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
  matches: ({ url }) => isOurs(url),
  itemOf: (el, view) => visibleAround(el, Q.post, view),
  list: (view) => visibleAll(Q.post, view),
  key: (el, view) => addressOf(el, view)?.id ?? null,
  read: readPost,
};

function addressOf(el: Element, view: PageView): { readonly href: string; readonly id: string } | null {
  const url = linkIn(oneIn(el, Q.permalink), view, isOurs);
  const id = url && POST.exec(url.pathname)?.[1];
  return url && id ? { href: url.href, id } : null;
}

function readPost(el: Element, view: PageView): PostReading {
  const address = addressOf(el, view);
  const author = oneIn(el, Q.author);
  const time = oneIn(el, Q.time);
  const date = readMachineDate(attributeOf(time, 'datetime'), view.clock);
  const found = timeFrom(
    { raw: (time && shownText(time, view)) || null, machine: { date, how: 'attribute:datetime' } },
    view,
  );
  return {
    ...unread(${site}, 'post'),
    author: {
      displayName: read(author && shownText(author, view), 'attribute:data-author', 'high'),
      handle: notRead('not-shown'),
      profileUrl: read(linkIn(author, view, isOurs)?.href, 'attribute:data-author', 'high'),
      platformId: notRead('not-shown'),
    },
    permalink: read(address?.href, 'link:/post/', 'high'),
    nativeIds: { post: read(address?.id, 'link:/post/', 'high') },
    posting: found.posting,
    text: wordsIn(oneIn(el, Q.text), 'attribute:data-text', view),
    media: read(mediaFrom(allIn(el, Q.picture), view), 'attribute:data-picture', 'medium'),
    warnings: [...found.warnings, ...(author || address ? [] : ['layout-unknown'])],
  };
}
`;
}

/** A page with the shape of the real one, and invented names and words. */
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

const LIST = /(const PLATFORMS: readonly Site\[\] = \[)([^\]]*)(\];)/;

/** registry.ts with one line more; null when it has no list to add to. */
export function addSite(registry: string, { name }: NewSite): string | null {
  const site = toIdentifier(name);
  if (!LIST.test(registry)) return null;
  const lastImport = registry.lastIndexOf('\nimport ');
  const end = registry.indexOf('\n', lastImport + 1);
  const imported = `${registry.slice(0, end)}\nimport { ${site} } from './${name}.ts';${registry.slice(end)}`;
  return imported.replace(LIST, (_, open: string, names: string, close: string) => {
    const before = names.trimEnd().replace(/,?$/, ',');
    return `${open}${before}\n  ${site},\n${close}`;
  });
}
