import { describe, expect, it } from 'vitest';
import { isDossierPath, readSums, writeSums } from '../../../../src/domain/export/dossierLayout.ts';
import { utf8 } from '../../../support/vectors/smallDossier.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

describe('writeSums and readSums', () => {
  it('use lines sorted by path, with two spaces and LF', () => {
    const sums = new Map([
      ['b/a.txt', A],
      ['a.txt', B],
      ['b.txt', A],
      ['Z.txt', B],
    ]);
    const text = `${B}  Z.txt\n${B}  a.txt\n${A}  b.txt\n${A}  b/a.txt\n`;
    expect(new TextDecoder().decode(writeSums(sums))).toBe(text);
    expect(readSums(utf8(text))).toEqual({
      sums: new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1))),
      exact: true,
    });
  });

  it.each([
    ['another order', `${A}  b.txt\n${A}  a.txt\n`],
    ['a duplicate line', `${A}  a.txt\n${A}  a.txt\n`],
    ['one space', `${A} a.txt\n`],
    ['a binary-mode mark', `${A} *a.txt\n`],
    ['no last LF', `${A}  a.txt`],
    ['CR LF', `${A}  a.txt\r\n`],
    ['a BOM', `\ufeff${A}  a.txt\n`],
    ['capitals', `${A.toUpperCase()}  a.txt\n`],
    ['a parent folder', `${A}  ../a.txt\n`],
    ['a null character', `${A}  a\u0000.txt\n`],
  ])('readSums is not exact with %s', (_, text) => {
    expect(readSums(utf8(text)).exact).toBe(false);
  });

  it('writeSums throws for an invalid path', () => {
    expect(() => writeSums(new Map([['é.txt', A]]))).toThrow(TypeError);
  });
});

describe('isDossierPath', () => {
  it.each(['a', 'pieces/P0001/page-entiere-1.png', 'a..b/c', '.x'])('accepts %s', (path) => {
    expect(isDossierPath(path)).toBe(true);
  });

  it.each(['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/..', 'a/./b', 'a b', 'é', 'a\\b', 'C:', 'a\n'])(
    'refuses %j',
    (path) => {
      expect(isDossierPath(path)).toBe(false);
    },
  );
});
