import { describe, expect, it, vi } from 'vitest';
import { accountsOf } from '../../../src/dossier/accounts.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from '../../../src/dossier/tables.ts';
import { holdCase } from './holdings.ts';
import { invent, sixPosts } from './invented.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('tables', () => {
  it('lists the exhibits with what was read and « non lu » for the rest', async () => {
    const { holdings } = await holdCase(sixPosts());
    const [head, first] = text(chronologyCsv(holdings.items)).split('\r\n');
    expect(head?.split(';')[0]).toBe('pièce');
    expect(head?.split(';')).toHaveLength(17);
    expect(first).toMatch(
      /^1;1;2026-11-03T15:02:41\.000Z;s;4:02 PM · 3 nov\. 2026;2026-11-18T20:14:09\.250Z;/,
    );
    expect(first).toContain(
      ';2026-11-18T21:14:09.250+01:00;x;publication;non lu;compte_invente;Compte Inventé;',
    );
    const addresses = text(addressesCsv(holdings.items));
    expect(addresses).toContain('\r\n4;web;non lu;https://social.example/lac;page;non lu;non lu;non lu;');
    expect(addresses).toContain('\r\n1;x;https://x.com/compte_invente/status/1900000000000000001;');
  });

  it('points to texte.txt’s folder when a text does not fit', async () => {
    const { holdings } = await holdCase([invent({ text: 'a'.repeat(40_000) })]);
    expect(text(chronologyCsv(holdings.items))).toContain('[coupé ici, en entier dans pieces/P0001/]');
  });

  it('counts messages per account, first and last as they were read', async () => {
    const { holdings } = await holdCase(sixPosts());
    const lines = text(accountsCsv(holdings.items)).split('\r\n');
    expect(lines[1]).toBe(
      'x;compte_invente;Compte Inventé;9000000000000000001;https://x.com/compte_invente;2026-11;2026-11-03T15:02:41.000Z;2',
    );
    expect(lines).toContain('web;non lu;non lu;non lu;non lu;non lu;non lu;1');
  });

  it('merges no accounts on a guess', async () => {
    const author = { handle: 'meme', displayName: 'Même nom' };
    const posts = [
      invent({ author: { ...author, platformId: '1' } }),
      invent({ author: { ...author, platformId: '2' } }),
      invent({ author: { ...author, platformId: '1' }, platform: 'web' }),
      invent({ author: { displayName: 'Même nom' } }),
    ];
    const { holdings } = await holdCase(posts);
    expect(
      accountsOf(holdings.items).map(({ platform, platformId, count }) => [platform, platformId, count]),
    ).toEqual([
      ['x', '1', 1],
      ['x', '2', 1],
      ['web', '1', 1],
      ['x', null, 1],
    ]);
  });
});
