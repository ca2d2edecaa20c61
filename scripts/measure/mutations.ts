import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Manifest } from '../../src/domain/export/dossierLayout.ts';
import { canonicalBytes } from '../../src/seal/canonical.ts';
import { signDer } from '../../src/seal/derSignature.ts';
import { createSigningKey } from '../../src/seal/signature.ts';
import { isRemark } from '../../src/seal/verify/verificationReport.ts';
import { anyMutation, anyResignedDossier, type MutationKind } from '../../tests/support/vectors/mutations.ts';
import { anyPdfMutation, verifyMutation } from '../../tests/support/vectors/pdfMutations.ts';
import { readDossierFiles, resignDossier } from '../../tests/support/vectors/resignDossier.ts';
import { buildSmallDossier, rewriteSums } from '../../tests/support/vectors/smallDossier.ts';
import { buildSmallPdf } from '../../tests/support/vectors/smallPdf.ts';
import { verifyFiles } from '../../tests/support/vectors/verifyFiles.ts';
import { parseCount, runCommand } from '../cli.ts';

const HELP = `npm run mutations -- [--runs N] [--seed N] [--json]

Changes a small dossier in one place at a time, N times, and counts how many changes the verifier reports and names.
Does the same with a dossier as one PDF: bytes, objects, attachments, updates appended, cut.
Then rewrites the small dossier completely and signs it with a new key: coherent in itself, and detected by a digest
held outside. Then changes a byte of one file of a real dossier and signs it again with a new key: noted first, whether
or not a time-stamp had been asked for. Last, takes the time-stamp away from a dossier that announces one: noted first.

  --runs N   number of changes of each (10000; the unit tests run 600 and 100)
  --seed N   repeats the same changes
  --json     prints one JSON object

Exit 0 when every change is reported; 1 otherwise.`;

interface Count {
  tried: number;
  reported: number;
}

interface Result {
  readonly seed: number;
  readonly mutations: Count & { readonly byKind: Readonly<Record<string, Count>> };
  readonly pdf: PdfResult;
  readonly resigned: Count & { coherent: number };
  readonly signedAgain: SignedAgain;
  /** The same where no time-stamp was asked for. */
  readonly signedAgainUndated: SignedAgain;
  readonly timestampDropped: Count;
}

interface PdfResult extends Count {
  readonly byKind: Readonly<Record<string, Count>>;
  /** What the verifier said of a change that it did not report or name. */
  readonly faults: readonly { readonly kind: string; readonly outcome: string }[];
}

async function runPdfMutations(numRuns: number, seed: number): Promise<PdfResult> {
  const byKind = new Map<string, Count>();
  const faults: { kind: string; outcome: string }[] = [];
  for (const make of fc.sample(anyPdfMutation(await buildSmallPdf()), { numRuns, seed })) {
    const mutation = await make();
    const outcome = await verifyMutation(mutation);
    const count = byKind.get(mutation.kind) ?? { tried: 0, reported: 0 };
    count.tried += 1;
    if (outcome === 'named' || outcome === 'refused') count.reported += 1;
    else faults.push({ kind: mutation.kind, outcome });
    byKind.set(mutation.kind, count);
  }
  const sorted = [...byKind].sort(([a], [b]) => a.localeCompare(b));
  return { tried: numRuns, reported: numRuns - faults.length, byKind: Object.fromEntries(sorted), faults };
}

interface SignedAgain extends Count {
  readonly altered: number;
  /** Reports with each of these remarks, of those that are not altered. */
  readonly remarks: Readonly<Record<string, number>>;
}

/**
 * Flips a byte of one file outside the signature, or drops the file, and signs again with a new key. A time-stamp of
 * the manifest that was asked for is dropped, since it cannot follow. `expected`: the remarks of a report that is not
 * altered.
 */
async function runSignedAgain(
  numRuns: number,
  seed: number,
  timestampRequested: boolean,
  expected: readonly string[],
): Promise<SignedAgain> {
  const good = await readDossierFiles(join(import.meta.dirname, '../../tests/fixtures/releases/c3690155/dossier.zip'));
  const manifest = JSON.parse(new TextDecoder().decode(good.get('manifest.json')));
  good.set('manifest.json', new TextEncoder().encode(JSON.stringify({ ...manifest, timestampRequested })));
  const paths = [...good.keys()].filter((path) => !SIGNING_FILES.has(path));
  const change = fc.tuple(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 0, max: 255 }));
  const remarks: Record<string, number> = {};
  let [altered, reported] = [0, 0];
  for (const [path, at, mask] of fc.sample(change, { numRuns, seed })) {
    const bytes = good.get(path)?.slice() ?? new Uint8Array();
    const place = at % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ mask;
    const files = new Map(good).set(path, bytes);
    if (mask === 0) files.delete(path);
    const { verdict, notes } = await verifyFiles(await resignDossier(files));
    if (verdict === 'altered') {
      altered += 1;
      continue;
    }
    const codes = new Set<string>(notes.filter(isRemark).map(({ code }) => code));
    for (const code of codes) remarks[code] = (remarks[code] ?? 0) + 1;
    if (expected.every((code) => codes.has(code))) reported += 1;
  }
  return { tried: numRuns, reported: altered + reported, altered, remarks };
}

/** Takes the time-stamp away from dossiers that announce one, signed by their holder. */
async function runTimestampDropped(numRuns: number, seed: number): Promise<Count> {
  const key = await createSigningKey();
  const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
  let reported = 0;
  for (const sample of fc.sample(texts, { numRuns, seed })) {
    const files = await buildSmallDossier({ key, texts: sample });
    const manifest: Manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    const bytes = canonicalBytes({ ...manifest, timestampRequested: true });
    files.set('manifest.json', bytes);
    files.set('manifest.json.sig', await signDer(key.pkcs8, bytes));
    const { verdict, notes } = await verifyFiles(await rewriteSums(files));
    const codes = notes.filter(isRemark).map(({ code }) => code);
    if (verdict !== 'altered' && codes.join() === 'timestamp-missing') reported += 1;
  }
  return { tried: numRuns, reported };
}

const SIGNING_FILES = new Set([
  'manifest.json',
  'manifest.json.sig',
  'SHA256SUMS',
  'cle-publique.pem',
  'journal.jsonl',
]);

async function runMutations(numRuns: number, seed: number): Promise<Result> {
  const byKind = new Map<MutationKind, Count>();
  for (const { files, names, kind } of fc.sample(anyMutation, { numRuns, seed })) {
    const { verdict, problems } = await verifyFiles(files);
    const named = problems.flatMap(({ path, detail }) => [path, detail?.file]);
    const sum = byKind.get(kind) ?? { tried: 0, reported: 0 };
    sum.tried += 1;
    if (verdict === 'altered' && named.some((one) => names.includes(String(one)))) sum.reported += 1;
    byKind.set(kind, sum);
  }
  const forged = { tried: 0, reported: 0, coherent: 0 };
  const resigned = Math.ceil(numRuns / 10);
  for (const make of fc.sample(anyResignedDossier, { numRuns: resigned, seed })) {
    const { files, digest } = await make();
    forged.tried += 1;
    if ((await verifyFiles(files)).verdict === 'coherent-unanchored') forged.coherent += 1;
    if ((await verifyFiles(files, { expect: digest })).verdict === 'altered') forged.reported += 1;
  }
  const total = (of: keyof Count) => [...byKind.values()].reduce((sum, one) => sum + one[of], 0);
  return {
    seed,
    mutations: { tried: total('tried'), reported: total('reported'), byKind: Object.fromEntries(byKind) },
    pdf: await runPdfMutations(numRuns, seed),
    resigned: forged,
    signedAgain: await runSignedAgain(resigned, seed, true, ['key-changed', 'timestamp-missing']),
    signedAgainUndated: await runSignedAgain(resigned, seed, false, ['key-changed']),
    timestampDropped: await runTimestampDropped(resigned, seed),
  };
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '20261120' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const result = await runMutations(parseCount('--runs', values.runs), parseCount('--seed', values.seed.slice(0, 6)));
  const { mutations, pdf, resigned: forged, signedAgain, signedAgainUndated, timestampDropped } = result;
  if (values.json) console.log(JSON.stringify(result));
  else {
    for (const [kind, { tried, reported }] of Object.entries(mutations.byKind))
      console.log(`${kind.padEnd(8)} ${reported} of ${tried} reported and named`);
    console.log(`all      ${mutations.reported} of ${mutations.tried} reported and named`);
    for (const [kind, { tried, reported }] of Object.entries(pdf.byKind))
      console.log(`PDF, ${kind.padEnd(38)} ${reported} of ${tried} reported and named`);
    for (const { kind, outcome } of pdf.faults) console.log(`PDF, ${kind}: ${outcome}`);
    console.log(`PDF      ${pdf.reported} of ${pdf.tried} reported and named`);
    console.log(`seed ${result.seed}`);
    console.log(
      `re-signed with a new key: ${forged.coherent} of ${forged.tried} coherent, ${forged.reported} detected with --expect`,
    );
    for (const [name, { tried, reported, altered, remarks }] of [
      ['with a time-stamp asked for', signedAgain],
      ['without one', signedAgainUndated],
    ] as const)
      console.log(
        `changed and signed again, ${name}: ${reported} of ${tried} altered or with its remarks; altered ${altered}, ${JSON.stringify(remarks)}`,
      );
    console.log(`time-stamp taken away: ${timestampDropped.reported} of ${timestampDropped.tried} with its remark`);
  }
  const allReported =
    mutations.reported === mutations.tried &&
    pdf.reported === pdf.tried &&
    forged.reported === forged.tried &&
    forged.coherent === forged.tried &&
    [signedAgain, signedAgainUndated, timestampDropped].every(({ tried, reported }) => tried === reported);
  if (!allReported) process.exitCode = 1;
});
