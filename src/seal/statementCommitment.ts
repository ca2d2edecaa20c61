import { createHMAC, createSHA256 } from 'hash-wasm';
import {
  COMMITMENT_DEPTH,
  COMMITMENT_LEAVES,
  type Statement,
  type StatementOpening,
} from '../domain/export/datedStatements.ts';
import { canonicalBytes } from './canonical.ts';
import { fromHex, toHex } from './digest.ts';
import { fromBase64, toBase64 } from './signature.ts';

/**
 * The salted commitment of a manifest: the root of a Merkle tree of 1,024 leaves, those that no statement fills being
 * made from the seed in the same way. seal.design.md says why nothing shows how many are filled.
 */

const DIGEST_BYTES = 32;
/** First byte of what is hashed, so that no leaf can be read as a node (RFC 6962, 2.1). */
const LEAF = 0;
const NODE = 1;

type Bytes = Uint8Array<ArrayBuffer>;
type Hash = (...parts: readonly Uint8Array[]) => Bytes;

type UncheckedOpening = Pick<StatementOpening, 'statement' | 'salt' | 'index' | 'path'>;

interface Commitment {
  /** Of the tree, lower-case hex. */
  readonly root: string;
  /** The leaves in order, base64. */
  readonly leaves: string;
}

/** `seed`: 32 random bytes, for this commitment alone. Throws RangeError for more statements than leaves. */
export async function commitToStatements(seed: Bytes, statements: readonly Statement[]): Promise<Commitment> {
  const [hash, derive] = await Promise.all([createHash(), createDerivation(seed)]);
  const filled = new Map(
    statements.map((statement) => {
      const bytes = canonicalBytes(statement);
      const leaf = hashLeaf(hash, derive('salt', bytes), bytes);
      return [toHex(leaf), leaf] as const;
    }),
  );
  if (filled.size > COMMITMENT_LEAVES) throw new RangeError(`${filled.size} statements`);
  const fillers = Array.from({ length: COMMITMENT_LEAVES - filled.size }, (_, index) =>
    hashLeaf(hash, derive('filler', numberBytes(index)), new Uint8Array()),
  );
  // In the order of their values, which does not depend on which are filled.
  const leaves = [...filled.values(), ...fillers].sort(compareBytes);
  const root = toHex(buildLevels(hash, leaves).at(-1)?.[0] ?? new Uint8Array());
  const joined = new Uint8Array(COMMITMENT_LEAVES * DIGEST_BYTES);
  for (const [index, leaf] of leaves.entries()) joined.set(leaf, index * DIGEST_BYTES);
  return { root, leaves: toBase64(joined) };
}

/** Returns a function that opens statements of a stored commitment: null for one that it does not contain. */
export async function openCommitment(
  seed: Bytes,
  { leaves, root }: Commitment,
): Promise<(statement: Statement) => StatementOpening | null> {
  const [hash, derive] = await Promise.all([createHash(), createDerivation(seed)]);
  const joined = fromBase64(leaves) ?? new Uint8Array();
  const values = Array.from({ length: joined.length / DIGEST_BYTES }, (_, index) =>
    joined.slice(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
  );
  const positions = new Map(values.map((leaf, index) => [toHex(leaf), index]));
  let levels: readonly (readonly Bytes[])[] | null = null;
  return (statement) => {
    const bytes = canonicalBytes(statement);
    const salt = derive('salt', bytes);
    const index = positions.get(toHex(hashLeaf(hash, salt, bytes)));
    if (index === undefined) return null;
    levels ??= buildLevels(hash, values);
    const path = levels
      .slice(0, COMMITMENT_DEPTH)
      .map((level, height) => toHex(level[(index >> height) ^ 1] ?? new Uint8Array()));
    return { statement, salt: toHex(salt), index, path, root };
  };
}

/** Returns a function that computes the root that an opening leads to, in hex. The opening may be of any origin. */
export async function createRootReader(): Promise<(opening: UncheckedOpening) => string> {
  const hash = await createHash();
  return ({ statement, salt, index, path }) => {
    let node = hashLeaf(hash, fromHex(salt), canonicalBytes(statement));
    for (const [height, side] of path.entries()) {
      const beside = fromHex(side);
      node = ((index >> height) & 1) === 0 ? hashNode(hash, node, beside) : hashNode(hash, beside, node);
    }
    return toHex(node);
  };
}

const hashLeaf = (hash: Hash, salt: Bytes, bytes: Uint8Array): Bytes => hash(Uint8Array.of(LEAF), salt, bytes);
const hashNode = (hash: Hash, left: Bytes, right: Bytes): Bytes => hash(Uint8Array.of(NODE), left, right);

/** Returns the leaves, then each level above them; the last one is the root. */
function buildLevels(hash: Hash, leaves: readonly Bytes[]): readonly (readonly Bytes[])[] {
  const levels: (readonly Bytes[])[] = [leaves];
  for (let level = leaves; level.length > 1; ) {
    const below = level;
    level = Array.from({ length: below.length / 2 }, (_, index) => {
      const [left, right] = [below[2 * index], below[2 * index + 1]];
      if (left === undefined || right === undefined) throw new RangeError('a level of odd length');
      return hashNode(hash, left, right);
    });
    levels.push(level);
  }
  return levels;
}

async function createHash(): Promise<Hash> {
  const hasher = await createSHA256();
  return (...parts) => {
    hasher.init();
    for (const part of parts) hasher.update(part);
    return new Uint8Array(hasher.digest('binary'));
  };
}

/** Returns HMAC-SHA-256 with the seed as key. */
async function createDerivation(seed: Bytes): Promise<(use: 'salt' | 'filler', bytes: Uint8Array) => Bytes> {
  const hmac = await createHMAC(createSHA256(), seed);
  return (use, bytes) => {
    hmac.init();
    hmac.update(`recueil/commitment/1 ${use}\n`);
    hmac.update(bytes);
    return new Uint8Array(hmac.digest('binary'));
  };
}

function compareBytes(a: Bytes, b: Bytes): number {
  for (const [at, byte] of a.entries()) if (byte !== b[at]) return byte - (b[at] ?? 0);
  return 0;
}

function numberBytes(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
