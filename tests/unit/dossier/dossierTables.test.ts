import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsCsv, addressesCsv, chronologyCsv, csvBytes } from '../../../src/dossier/dossierTables.ts';
import { inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('dossierTables', () => {
  it('chronologyCsv writes « non lu » for values that were not read', async () => {
    const { snapshot } = await inventCase(inventSixPosts());
    const [head, first] = text(chronologyCsv(snapshot.items)).split('\r\n');
    expect(head?.split(';')[0]).toBe('pièce');
    expect(head?.split(';')).toHaveLength(29);
    expect(new Set(head?.split(';')).size).toBe(29);
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
        reading: { fields: supposed },
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

const NOTE = ' … [coupé]';
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);

/** Parses RFC 4180 with `;`, written from its grammar only. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        for (at += 1; ; at += 1) {
          if (text[at] === '"' && text[at + 1] === '"') at += 1;
          else if (text[at] === '"') break;
          cell += text[at];
        }
        at += 1;
      } else {
        while (at < text.length && text[at] !== ';' && text[at] !== '\r') cell += text[at++];
      }
      row.push(cell);
      if (text[at] !== ';') break;
      at += 1;
    }
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
  }
  return rows;
}

/** Splits cells like a lenient reader: text after a closing quote belongs to the cell. */
function foreignCells(text: string, separator: string, takesQuotes: boolean): string[] {
  const cells: string[] = [];
  let cell = '';
  let [quoted, hasStarted] = [false, false];
  let before = '';
  for (const sign of text) {
    const closing = before === '"';
    before = sign;
    if (quoted) {
      if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === separator || sign === '\r' || sign === '\n') {
      cells.push(cell);
      [cell, hasStarted] = ['', false];
      continue;
    } else if (takesQuotes && sign === '"' && (!hasStarted || closing)) {
      quoted = true;
      // A double quote inside is literal; a quote at the start opens the cell.
      if (hasStarted) cell += sign;
    } else cell += sign;
    hasStarted = true;
  }
  return [...cells, cell];
}

const FORMULA = /^[=+\-@\t＝＋－＠]/;
const toCsv = (rows: readonly (readonly string[])[]) =>
  decode(csvBytes(rows.map((cells) => ({ cells, cutNote: NOTE }))));
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(';', ',', '"', '\r', '\n', '\t', '=', '+', '-', '@', ' ', "'", 'a', 'é', '😀', '＝'),
  }),
);

describe('csvBytes', () => {
  it('writes a BOM, and CRLF after each line', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe('\uFEFFa;b\r\nc;d\r\n');
  });

  it('preserves every text, except for the quotes before formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), (rows) => {
        const read = parse(toCsv(rows).slice(1));
        const bare = (cell: string) => cell.replaceAll("'", '');
        expect(read.map((row) => row.map(bare))).toEqual(
          rows.map((row) => row.map((cell) => bare(cell.replaceAll('\0', '\u2400')))),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('writes no cell that starts a formula', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [[cell = ''] = []] = parse(toCsv([[text, '']]).slice(1));
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it('starts no formula in programs that split on commas or tabs, with or without quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText, { minLength: 3, maxLength: 3 }), { maxLength: 4 }), (rows) => {
        for (const separator of [',', '\t'])
          for (const takesQuotes of [true, false]) {
            const cells = foreignCells(toCsv(rows).slice(1), separator, takesQuotes);
            for (const cell of cells) expect(cell).not.toMatch(FORMULA);
          }
      }),
      { numRuns: 3000 },
    );
  });

  it('does not change the address of a place on a map', () => {
    const map = 'https://maps.example/maps/@48.8566,-2.3522,15z';
    expect(toCsv([[map, '']])).toBe(`\uFEFF${map};\r\n`);
  });

  it('quotes texts that a spreadsheet would convert to numbers or dates', () => {
    const quoted = [
      ...['1234567890123456789', '0612345678', '12e5', '1 234', '1\u202f000\u202f000', '1,5', '1.234.567'],
      ...['50 %', '12 €', '$5', '(123)', '5.', '06 12 34 56 78'],
      ...['3-11', '11/2026', '2026-11', '3.11.2026', '5/3', '2026/11/13', '13/11/2026 16:42', '2026-11-13 16:42'],
      ...['3 nov', '3 nov. 2026', '17 nov.', '1er mars', 'mars 2', 'mai-26', 'Nov 3, 2026', '3 Août 2026 16:42'],
      ...['2 1/2', ',5', '12-', 'lun. 3 nov. 2026', '2026-11-03T16:42'],
      ...['14:32', '9:5', '7:42 PM', '12:30:15', 'vrai', 'FAUX', 'True'],
    ];
    for (const text of quoted) expect(toCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
    const unquoted = [
      ...['123456789012345', '2026-11-20', '2026-11-13T15:42:07.000Z', '0', 'a1e5', 'n° 1, 4', '12h30'],
      ...['mai', 'mars', 'marseille 2026', '16 novembre 2026 à 20 h 14', '7:42 PM · 17 nov. 2026', 'vrai ou faux'],
      ...['3 novembres', '12 €uros', 'https://x.com/1', 'exemple_malo', '…', '50 % de vous'],
    ];
    for (const text of unquoted) expect(toCsv([[text]])).toBe(`\uFEFF${text}\r\n`);
  });

  it('processes a long text of digits, spaces and points quickly', () => {
    const long = '1 2.3,'.repeat(5_000);
    expect(toCsv([[`${long}x`, long]])).toBe(`\uFEFF${long}x;'${long}\r\n`);
  });

  it('keeps addresses valid', () => {
    const map = 'https://maps.example/@48.85,-1.5,17z/?q=a,+b,c';
    expect(toCsv([[map, `voir ${map}`, 'liste,\n- un, - deux']])).toBe(
      `\uFEFFhttps://maps.example/@48.85,-1.5,17z/?q=a%2C+b,c;voir https://maps.example/@48.85,'-1.5,17z/?q=a,'+b,c;"liste,\n'- un, - deux"\r\n`,
    );
  });

  it('cuts a cell longer than the limit of Excel, between characters, with a note', () => {
    const [[cell = ''] = []] = parse(toCsv([[`a${'😀'.repeat(20_000)}`, '']]).slice(1));
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell.length).toBeGreaterThan(32_700);
    expect(cell.isWellFormed()).toBe(true);
    expect(cell.endsWith(NOTE)).toBe(true);
    expect(parse(toCsv([['b'.repeat(32_767), '']]).slice(1))[0]?.[0]).toBe('b'.repeat(32_767));
  });

  it('replaces a lone surrogate and NUL', () => expect(toCsv([['\ud800x\0y']])).toBe('\uFEFF\ufffdx\u2400y\r\n'));
});
