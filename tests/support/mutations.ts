import fc from 'fast-check';
import { makeVectors } from '../../scripts/make-vectors.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { createSigningKey } from '../../src/seal/signature.ts';
import { type Bytes, type Files, smallDossier } from './smallDossier.ts';

/** One change of the set path → bytes: flip, cut, insert, drop, add, rename, swap two journal lines. */

const vectors = await makeVectors();
const good: Files = vectors.get('good')?.files ?? new Map();
const paths = [...good.keys()];

export type Kind = 'flip' | 'cut' | 'insert' | 'drop' | 'add' | 'rename' | 'swap';

export interface Mutation {
  readonly kind: Kind;
  readonly files: Files;
  /** Any of these named is enough. */
  readonly names: readonly string[];
}

const path = fc.constantFrom(...paths);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (bytes: Bytes, where: number) => Math.floor(where * bytes.length);
const bytesOf = (one: string): Bytes => good.get(one) ?? new Uint8Array();

function replaced(kind: Kind, one: string, bytes: Bytes): Mutation {
  return { kind, files: new Map(good).set(one, bytes), names: [one] };
}

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(path, place, fc.integer({ min: 1, max: 255 })).map(([one, where, mask]) => {
    const target = at(bytesOf(one), where);
    return replaced(
      'flip',
      one,
      bytesOf(one).map((byte, index) => (index === target ? byte ^ mask : byte)),
    );
  }),
  fc
    .tuple(path, place)
    .map(([one, where]) => replaced('cut', one, bytesOf(one).slice(0, at(bytesOf(one), where)))),
  fc.tuple(path, place, fc.uint8Array({ minLength: 1, maxLength: 9 })).map(([one, where, more]) => {
    const cut = at(bytesOf(one), where);
    return replaced(
      'insert',
      one,
      new Uint8Array([...bytesOf(one).slice(0, cut), ...more, ...bytesOf(one).slice(cut)]),
    );
  }),
  path.map((one) => {
    const files: Files = new Map(good);
    files.delete(one);
    return { kind: 'drop' as const, files, names: [one] };
  }),
  fc.tuple(fc.constantFrom('', 'pieces/P0001/', 'notes/'), fc.uint8Array()).map(([folder, bytes]) => {
    const added = `${folder}ajout.txt`;
    return { kind: 'add' as const, files: new Map(good).set(added, new Uint8Array(bytes)), names: [added] };
  }),
  path.map((one) => {
    const files: Files = new Map(good).set(`${one}.bak`, bytesOf(one));
    files.delete(one);
    return { kind: 'rename' as const, files, names: [one, `${one}.bak`] };
  }),
  fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([from, by]) => {
    const lines = new TextDecoder().decode(bytesOf('journal.jsonl')).split('\n');
    const to = (from + by) % 4;
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
    return replaced('swap', 'journal.jsonl', new TextEncoder().encode(lines.join('\n')));
  }),
);

export interface Resigned {
  readonly files: Files;
  /** Of the manifest before, as somebody else holds it. */
  readonly digest: string;
}

/** The dossier with other texts, everything made to agree, signed with a key made for it: only an anchor tells. */
export const resigned: fc.Arbitrary<() => Promise<Resigned>> = fc
  .array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 3 })
  .map((texts) => async () => ({
    files: await smallDossier({ key: await createSigningKey(), texts }),
    digest: await sha256Hex(bytesOf('manifest.json')),
  }));
