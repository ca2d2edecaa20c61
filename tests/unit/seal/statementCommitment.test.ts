import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMITMENT_DEPTH, COMMITMENT_LEAVES, type Statement } from '../../../src/domain/export/datedStatements.ts';
import { fromBase64 } from '../../../src/seal/signature.ts';
import { commitToStatements, createRootReader, openCommitment } from '../../../src/seal/statementCommitment.ts';
import { createSeededRandom } from '../../support/random.ts';

const AT = '2026-03-02T09:01:00.000Z';
const diaryEntry = (text: string, date = '2026-03-02'): Statement => ({
  schema: 'recueil/statement/1',
  kind: 'diary',
  at: AT,
  date,
  text,
});
const account = (text: string): Statement => ({ schema: 'recueil/statement/1', kind: 'account', at: AT, text });

const createSeeds = (start: number) => {
  const random = createSeededRandom(start);
  return () => Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
};
const seed = createSeeds(1)();
let computeRoot: Awaited<ReturnType<typeof createRootReader>>;
beforeAll(async () => {
  computeRoot = await createRootReader();
});

async function openOne(statements: readonly Statement[], statement: Statement) {
  const commitment = await commitToStatements(seed, statements);
  const opening = (await openCommitment(seed, commitment))(statement);
  return opening ?? expect.fail('not in the commitment');
}

describe('commitment to statements', () => {
  it('opens each statement, and no other', async () => {
    const texts = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, fc.uint8Array({ minLength: 32, maxLength: 32 }), async (all, bytes) => {
        const own = Uint8Array.from(bytes);
        const statements = all.map((text) => diaryEntry(text));
        const commitment = await commitToStatements(own, statements);
        const open = await openCommitment(own, commitment);
        for (const statement of statements) {
          const opening = open(statement) ?? expect.fail('not opened');
          expect(opening).toMatchObject({ statement, root: commitment.root });
          expect(opening.path).toHaveLength(COMMITMENT_DEPTH);
          expect(computeRoot(opening)).toBe(commitment.root);
        }
        expect(open(account(all[0] ?? ''))).toBeNull();
        expect(open(diaryEntry(all[0] ?? '', '2026-03-03'))).toBeNull();
      }),
      { numRuns: 25, seed: 34 },
    );
  });

  it('fills every leaf, and refuses more', async () => {
    const full = Array.from({ length: COMMITMENT_LEAVES }, (_, index) => diaryEntry(`jour ${index}`));
    const opening = await openOne(full, diaryEntry('jour 1000'));
    expect(computeRoot(opening)).toBe(opening.root);
    await expect(commitToStatements(seed, [...full, account('de trop')])).rejects.toThrow(RangeError);
  });

  it('counts the same statement once', async () => {
    const [once, twice] = await Promise.all(
      [1, 2].map((times) =>
        commitToStatements(
          seed,
          Array.from({ length: times }, () => account('a')),
        ),
      ),
    );
    expect(twice).toEqual(once);
  });

  it('leads to another root when anything of an opening is changed', async () => {
    const opening = await openOne([account('récit'), diaryEntry('un jour')], account('récit'));
    const flip = (hex: string, at: number) => hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1);
    const place = fc.nat(63);
    const height = fc.nat(COMMITMENT_DEPTH - 1);
    fc.assert(
      fc.property(place, height, fc.nat(COMMITMENT_LEAVES - 1), (at, level, index) => {
        const path = opening.path.map((one, one2) => (one2 === level ? flip(one, at) : one));
        expect(computeRoot({ ...opening, path })).not.toBe(opening.root);
        expect(computeRoot({ ...opening, salt: flip(opening.salt, at) })).not.toBe(opening.root);
        fc.pre(index !== opening.index);
        expect(computeRoot({ ...opening, index })).not.toBe(opening.root);
      }),
      { seed: 34 },
    );
    expect(computeRoot({ ...opening, statement: account('récit.') })).not.toBe(opening.root);
    expect(computeRoot({ ...opening, statement: diaryEntry('récit') })).not.toBe(opening.root);
  });

  it('has another root with another seed', async () => {
    const next = createSeeds(2);
    const roots = await Promise.all(
      Array.from({ length: 20 }, async () => (await commitToStatements(next(), [account('le même')])).root),
    );
    expect(new Set(roots).size).toBe(roots.length);
  });
});

/** Returns the sum of the bytes' deviations (χ²) from each value being as frequent, of 255 degrees of freedom. */
function chiSquare(bytes: readonly number[]): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Beyond it, one sample of random bytes in a million (255 degrees of freedom). */
const CHI_SQUARE_MAX = 377;

describe('what a commitment tells of a diary', () => {
  it('is the same with and without one, over 1,000 random cases', { timeout: 120_000 }, async () => {
    const next = createSeeds(34);
    const random = createSeededRandom(35);
    const samples = { none: [] as number[], some: [] as number[] };
    const positions: number[] = [];
    for (let index = 0; index < 1_000; index += 1) {
      const own = next();
      const count = index % 2 === 0 ? 0 : 1 + Math.floor(random() * 300);
      const statements = Array.from({ length: count }, (_, day) => diaryEntry(`jour ${day} `.repeat(1 + (day % 9))));
      const commitment = await commitToStatements(own, statements);
      const { root, leaves } = commitment;
      expect(root).toMatch(/^[0-9a-f]{64}$/);
      expect(leaves).toHaveLength(43_692);
      const bytes = [...(fromBase64(leaves) ?? [])];
      samples[count === 0 ? 'none' : 'some'].push(...Buffer.from(root, 'hex'), ...bytes.slice(-64));
      const [first] = statements;
      if (first === undefined) continue;
      const opening = (await openCommitment(own, commitment))(first) ?? expect.fail('not opened');
      positions.push(opening.index);
    }
    expect(samples.none).toHaveLength(samples.some.length);
    const roots = (all: readonly number[]) => all.filter((_, at) => at % 96 < 32);
    expect(chiSquare(roots(samples.none))).toBeLessThan(CHI_SQUARE_MAX);
    expect(chiSquare(roots(samples.some))).toBeLessThan(CHI_SQUARE_MAX);
    // The place of an opened leaf does not follow from the number of others: eight eighths of the tree, alike.
    const eighths = Array.from({ length: 8 }, (_, at) => positions.filter((one) => one >> 7 === at).length);
    expect(positions).toHaveLength(500);
    for (const eighth of eighths) expect(Math.abs(eighth - 62.5)).toBeLessThan(5 * Math.sqrt(62.5));
  });

  it('gives an opening of the same form whether it is alone or with others, with nothing of the others', async () => {
    const other = diaryEntry('un secret');
    const alone = await openOne([account('récit')], account('récit'));
    const among = await openOne([account('récit'), other], account('récit'));
    expect(Object.keys(among)).toEqual(Object.keys(alone));
    expect(among.salt).toBe(alone.salt);
    expect(JSON.stringify(among)).not.toContain('secret');
    const { salt } =
      (await openCommitment(seed, await commitToStatements(seed, [other])))(other) ?? expect.fail('none');
    expect(JSON.stringify(among)).not.toContain(salt);
    expect(JSON.stringify(among)).not.toContain(Buffer.from(seed).toString('hex'));
  });
});
