import type { FieldNote } from '../../../src/domain/item/item.ts';
import { type InventedPost, inventPost } from './inventedPosts.ts';

/** Invented posts of accounts that a person reports, for the identification sheet. */

const high = (how: FieldNote['how']): FieldNote => ({ how, confidence: 'high' });
const reading = (reader: string, fields: Readonly<Record<string, FieldNote>>) => ({ reader, fields });

/** A YouTube comment of one channel, which changes its names on 10 November. Its id was read from a link. */
export function renamedComment(day: number): InventedPost {
  const isLater = day >= 10;
  const date = `2026-11-${String(day).padStart(2, '0')}`;
  const page = 'https://www.youtube.com/watch?v=lac';
  return inventPost({
    platform: 'youtube',
    surface: 'comment',
    acquiredAt: `${date}T20:14:09.250Z`,
    author: {
      handle: isLater ? 'rive_gauche' : 'ombre_du_lac',
      displayName: isLater ? 'Rive gauche' : 'Ombre du lac',
      platformId: 'UCinvente000000000000001',
      profileUrl: 'https://www.youtube.com/channel/UCinvente000000000000001',
    },
    address: { page, permalink: `${page}&lc=Ug${day}` },
    nativeIds: { comment: `Ug${day}`, post: 'lac' },
    posting: { raw: 'il y a 2 jours', iso: date, precision: 'day', source: 'text' },
    reading: reading('youtube', {
      'author.platformId': high('link:/channel/'),
      'author.handle': high('link:/@'),
      'author.displayName': high('id:author-text'),
      'author.profileUrl': high('link:/channel/'),
      'address.permalink': high('link:lc='),
      'posting.iso': { how: 'text:as-shown+now', confidence: 'medium' },
    }),
  });
}

/** A post on X, where pages do not show the account's id. Its time is in its id too. */
export function postWithoutAccountId(number: number, handle = 'compte_invente'): InventedPost {
  const at = new Date(Date.UTC(2026, 10, 3, 15, 2 + number, 41));
  const id = String((BigInt(at.getTime()) - 1_288_834_974_657n) << 22n);
  const address = `https://x.com/${handle}/status/${id}`;
  return inventPost({
    author: { handle, displayName: 'Compte Inventé', profileUrl: `https://x.com/${handle}` },
    address: { page: address, permalink: address },
    nativeIds: { post: id, stable: `https://x.com/i/web/status/${id}` },
    posting: { raw: '4:02 PM', iso: at.toISOString(), precision: 's', source: 'dom' },
    reading: reading('x', {
      'author.platformId': { how: 'not-shown', confidence: null },
      'author.handle': high('link:/'),
      'author.displayName': high('testid:User-Name'),
      'author.profileUrl': high('link:/'),
      'address.permalink': high('link:/status/'),
      'posting.iso': high('attribute:datetime'),
    }),
  });
}

/** A message of a forum that no reader knows, without an address or a date of its own. */
export const postOnUnknownSite = (): InventedPost =>
  inventPost({
    platform: 'web',
    surface: 'comment',
    author: { displayName: 'Vague 7' },
    address: { page: 'https://forum.example.org/sujet/12' },
    reading: reading('generic', { 'author.displayName': { how: 'class:author', confidence: 'low' } }),
  });
