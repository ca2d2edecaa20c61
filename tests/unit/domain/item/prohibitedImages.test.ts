import { describe, expect, it } from 'vitest';
import { collectBlockedLinks, findBlockedLinks } from '../../../../src/domain/item/prohibitedImages.ts';

type LinkedFields = Parameters<typeof findBlockedLinks>[0];

const itemWith = ({
  quoted,
  profileUrl = null,
  ...address
}: Partial<LinkedFields['address']> & { quoted?: string; profileUrl?: string | null } = {}): LinkedFields => ({
  address: { page: null, permalink: null, canonical: null, dropped: [], ...address },
  author: { displayName: null, handle: null, platformId: null, profileUrl },
  context: { quoted: quoted === undefined ? null : { author: null, permalink: quoted, text: null }, replyTo: null },
});

const POST = 'https://www.reseau.example/a/1';
const blocked = collectBlockedLinks([
  itemWith({ permalink: `${POST}?suivi=9#haut`, canonical: POST, page: 'https://forum.example/sujet.php?t=4' }),
]);
const blockedLinksOf = (item: LinkedFields) => [...findBlockedLinks(item, blocked)];

describe('findBlockedLinks', () => {
  it('returns every address of an item that leads to a prohibited image', () => {
    expect(blockedLinksOf(itemWith({ quoted: 'http://reseau.example/a/1/' }))).toEqual(['http://reseau.example/a/1/']);
    expect(blockedLinksOf(itemWith({ profileUrl: POST }))).toEqual([POST]);
    const onThatPage = 'https://forum.example/sujet.php?t=4#msg-7';
    expect(blockedLinksOf(itemWith({ permalink: onThatPage }))).toEqual([onThatPage]);
    // Another form of the address, with the same canonical one.
    const mobile = 'https://m.reseau.example/a/1?via=app';
    expect(blockedLinksOf(itemWith({ permalink: mobile, canonical: POST }))).toEqual([mobile]);
  });

  it('returns no other address', () => {
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
});
