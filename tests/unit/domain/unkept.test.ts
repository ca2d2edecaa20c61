import { expect, it } from 'vitest';
import { closedBy, closedIn } from '../../../src/domain/unkept.ts';

type Addressed = Parameters<typeof closedIn>[0];

const told = ({
  quoted,
  profileUrl = null,
  ...address
}: Partial<Addressed['address']> & {
  quoted?: string;
  profileUrl?: string | null;
} = {}): Addressed => ({
  address: { page: null, permalink: null, canonical: null, dropped: [], ...address },
  author: { displayName: null, handle: null, platformId: null, profileUrl },
  context: {
    quoted: quoted === undefined ? null : { author: null, permalink: quoted, text: null },
    replyTo: null,
  },
});

const POST = 'https://www.reseau.example/a/1';
const closed = closedBy([
  told({ permalink: `${POST}?suivi=9#haut`, canonical: POST, page: 'https://forum.example/sujet.php?t=4' }),
]);
const closedOf = (item: Addressed) => [...closedIn(item, closed)];

it('closes every way another item tells of going to an image that must not be kept', () => {
  expect(closedOf(told({ quoted: 'http://reseau.example/a/1/' }))).toEqual(['http://reseau.example/a/1/']);
  expect(closedOf(told({ profileUrl: POST }))).toEqual([POST]);
  const onThatPage = 'https://forum.example/sujet.php?t=4#msg-7';
  expect(closedOf(told({ permalink: onThatPage }))).toEqual([onThatPage]);
  // Written in another way, and known to be the same.
  const mobile = 'https://m.reseau.example/a/1?via=app';
  expect(closedOf(told({ permalink: mobile, canonical: POST }))).toEqual([mobile]);
});

it('closes nothing else', () => {
  expect(
    closedOf(
      told({
        permalink: 'https://reseau.example/a/2',
        page: 'https://forum.example/sujet.php?t=5',
        quoted: 'not an address',
        profileUrl: 'https://reseau.example/a',
      }),
    ),
  ).toEqual([]);
  expect(closedOf(told())).toEqual([]);
});
