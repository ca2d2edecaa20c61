import { expect, it } from 'vitest';
import { reader } from '../../../src/platforms/instagram.ts';
import { createPageView } from '../../support/savedPages/savedPage.ts';

const row = (name: string, date: string, inside: string): string =>
  `<div><div><a href="/${name}/"><img src="https://i.exemple/${name}.jpg"></a></div><div><a href="/${name}/"><span dir="auto">${name}</span></a> ${date}</div>${inside}<div role="button">Répondre</div></div>`;
const dated = (n: number): string =>
  `<a href="/p/DTgGq2LgDA5/c/1807000000000000${n}/"><time datetime="2026-01-15T09:12:30Z">5 h</time></a>`;
const page = (tag: string, ...rows: readonly string[]): string =>
  `<main><${tag}><img src="https://i.exemple/photo.jpg"></${tag}><div><div><a href="/colline/"><span dir="auto">colline</span></a> <span dir="auto">La roue</span> <a href="/p/DTgGq2LgDA5/"><time datetime="2026-01-14T18:45:10Z">20 h</time></a></div>${rows.join('')}</div></main>`;
const GIF = '<div><img alt="" src="https://i.exemple/corde.gif"></div>';

it.each([
  ['a picture', row('corde', '', GIF)],
  ['a film', row('corde', '', '<div><video src="https://i.exemple/corde.gif"></video></div>')],
  ['a picture above the name', row('corde', '', '').replace('<div>', `<div>${GIF}`)],
])('takes %s alone under a post for a comment of its author, not for the post', (_, comment) => {
  const html = page(
    'div',
    row('rondin', dated(1), '<span dir="auto">on sait</span>'),
    comment,
    row('lampe', dated(3), ''),
  );
  const view = createPageView(html, 'https://www.instagram.com/p/DTgGq2LgDA5/');
  const posts = reader.listPosts(view).map((el) => reader.readPost(el, view));
  expect(posts.map(({ author }) => author.handle.value)).toEqual(['colline', 'rondin', 'corde', 'lampe']);
  expect(posts.map(({ media }) => media.value?.map(({ url }) => url?.split('/').at(-1)))).toEqual([
    ['photo.jpg'],
    [],
    ['corde.gif'],
    [],
  ]);
  expect(posts[2]?.posting.value?.iso ?? null).toBeNull();
});
