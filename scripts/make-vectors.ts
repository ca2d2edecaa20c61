import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../src/seal/digest.ts';
import { toBase64 } from '../src/seal/signature.ts';
import type { Problem, Report } from '../src/seal/verify/report.ts';
import { type Files, originAdded, resum, smallDossier, utf8 } from '../tests/support/smallDossier.ts';
import { flip, get, headAfter, rename, swapLines } from './vectors/changes.ts';
import { readKey, signKept, stampKept, VECTORS } from './vectors/kept.ts';

/**
 * Writes tests/vectors: small dossiers, each with what any checker must say of it. Fixed inputs give the same bytes each
 * time; ECDSA signatures are random, so one already there is kept as long as it holds.
 */

export interface Vector {
  readonly files: Files;
  readonly expected: {
    readonly about: string;
    readonly verdict: Report['verdict'];
    readonly problems: readonly Pick<Problem, 'code' | 'path'>[];
    readonly counts: Report['counts'];
    readonly manifest: string;
    /** Manifest digest held outside → the verdict when it is given. */
    readonly expect: Readonly<Record<string, Report['verdict']>>;
  };
}

type Told = readonly [about: string, files: Files, counts: Report['counts']];
type Caught = readonly [about: string, files: Files, problem: Vector['expected']['problems'][number]];

export async function makeVectors(): Promise<ReadonlyMap<string, Vector>> {
  const bench = await openBench();
  const vectors = new Map<string, Vector>();
  for (const [name, told] of Object.entries(await coherentOnes(bench)))
    vectors.set(name, await coherent(bench, told));
  for (const [name, caught] of Object.entries(await alteredOnes(bench)))
    vectors.set(name, await altered(caught));
  return vectors;
}

/** What several vectors are made from. */
async function openBench() {
  const [key, otherKey] = [await readKey('key-a'), await readKey('key-b')];
  const dossier = (
    name: string,
    wanted: Omit<Parameters<typeof smallDossier>[0], 'key' | 'sign'>,
    by = key,
  ) => smallDossier({ ...wanted, key: by, sign: signKept(name, by) });
  const texts = ['Premier message inventé : « on sait où tu habites ».', 'Second message inventé 😡'];
  const good = await dossier('good', { texts });
  const digest = await sha256Hex(get(good, 'manifest.json'));
  const forged = await dossier(
    'resigned',
    { texts: ['Premier message réécrit.', ...texts.slice(1)] },
    otherKey,
  );
  const withOrigin = async (name: string, received: Files, announced = received) =>
    dossier(name, { texts, origins: [received], extraEvents: [await originAdded(1, announced)] });
  const stamped = async (name: string, imprint: string) =>
    resum(new Map([...good, ...(await stampKept(name, imprint))]));
  return { key, otherKey, dossier, texts, good, digest, forged, withOrigin, stamped };
}

type Bench = Awaited<ReturnType<typeof openBench>>;

async function coherent({ digest }: Bench, [about, files, counts]: Told): Promise<Vector> {
  const manifest = await sha256Hex(get(files, 'manifest.json'));
  const expect: Record<string, Report['verdict']> = { [digest]: 'altered', [manifest]: 'coherent-anchored' };
  return {
    files,
    expected: { about, verdict: 'coherent-unanchored', problems: [], counts, manifest, expect },
  };
}

async function altered([about, files, problem]: Caught): Promise<Vector> {
  const manifest = await sha256Hex(get(files, 'manifest.json'));
  const expect = { [manifest]: 'altered' } as const;
  return {
    files,
    expected: { about, verdict: 'altered', problems: [problem], counts: counts(2, 2), manifest, expect },
  };
}

async function coherentOnes(bench: Bench): Promise<Readonly<Record<string, Told>>> {
  const { key, otherKey, dossier, texts, good, digest, forged, withOrigin, stamped } = bench;
  const takenUp = [
    { event: 'journal.restored', payload: { entries: 2, head: await headAfter(good, 2) } },
    { event: 'key.created', payload: { publicKey: toBase64(otherKey.spki) } },
  ] as const;
  return {
    good: ['Two items, both here.', good, counts(2, 2)],
    withdrawn: [
      'Three sealed: one here, one withdrawn, one not included.',
      await dossier('withdrawn', { texts: [...texts, 'Troisième.'], withdrawn: [2], leftOut: [3] }),
      counts(3, 1, 1, 1),
    ],
    omitted: [
      'The image of pièce 1 is left out (redacted), with a copy beside.',
      await dossier('omitted', { texts, omitted: ['capture.png'] }),
      counts(2, 2),
    ],
    removed: [
      'The image of pièce 1 was erased after its capture: omitted, and the journal says so.',
      await dossier('removed', { texts, removed: ['capture.png'] }),
      counts(2, 2),
    ],
    resigned: [
      'Rewritten from end to end and signed with another key: only an anchor tells.',
      forged,
      counts(2, 2),
    ],
    'tail-cut': [
      'The last item and its line cut off before anybody held anything, and signed again with the same key: only an anchor tells.',
      await dossier('tail-cut', { texts: texts.slice(0, 1) }),
      counts(1, 1),
    ],
    rebuilt: [
      'The store made anew on the same computer with the items in another order, signed with the same key: only an anchor tells.',
      await dossier('rebuilt', { texts: texts.toReversed() }),
      counts(2, 2),
    ],
    'old-backup': [
      'An old copy, of one item, taken up on another computer: what came after the copy is not there, and only an anchor of it tells.',
      await dossier(
        'old-backup',
        { texts: texts.slice(0, 1), openedWith: key, extraEvents: takenUp },
        otherKey,
      ),
      counts(1, 1),
    ],
    timestamped: [
      'Time-stamped by an authority that nobody knows: no fault, and no anchor.',
      await stamped('timestamped', digest),
      counts(2, 2),
    ],
    origin: [
      'With a dossier received from somebody else: two journals, two keys, each verified by itself.',
      await withOrigin('origin', forged),
      counts(2, 2),
    ],
  };
}

const [TEXT, IMAGE, ADDED] = [
  'pieces/P0001/texte.txt',
  'pieces/P0002/capture.png',
  'pieces/P0002/autre.txt',
] as const;

async function alteredOnes(bench: Bench): Promise<Readonly<Record<string, Caught>>> {
  const { key, good, forged, withOrigin, stamped } = bench;
  const change = (make: (files: Files) => void) => {
    const files: Files = new Map(good);
    make(files);
    return files;
  };
  // Altered before it was put in: what is around it agrees, and only its own check tells.
  const spoilt: Files = new Map(forged).set(TEXT, flip(get(forged, TEXT)));
  return {
    'timestamp-other': [
      'Time-stamped, but for another manifest.',
      await stamped('timestamp-other', 'ab'.repeat(32)),
      { code: 'timestamp-imprint', path: 'horodatages/manifest.tsr' },
    ],
    'altered-file': [
      'One letter of a text changed.',
      change((files) => files.set(TEXT, flip(get(files, TEXT)))),
      { code: 'altered', path: TEXT },
    ],
    'missing-file': [
      'A file taken out.',
      change((files) => files.delete(IMAGE)),
      { code: 'missing', path: IMAGE },
    ],
    'extra-file': [
      'A file put in.',
      change((files) => files.set(ADDED, utf8('Ajouté.\n'))),
      { code: 'extra', path: ADDED },
    ],
    'renamed-file': [
      'A file renamed.',
      change((files) => rename(files, TEXT, 'pieces/P0001/text.txt')),
      { code: 'renamed', path: TEXT },
    ],
    'origin-altered': [
      'A received dossier that was altered before it was put in.',
      await withOrigin('origin-altered', spoilt),
      { code: 'origin-altered', path: 'origines/O1' },
    ],
    'origin-other': [
      'A received dossier in the place of the one that the journal announces.',
      await withOrigin('origin-other', forged, good),
      { code: 'origin-unannounced', path: 'origines/O1' },
    ],
    'swapped-lines': [
      'Two journal lines swapped, then everything above made to agree and signed with the same key: only the chain tells.',
      await swapLines(good, key),
      { code: 'journal-sequence', path: 'journal.jsonl' },
    ],
  };
}

function counts(sealed: number, here: number, withdrawn = 0, notIncluded = 0): Report['counts'] {
  return { sealed, here, withdrawn, notIncluded };
}

if (import.meta.main) {
  for (const [name, { files, expected }] of await makeVectors()) {
    await rm(join(VECTORS, name), { recursive: true, force: true });
    for (const [path, bytes] of files) {
      const target = join(VECTORS, name, 'dossier', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    await writeFile(join(VECTORS, name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
    console.log(`${name}: ${files.size} files`);
  }
}
