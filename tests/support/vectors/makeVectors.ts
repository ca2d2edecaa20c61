import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { toBase64 } from '../../../src/seal/signature.ts';
import type { Problem, Report } from '../../../src/seal/verify/verificationReport.ts';
import {
  buildReceivedDossierEvent,
  buildSmallDossier,
  type Files,
  rewriteSums,
  sealInventedArchive,
  sealInventedMessages,
  utf8,
} from './smallDossier.ts';
import { readKey, signStable, timestampStable, VECTORS_DIR } from './stableSignatures.ts';
import { flipFirstByte, readHeadAfter, renameFile, requireFile, swapLines } from './tamper.ts';

/**
 * Writes tests/vectors: small dossiers, each with the result that any checker must report. Fixed inputs give the same
 * bytes each time. ECDSA signatures are random, so a stored one is kept while it is valid.
 */

export interface Vector {
  readonly files: Files;
  /** What platforms gave, beside the dossier: its messages are found again there. */
  readonly archives?: Files;
  readonly expected: {
    readonly about: string;
    readonly verdict: Report['verdict'];
    readonly problems: readonly Pick<Problem, 'code' | 'path'>[];
    readonly counts: Report['counts'];
    readonly manifest: string;
    /** Verdict for each manifest digest held outside. */
    readonly expect: Readonly<Record<string, Report['verdict']>>;
  };
}

type CoherentCase = readonly [about: string, files: Files, counts: Report['counts'], archives?: Files];
type AlteredCase = readonly [about: string, files: Files, problem: Vector['expected']['problems'][number]];

export async function makeVectors(): Promise<ReadonlyMap<string, Vector>> {
  const fixtures = await buildFixtures();
  const vectors = new Map<string, Vector>();
  for (const [name, vectorCase] of Object.entries(await buildCoherentCases(fixtures)))
    vectors.set(name, await buildCoherentVector(fixtures, vectorCase));
  for (const [name, alteredCase] of Object.entries(await buildAlteredCases(fixtures)))
    vectors.set(name, await buildAlteredVector(alteredCase));
  return vectors;
}

/** Inputs shared by several vectors. */
async function buildFixtures() {
  const [key, otherKey] = [await readKey('key-a'), await readKey('key-b')];
  const dossier = (
    name: string,
    options: Omit<Parameters<typeof buildSmallDossier>[0], 'key' | 'sign'>,
    signingKey = key,
  ) => buildSmallDossier({ ...options, key: signingKey, sign: signStable(name, signingKey) });
  const texts = ['Premier message inventé : « on sait où tu habites ».', 'Second message inventé 😡'];
  const good = await dossier('good', { texts });
  const digest = await sha256Hex(requireFile(good, 'manifest.json'));
  const forged = await dossier('resigned', { texts: ['Premier message réécrit.', ...texts.slice(1)] }, otherKey);
  const withReceivedDossier = async (name: string, received: Files, announced = received) =>
    dossier(name, {
      texts,
      receivedDossiers: [received],
      extraEvents: [await buildReceivedDossierEvent(1, announced)],
    });
  const withTimestamp = async (name: string, imprint: string) =>
    rewriteSums(new Map([...good, ...(await timestampStable(name, imprint))]));
  return { key, otherKey, dossier, texts, good, digest, forged, withReceivedDossier, withTimestamp };
}

type VectorFixtures = Awaited<ReturnType<typeof buildFixtures>>;

async function buildCoherentVector(
  { digest }: VectorFixtures,
  [about, files, counts, archives]: CoherentCase,
): Promise<Vector> {
  const manifest = await sha256Hex(requireFile(files, 'manifest.json'));
  const expect: Record<string, Report['verdict']> = { [digest]: 'altered', [manifest]: 'coherent-anchored' };
  return {
    files,
    ...(archives !== undefined && { archives }),
    expected: { about, verdict: 'coherent-unanchored', problems: [], counts, manifest, expect },
  };
}

async function buildAlteredVector([about, files, problem]: AlteredCase): Promise<Vector> {
  const manifest = await sha256Hex(requireFile(files, 'manifest.json'));
  const expect = { [manifest]: 'altered' } as const;
  return {
    files,
    expected: { about, verdict: 'altered', problems: [problem], counts: counts(2, 2), manifest, expect },
  };
}

async function buildCoherentCases(fixtures: VectorFixtures): Promise<Readonly<Record<string, CoherentCase>>> {
  const { key, otherKey, dossier, texts, good, digest, forged, withReceivedDossier, withTimestamp } = fixtures;
  const { archive, messages } = await sealInventedMessages(1);
  const restoredEvents = [
    { event: 'journal.restored', payload: { entries: 2, head: await readHeadAfter(good, 2) } },
    { event: 'key.created', payload: { publicKey: toBase64(otherKey.spki) } },
  ] as const;
  return {
    good: ['Two items, both here.', good, counts(2, 2)],
    withdrawn: [
      'Three sealed: one here, one withdrawn, one not included.',
      await dossier('withdrawn', { texts: [...texts, 'Troisième.'], withdrawn: [2], notIncluded: [3] }),
      counts(3, 1, 1, 1),
    ],
    omitted: [
      'The image of exhibit 1 is left out (redacted), with a copy beside.',
      await dossier('omitted', { texts, omitted: ['capture.png'] }),
      counts(2, 2),
    ],
    removed: [
      'The image of exhibit 1 was erased after its capture: omitted, and the journal says so.',
      await dossier('removed', { texts, removed: ['capture.png'] }),
      counts(2, 2),
    ],
    resigned: ['Rewritten completely and signed with another key: only an anchor detects it.', forged, counts(2, 2)],
    'tail-cut': [
      'The last item and its line removed before anybody held a digest, and signed again with the same key: only an anchor detects it.',
      await dossier('tail-cut', { texts: texts.slice(0, 1) }),
      counts(1, 1),
    ],
    rebuilt: [
      'The store rebuilt on the same computer with the items in another order, signed with the same key: only an anchor detects it.',
      await dossier('rebuilt', { texts: texts.toReversed() }),
      counts(2, 2),
    ],
    'old-backup': [
      'An old backup, of one item, restored on another computer: later items are missing, and only an anchor of them detects it.',
      await dossier('old-backup', { texts: texts.slice(0, 1), openedWith: key, extraEvents: restoredEvents }, otherKey),
      counts(1, 1),
    ],
    timestamped: [
      'Time-stamped by an unknown authority: no fault, and no anchor.',
      await withTimestamp('timestamped', digest),
      counts(2, 2),
    ],
    received: [
      'With a dossier received from somebody else: two journals, two keys, each verified separately.',
      await withReceivedDossier('received', forged),
      counts(2, 2),
    ],
    messages: [
      'A post, two messages of an archive of Instagram (pièce 2, messages 1 and 2), and the archive, pièce 3.',
      await dossier('messages', {
        texts: texts.slice(0, 1),
        messages,
        archive: await sealInventedArchive(archive[1], 4),
      }),
      counts(4, 4),
      new Map([archive]),
    ],
  };
}

const [TEXT, IMAGE, ADDED] = ['pieces/P0001/texte.txt', 'pieces/P0002/capture.png', 'pieces/P0002/autre.txt'] as const;

async function buildAlteredCases(fixtures: VectorFixtures): Promise<Readonly<Record<string, AlteredCase>>> {
  const { key, good, forged, withReceivedDossier, withTimestamp } = fixtures;
  const alterGood = (make: (files: Files) => void) => {
    const files: Files = new Map(good);
    make(files);
    return files;
  };
  // Altered before it was included: the outer dossier matches it, and only its own check finds the change.
  const alteredReceived: Files = new Map(forged).set(TEXT, flipFirstByte(requireFile(forged, TEXT)));
  return {
    'timestamp-other': [
      'Time-stamped, but for another manifest.',
      await withTimestamp('timestamp-other', 'ab'.repeat(32)),
      { code: 'timestamp-imprint', path: 'horodatages/manifest.tsr' },
    ],
    'altered-file': [
      'One letter of a text changed.',
      alterGood((files) => files.set(TEXT, flipFirstByte(requireFile(files, TEXT)))),
      { code: 'altered', path: TEXT },
    ],
    'missing-file': ['A file removed.', alterGood((files) => files.delete(IMAGE)), { code: 'missing', path: IMAGE }],
    'extra-file': [
      'A file added.',
      alterGood((files) => files.set(ADDED, utf8('Ajouté.\n'))),
      { code: 'extra', path: ADDED },
    ],
    'renamed-file': [
      'A file renamed.',
      alterGood((files) => renameFile(files, TEXT, 'pieces/P0001/text.txt')),
      { code: 'renamed', path: TEXT },
    ],
    'received-altered': [
      'A received dossier that was altered before it was included.',
      await withReceivedDossier('received-altered', alteredReceived),
      { code: 'received-altered', path: 'origines/O1' },
    ],
    'received-other': [
      'A received dossier other than the one that the journal announces.',
      await withReceivedDossier('received-other', forged, good),
      { code: 'received-unannounced', path: 'origines/O1' },
    ],
    'swapped-lines': [
      'Two journal lines swapped, then everything above adapted and signed with the same key: only the chain detects it.',
      await swapLines(good, key),
      { code: 'journal-sequence', path: 'journal.jsonl' },
    ],
  };
}

function counts(sealed: number, here: number, withdrawn = 0, notIncluded = 0): Report['counts'] {
  return { sealed, here, withdrawn, notIncluded };
}

if (import.meta.main)
  for (const [name, { files, archives, expected }] of await makeVectors()) {
    await rm(join(VECTORS_DIR, name), { recursive: true, force: true });
    for (const [folder, contents] of [['dossier', files] as const, ['archives', archives ?? new Map()] as const])
      for (const [path, bytes] of contents) {
        const target = join(VECTORS_DIR, name, folder, path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes);
      }
    await writeFile(join(VECTORS_DIR, name, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`);
    console.log(`${name}: ${files.size} files`);
  }
