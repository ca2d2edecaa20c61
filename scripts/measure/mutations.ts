import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Manifest } from '../../src/domain/export/dossierLayout.ts';
import { canonicalBytes } from '../../src/seal/canonical.ts';
import { signDer } from '../../src/seal/derSignature.ts';
import { createSigningKey } from '../../src/seal/signature.ts';
import { isRemark, type Report } from '../../src/seal/verify/verificationReport.ts';
import { inventCase, writeInventedDossier } from '../../tests/support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../tests/support/dossier/inventedPosts.ts';
import { anyMutation, anyResignedDossier } from '../../tests/support/vectors/mutations.ts';
import { anyPdfMutation, verifyMutation } from '../../tests/support/vectors/pdfMutations.ts';
import { readDossierFiles, resignDossier } from '../../tests/support/vectors/resignDossier.ts';
import { buildSmallDossier, type Files, rewriteSums } from '../../tests/support/vectors/smallDossier.ts';
import { buildSmallPdf } from '../../tests/support/vectors/smallPdf.ts';
import { verifyFiles } from '../../tests/support/vectors/verifyFiles.ts';
import { parseCount, runCommand } from '../cli.ts';

const HELP = `npm run mutations -- [--runs N] [--seed N]

Changes a small dossier in one place at a time, N times, and counts how many changes the verifier reports and names.
Does the same with a dossier as one PDF: bytes, objects, attachments, updates appended, cut.
Then, a tenth as often: rewrites the small dossier completely and signs it with a new key: coherent in itself, and
detected by a digest held outside; changes a byte of one file of a dossier of six posts and signs it again with a new
key: noted first, whether or not a time-stamp had been asked for; takes the time-stamp away from a dossier that
announces one: noted first.

  --runs N   number of changes of each (10000; the unit tests run 600 and 100)
  --seed N   repeats the same changes

Exit 0 when every change is reported; 1 otherwise.`;

/** How often each kind of change was tried and reported as it must be. */
class Counts {
  readonly kinds: Record<string, { tried: number; reported: number }> = {};

  add(kind: string, isReported: boolean): void {
    const { tried, reported } = this.kinds[kind] ?? { tried: 0, reported: 0 };
    this.kinds[kind] = { tried: tried + 1, reported: reported + Number(isReported) };
  }
}

const listRemarks = ({ notes }: Report): readonly string[] => notes.filter(isRemark).map(({ code }) => code);

async function mutateFiles(counts: Counts, numRuns: number, seed: number): Promise<void> {
  for (const { files, names, kind } of fc.sample(anyMutation, { numRuns, seed })) {
    const { verdict, problems } = await verifyFiles(files);
    const named = problems.flatMap(({ path, detail }) => [path, detail?.file]);
    counts.add(`zip, ${kind}`, verdict === 'altered' && named.some((one) => names.includes(String(one))));
  }
}

async function mutatePdf(counts: Counts, numRuns: number, seed: number): Promise<void> {
  for (const make of fc.sample(anyPdfMutation(await buildSmallPdf()), { numRuns, seed })) {
    const mutation = await make();
    const outcome = await verifyMutation(mutation);
    const isReported = outcome === 'named' || outcome === 'refused';
    if (!isReported) console.error(`PDF, ${mutation.kind}: ${outcome}`);
    counts.add(`PDF, ${mutation.kind}`, isReported);
  }
}

async function rewriteDossiers(counts: Counts, numRuns: number, seed: number): Promise<void> {
  for (const make of fc.sample(anyResignedDossier, { numRuns, seed })) {
    const { files, digest } = await make();
    counts.add('rewritten: coherent', (await verifyFiles(files)).verdict === 'coherent-unanchored');
    const { verdict } = await verifyFiles(files, { expect: digest });
    counts.add('rewritten: detected by the digest held outside', verdict === 'altered');
  }
}

const SIGNING_FILES = new Set('manifest.json manifest.json.sig SHA256SUMS cle-publique.pem journal.jsonl'.split(' '));

async function writeSixPosts(): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-mutations-'));
  try {
    const path = join(folder, 'dossier.zip');
    await writeFile(path, (await writeInventedDossier(await inventCase(inventSixPosts()))).zip);
    return await readDossierFiles(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A time-stamp of the manifest that was asked for is dropped, since it cannot follow. */
async function signAgain(counts: Counts, numRuns: number, seed: number, timestampRequested: boolean): Promise<void> {
  const good = await writeSixPosts();
  const manifest = JSON.parse(new TextDecoder().decode(good.get('manifest.json')));
  good.set('manifest.json', new TextEncoder().encode(JSON.stringify({ ...manifest, timestampRequested })));
  const paths = [...good.keys()].filter((path) => !SIGNING_FILES.has(path));
  const change = fc.tuple(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 0, max: 255 }));
  const expected = timestampRequested ? ['key-changed', 'timestamp-missing'] : ['key-changed'];
  const kind = `changed and signed again, ${timestampRequested ? 'with' : 'without'} a time-stamp asked for`;
  for (const [path, at, mask] of fc.sample(change, { numRuns, seed })) {
    const bytes = good.get(path)?.slice() ?? new Uint8Array();
    const place = at % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ mask;
    const files = new Map(good).set(path, bytes);
    if (mask === 0) files.delete(path);
    const report = await verifyFiles(await resignDossier(files));
    const codes = listRemarks(report);
    counts.add(kind, report.verdict === 'altered' || expected.every((code) => codes.includes(code)));
  }
}

/** Takes the time-stamp away from dossiers that announce one, signed by their holder. */
async function dropTimestamps(counts: Counts, numRuns: number, seed: number): Promise<void> {
  const key = await createSigningKey();
  const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
  for (const sample of fc.sample(texts, { numRuns, seed })) {
    const files = await buildSmallDossier({ key, texts: sample });
    const manifest: Manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    const bytes = canonicalBytes({ ...manifest, timestampRequested: true });
    files.set('manifest.json', bytes);
    files.set('manifest.json.sig', await signDer(key.pkcs8, bytes));
    const report = await verifyFiles(await rewriteSums(files));
    const isNoted = report.verdict !== 'altered' && listRemarks(report).join() === 'timestamp-missing';
    counts.add('time-stamp taken away', isNoted);
  }
}

const OPTIONS = {
  runs: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '202611' },
} as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const [runs, seed] = [parseCount('--runs', values.runs), parseCount('--seed', values.seed)];
  const counts = new Counts();
  await mutateFiles(counts, runs, seed);
  await mutatePdf(counts, runs, seed);
  const fewer = Math.ceil(runs / 10);
  await rewriteDossiers(counts, fewer, seed);
  for (const isDated of [true, false]) await signAgain(counts, fewer, seed, isDated);
  await dropTimestamps(counts, fewer, seed);
  const { kinds } = counts;
  console.log(`seed ${seed}`);
  for (const [kind, { tried, reported }] of Object.entries(kinds).toSorted())
    console.log(`${kind.padEnd(56)} ${reported} of ${tried}`);
  if (Object.values(kinds).some(({ tried, reported }) => reported < tried)) process.exitCode = 1;
});
