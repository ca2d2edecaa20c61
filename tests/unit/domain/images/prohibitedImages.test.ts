import { expect, it } from 'vitest';
import { collectBlockedLinks, findBlockedLinks } from '../../../../src/domain/images/prohibitedImages.ts';

type LinkedFields = Parameters<typeof findBlockedLinks>[0];

const itemWith = ({
  quoted,
  profileUrl = null,
  ...address
}: Partial<LinkedFields['address']> & {
  quoted?: string;
  profileUrl?: string | null;
} = {}): LinkedFields => ({
  address: { page: null, permalink: null, canonical: null, dropped: [], ...address },
  author: { displayName: null, handle: null, platformId: null, profileUrl },
  context: {
    quoted: quoted === undefined ? null : { author: null, permalink: quoted, text: null },
    replyTo: null,
  },
});

const POST = 'https://www.reseau.example/a/1';
const blocked = collectBlockedLinks([
  itemWith({
    permalink: `${POST}?suivi=9#haut`,
    canonical: POST,
    page: 'https://forum.example/sujet.php?t=4',
  }),
]);
const blockedLinksOf = (item: LinkedFields) => [...findBlockedLinks(item, blocked)];

it('closes every way another item tells of going to an image that must not be kept', () => {
  expect(blockedLinksOf(itemWith({ quoted: 'http://reseau.example/a/1/' }))).toEqual([
    'http://reseau.example/a/1/',
  ]);
  expect(blockedLinksOf(itemWith({ profileUrl: POST }))).toEqual([POST]);
  const onThatPage = 'https://forum.example/sujet.php?t=4#msg-7';
  expect(blockedLinksOf(itemWith({ permalink: onThatPage }))).toEqual([onThatPage]);
  // Written in another way, and known to be the same.
  const mobile = 'https://m.reseau.example/a/1?via=app';
  expect(blockedLinksOf(itemWith({ permalink: mobile, canonical: POST }))).toEqual([mobile]);
});

it('closes nothing else', () => {
  expect(
    blockedLinksOf(
      itemWith({
        permalink: 'https://reseau.example/a/2',
        page: 'https://forum.example/sujet.php?t=5',
        quoted: 'not an address',
        profileUrl: 'https://reseau.example/a',
      }),
    ),
  ).toEqual([]);
  expect(blockedLinksOf(itemWith())).toEqual([]);
});
