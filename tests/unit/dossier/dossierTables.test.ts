import { describe, expect, it } from 'vitest';
import { accountsCsv, addressesCsv, chronologyCsv } from '../../../src/dossier/dossierTables.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('dossierTables', () => {
  it('chronologyCsv writes « non lu » for values that were not read', async () => {
    const { snapshot } = await inventCase(inventSixPosts());
    const [head, first] = text(chronologyCsv(snapshot.items)).split('\r\n');
    expect(head?.split(';')[0]).toBe('pièce');
    expect(head?.split(';')).toHaveLength(26);
    expect(new Set(head?.split(';')).size).toBe(26);
    expect(first).toMatch(
      /^1;1;2026-11-03T15:02:41\.000Z;2026-11-03T16:02:41\.000\+01:00;lue;s;4:02 PM · 3 nov\. 2026;2026-11-18T20:14:09\.250Z;/,
    );
    expect(first).toContain(';2026-11-18T21:14:09.250+01:00;x;x.com;publication;non lu;compte_invente;Compte Inventé;');
  });

  it('marks supposed dates', async () => {
    const { snapshot } = await inventCase(inventSixPosts());
    const second = text(chronologyCsv(snapshot.items)).split('\r\n')[2];
    expect(second).toMatch(/^2;2;2026-11-17;2026-11-17;supposée;day;/);
    const supposed = { 'posting.iso': { how: 'text:as-shown+year', confidence: 'low' } as const };
    const alone = await inventCase([
      inventPost({
        posting: { iso: '2026-11-17', precision: 'day' },
        reading: { reader: 'x', version: '1', confirmed: null, fields: supposed },
      }),
    ]);
    expect(text(accountsCsv(alone.snapshot.items))).toContain(
      ';2026-11-17;2026-11-17;supposée;2026-11-17;2026-11-17;supposée;1;',
    );
  });

  it('addressesCsv lists addresses by platform, ephemeral ones first', async () => {
    const { snapshot } = await inventCase([
      ...inventSixPosts(),
      inventPost({ surface: 'story', platform: 'instagram', address: { page: 'https://reseau.example/stories/1' } }),
    ]);
    const lines = text(addressesCsv(snapshot.items)).split('\r\n');
    expect(lines[1]).toMatch(/^1;7;instagram;https:\/\/reseau\.example\/stories\/1;.*;story;non lu;non lu;non lu;oui;/);
    expect(lines.slice(2, -1).map((line) => line.split(';')[2])).toEqual(['web', 'web', 'x', 'x', 'x', 'x']);
    const [, , ordered] = lines;
    expect(ordered).toContain(';non vérifiée;non vérifiée;1;');
  });

  it('addressesCsv writes the display name when no handle was read', async () => {
    const { snapshot } = await inventCase([
      inventPost({ author: { displayName: 'vague_7' } }),
      inventPost({ author: { handle: 'meme', displayName: 'Même' } }),
      inventPost({ author: {} }),
    ]);
    const lines = text(addressesCsv(snapshot.items)).split('\r\n');
    const at = lines[0]?.split(';').indexOf('compte') ?? -1;
    expect(lines.slice(1, -1).map((line) => line.split(';')[at])).toEqual(['vague_7', 'meme', 'non lu']);
  });

  it('chronologyCsv names texte.txt when a text is cut', async () => {
    const { snapshot } = await inventCase([inventPost({ text: 'a'.repeat(40_000) })]);
    expect(text(chronologyCsv(snapshot.items))).toContain('[coupé ici, en entier dans pieces/P0001/texte.txt]');
  });

  it('accountsCsv counts publications per account, with the first and last date as read', async () => {
    const { snapshot } = await inventCase(inventSixPosts());
    const lines = text(accountsCsv(snapshot.items)).split('\r\n');
    expect(lines[1]).toBe(
      "x;compte_invente;Compte Inventé;'9000000000000000001;https://x.com/compte_invente;'2026-11;'2026-11;lue;2026-11-03T15:02:41.000Z;2026-11-03T16:02:41.000+01:00;lue;2;n° 1, 5;;;",
    );
  });
});
