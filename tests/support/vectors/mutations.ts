import fc from 'fast-check';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import { makeVectors } from './makeVectors.ts';
import { buildSmallDossier, type Files } from './smallDossier.ts';

/** Random changes of a dossier's files: flip a bit, cut, insert, drop, add, rename, swap two journal lines. */

const vectors = await makeVectors();
const good: Files = vectors.get('good')?.files ?? new Map();
const paths = [...good.keys()];

type MutationKind = 'flip' | 'cut' | 'insert' | 'drop' | 'add' | 'rename' | 'swap';

export interface Mutation {
  readonly kind: MutationKind;
  readonly files: Files;
  /** Paths of which the verifier must name at least one. */
  readonly names: readonly string[];
}

const path = fc.constantFrom(...paths);
const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const byteIndex = (bytes: Bytes, where: number) => Math.floor(where * bytes.length);
const bytesOf = (one: string): Bytes => good.get(one) ?? new Uint8Array();

function buildMutation(kind: MutationKind, one: string, bytes: Bytes): Mutation {
  return { kind, files: new Map(good).set(one, bytes), names: [one] };
}

export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(path, position, fc.integer({ min: 1, max: 255 })).map(([one, where, mask]) => {
    const target = byteIndex(bytesOf(one), where);
    return buildMutation(
      'flip',
      one,
      bytesOf(one).map((byte, index) => (index === target ? byte ^ mask : byte)),
    );
  }),
  fc
    .tuple(path, position)
    .map(([one, where]) => buildMutation('cut', one, bytesOf(one).slice(0, byteIndex(bytesOf(one), where)))),
  fc.tuple(path, position, fc.uint8Array({ minLength: 1, maxLength: 9 })).map(([one, where, more]) => {
    const cut = byteIndex(bytesOf(one), where);
    return buildMutation(
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
    return buildMutation('swap', 'journal.jsonl', new TextEncoder().encode(lines.join('\n')));
  }),
);

export interface ResignedDossier {
  readonly files: Files;
  /** Digest of the original manifest, as held outside. */
  readonly digest: string;
}

/** A dossier with other texts, coherent and signed with a new key: only an anchor detects it. */
export const anyResignedDossier: fc.Arbitrary<() => Promise<ResignedDossier>> = fc
  .array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 3 })
  .map((texts) => async () => ({
    files: await buildSmallDossier({ key: await createSigningKey(), texts }),
    digest: await sha256Hex(bytesOf('manifest.json')),
  }));
