import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatedStatements } from '../../../../src/domain/export/datedStatements.ts';
import { canonicalBytes } from '../../../../src/seal/canonical.ts';
import { createSigningKey, toBase64 } from '../../../../src/seal/signature.ts';
import { buildTimestampQuery, parseCertificates } from '../../../../src/seal/timestamp/timestampToken.ts';
import { formatNote, formatProblem } from '../../../../src/ui/locales/verify.ts';
import { checkFormat } from '../../../support/formatChecker.ts';
import { buildEarlierManifest, exportedEvents, listDated } from '../../../support/vectors/earlierManifest.ts';
import { buildSmallDossier, type Files } from '../../../support/vectors/smallDossier.ts';
import { openTestAuthority } from '../../../support/vectors/timestampAuthority.ts';
import { verifyFiles } from '../../../support/vectors/verifyFiles.ts';

const PATH = 'declarations-datees.json';
const authority = openTestAuthority();
const roots = parseCertificates(authority.rootPem);
let folder: string;
let key: Awaited<ReturnType<typeof createSigningKey>>;
beforeAll(async () => {
  key = await createSigningKey();
  folder = await mkdtemp(join(tmpdir(), 'recueil-statements-'));
});
afterAll(async () => {
  authority.close();
  await rm(folder, { recursive: true });
});

async function buildDossier(dated: DatedStatements, exported: readonly string[]): Promise<Files> {
  return buildSmallDossier({
    key,
    texts: ['Un message inventé.'],
    extraEvents: exportedEvents(exported),
    extraFiles: new Map([[PATH, canonicalBytes(dated)]]),
  });
}

let dossiers = 0;
/** The verdict of our verifier and of the one written from docs/format.md alone. */
async function verify(dated: DatedStatements, exported: readonly string[]) {
  const files = await buildDossier(dated, exported);
  dossiers += 1;
  const place = join(folder, String(dossiers));
  for (const [path, bytes] of files) {
    await mkdir(join(place, dirname(path)), { recursive: true });
    await writeFile(join(place, path), bytes);
  }
  const [report, { status, stdout }] = await Promise.all([verifyFiles(files, { roots }), checkFormat(place)]);
  const ofStatements = ({ code }: { readonly code: string }) => code.startsWith('statement-');
  return {
    verdict: report.verdict,
    check: report.checks.statements,
    problems: report.problems.map(({ code }) => code),
    notes: report.notes.filter(ofStatements).map(({ code }) => code),
    sentences: [
      ...report.problems.map((problem) => formatProblem('fr', problem)),
      ...report.notes.filter(ofStatements).map((note) => formatNote('fr', note)),
    ],
    python: { status, stdout },
  };
}

describe('texts that an earlier dossier fixed', () => {
  it('are the ones that were fixed', async () => {
    const { sha256, statements, manifest } = await buildEarlierManifest(1);
    const found = await verify(listDated([manifest], statements), [sha256]);
    expect(found).toMatchObject({
      verdict: 'coherent-unanchored',
      check: 'holds',
      problems: [],
      notes: ['statement-undated', 'statement-undated'],
      python: { status: 0 },
    });
    expect(found.sentences[0]).toContain('texte n° 1');
    expect(found.sentences[0]).toContain('2026-03-05 08:00:00 UTC');
    expect(found.sentences[0]).toContain('2026-03-02 09:01:00 UTC');
    expect(found.sentences[0]).toContain(sha256);
  });

  it('existed when that dossier was time-stamped', async () => {
    const { sha256, statements, manifest } = await buildEarlierManifest(1);
    const nonce = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
    const response = toBase64(authority.reply(buildTimestampQuery(sha256, nonce)));
    const found = await verify(listDated([{ ...manifest, response }], statements), [sha256]);
    expect(found).toMatchObject({
      check: 'holds',
      problems: [],
      notes: ['statement-dated', 'statement-dated'],
      python: { status: 0 },
    });
    expect(found.sentences[0]).toContain('Horodatage');
    const other = toBase64(authority.reply(buildTimestampQuery('b'.repeat(64), nonce)));
    expect(await verify(listDated([{ ...manifest, response: other }], statements), [sha256])).toMatchObject({
      verdict: 'altered',
      check: 'fails',
      problems: ['statement-timestamp'],
      python: { status: 1 },
    });
  });

  it('are to be compared when that manifest is not there', async () => {
    const { sha256, statements, manifest } = await buildEarlierManifest(1);
    const found = await verify(listDated([{ ...manifest, text: null }], statements), [sha256]);
    expect(found).toMatchObject({
      verdict: 'coherent-unanchored',
      problems: [],
      notes: ['statement-compare', 'statement-compare'],
      python: { status: 0 },
    });
    expect(found.sentences[0]).toContain(statements[0]?.root);
    expect(found.python.stdout).toContain('is to be compared');
  });

  it('are not mentioned when a dossier has none', async () => {
    const files = await buildSmallDossier({ key, texts: ['Un message inventé.'] });
    const report = await verifyFiles(files);
    expect(report).toMatchObject({ verdict: 'coherent-unanchored', checks: { statements: 'unchecked' } });
    expect(report.notes).toEqual([]);
  });
});

describe('attack: a text that claims an earlier date', () => {
  const attacks: readonly (readonly [
    string,
    string,
    (one: DatedStatements['statements'][number]) => DatedStatements['statements'][number],
  ])[] = [
    [
      'another text',
      'statement-altered',
      (one) => ({ ...one, statement: { ...one.statement, text: `${one.statement.text} Et plus.` } }),
    ],
    [
      'another time of writing',
      'statement-altered',
      (one) => ({ ...one, statement: { ...one.statement, at: '2025-01-01T00:00:00.000Z' } }),
    ],
    ['a further key', 'statement-altered', (one) => ({ ...one, statement: { ...one.statement, more: 1 } })],
    ['another salt', 'statement-altered', (one) => ({ ...one, salt: 'a'.repeat(64) })],
    ['another place', 'statement-altered', (one) => ({ ...one, index: one.index ^ 1 })],
    ['a shorter way', 'statement-form', (one) => ({ ...one, path: one.path.slice(1) })],
    ['a manifest that is not listed', 'statement-form', (one) => ({ ...one, manifest: 'b'.repeat(64) })],
  ];
  it.each(attacks)('is reported: %s', async (_name, code, change) => {
    const { sha256, statements, manifest } = await buildEarlierManifest(1);
    const [first, ...others] = statements;
    if (first === undefined) expect.fail('no statement');
    const found = await verify(listDated([manifest], [change(first), ...others]), [sha256]);
    expect(found).toMatchObject({ verdict: 'altered', check: 'fails', problems: [code], python: { status: 1 } });
  });

  it('is reported when it is replayed with the manifest of another dossier', async () => {
    const [one, other] = await Promise.all([buildEarlierManifest(1), buildEarlierManifest(2)]);
    const replayed = one.statements.map((statement) => ({ ...statement, manifest: other.sha256 }));
    const found = await verify(listDated([other.manifest], replayed), [one.sha256, other.sha256]);
    expect(found).toMatchObject({ problems: ['statement-replayed', 'statement-replayed'], python: { status: 1 } });
  });

  it('is reported when the journal does not announce that dossier', async () => {
    const { statements, manifest } = await buildEarlierManifest(1);
    const found = await verify(listDated([manifest], statements), ['b'.repeat(64)]);
    expect(found).toMatchObject({
      problems: ['statement-unannounced', 'statement-unannounced'],
      python: { status: 1 },
    });
  });

  it('is reported when the manifest beside it was changed to fix it', async () => {
    const [one, other] = await Promise.all([buildEarlierManifest(1), buildEarlierManifest(2)]);
    const changed = { ...one.manifest, text: other.manifest.text };
    const found = await verify(listDated([changed], one.statements), [one.sha256]);
    expect(found).toMatchObject({ verdict: 'altered', problems: ['statement-manifest'], python: { status: 1 } });
  });
});
