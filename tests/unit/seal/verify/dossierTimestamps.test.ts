import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../src/domain/export/dossierLayout.ts';
import type { Bytes } from '../../../../src/domain/shared/binary.ts';
import { canonicalBytes } from '../../../../src/seal/canonical.ts';
import { signDer } from '../../../../src/seal/derSignature.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { readJournal } from '../../../../src/seal/journal.ts';
import { createSigningKey } from '../../../../src/seal/signature.ts';
import { buildTimestampQuery, parseCertificates } from '../../../../src/seal/timestamp/timestampToken.ts';
import {
  addManifest,
  buildSmallDossier,
  type Files,
  rewriteSums,
  utf8,
} from '../../../support/vectors/smallDossier.ts';
import { openTestAuthority, type Signer } from '../../../support/vectors/timestampAuthority.ts';
import { listProblems, verifyFiles } from '../../../support/vectors/verifyFiles.ts';

const authority = openTestAuthority();
afterAll(() => authority.close());
const roots = parseCertificates(authority.rootPem);
const MANIFEST_STAMP = 'horodatages/manifest.tsr';

const stampOf = (digest: string, signer?: Signer): Bytes =>
  authority.reply(buildTimestampQuery(digest, new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])), signer);

const key = await createSigningKey();
const good = await buildSmallDossier({ key, texts: ['Un message inventé.'] });

async function stamped(stamp: Bytes): Promise<Files> {
  return rewriteSums(new Map(good).set(MANIFEST_STAMP, stamp));
}

const manifestDigest = () => sha256Hex(good.get('manifest.json') ?? utf8(''));

async function changeManifest(files: Files, change: (manifest: Manifest) => Manifest): Promise<Files> {
  const manifest: Manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  const bytes = canonicalBytes(change(manifest));
  const signature = await signDer(key.pkcs8, bytes);
  return rewriteSums(new Map(files).set('manifest.json', bytes).set('manifest.json.sig', signature));
}

/** Adds a time-stamp of line `seq`, listed in the manifest. */
async function withJournalStamp(seq: number, digest: (lines: string[], head: string) => string): Promise<Files> {
  const files: Files = new Map(good);
  const { exhibits, omitted } = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  for (const path of ['manifest.json', 'manifest.json.sig', 'SHA256SUMS']) files.delete(path);
  const bytes = files.get('journal.jsonl') ?? utf8('');
  const { lines, head } = await readJournal(bytes);
  const stamp = stampOf(
    digest(
      lines.map(({ previous }) => previous),
      head.hash,
    ),
  );
  files.set(`horodatages/journal-${seq}.tsr`, stamp);
  return addManifest(files, { exhibits, omitted, head }, { key });
}

describe('time-stamp of the manifest', () => {
  it('anchors the dossier when the authority is known', async () => {
    const report = await verifyFiles(await stamped(stampOf(await manifestDigest())), { roots });
    expect(report).toMatchObject({
      verdict: 'coherent-anchored',
      anchoredBy: 'timestamp',
      checks: { timestamps: 'holds', anchor: 'holds' },
      timestamps: [{ path: MANIFEST_STAMP, authority: 'Horodatage', known: true }],
      problems: [],
    });
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'timestamp-known', path: MANIFEST_STAMP }));
  });

  it('is neither a fault nor an anchor when the authority is unknown', async () => {
    const report = await verifyFiles(await stamped(stampOf(await manifestDigest())));
    expect(report).toMatchObject({ verdict: 'coherent-unanchored', anchoredBy: null, checks: { timestamps: 'holds' } });
    expect(report.notes).toContainEqual(expect.objectContaining({ code: 'timestamp-unknown' }));
  });

  it('is no anchor when the expected digest differs', async () => {
    const files = await stamped(stampOf(await manifestDigest()));
    expect(await verifyFiles(files, { roots, expect: 'a'.repeat(64) })).toMatchObject({
      verdict: 'altered',
      anchoredBy: null,
    });
  });

  it.each([
    ['good', true],
    ['imprecise', false],
  ] as const)('notes a clock half an hour ahead of an authority that is %s: %s', async (signer, isNoted) => {
    const created = new Date(Date.now() + 30 * 60_000).toISOString();
    const ahead = await changeManifest(good, (manifest) => ({ ...manifest, created }));
    const digest = await sha256Hex(ahead.get('manifest.json') ?? utf8(''));
    const { notes } = await verifyFiles(
      await rewriteSums(new Map(ahead).set(MANIFEST_STAMP, stampOf(digest, signer))),
      { roots },
    );
    expect(notes.some(({ code }) => code === 'timestamp-clock')).toBe(isNoted);
  });

  it('is checked with the certificates of the chain file', async () => {
    const files = await stamped(stampOf(await manifestDigest(), 'chainless'));
    expect((await verifyFiles(files, { roots })).anchoredBy).toBeNull();
    const middle = utf8(authority.pem('middle'));
    const beside = await rewriteSums(new Map(files).set('horodatages/manifest.pem', middle));
    expect((await verifyFiles(beside, { roots })).anchoredBy).toBe('timestamp');
  });

  it('is reported when it covers another manifest', async () => {
    const files = await stamped(stampOf('b'.repeat(64)));
    expect(await listProblems(files, { roots })).toEqual([`timestamp-imprint ${MANIFEST_STAMP}`]);
  });

  it.each(['expired', 'self-signed'] as const)('is reported when the signer is %s', async (signer) => {
    const files = await stamped(stampOf(await manifestDigest(), signer));
    expect(await listProblems(files, { roots })).toEqual([`timestamp-${signer} ${MANIFEST_STAMP}`]);
  });

  it('is reported when malformed or refused', async () => {
    expect(await listProblems(await stamped(utf8('<html>')))).toEqual([`timestamp-malformed ${MANIFEST_STAMP}`]);
    const refused = await stamped(stampOf(await manifestDigest(), 'sha512'));
    expect(await listProblems(refused)).toEqual([`timestamp-refused ${MANIFEST_STAMP}`]);
  });
});

describe('attack: certificates beside a time-stamp', () => {
  const CHAIN = 'horodatages/manifest.pem';
  const chained = async (pem: string) =>
    rewriteSums(new Map(await stamped(stampOf(await manifestDigest()))).set(CHAIN, utf8(pem)));
  const [good, middle, root] = ['good', 'middle', 'root'].map((name) => authority.pem(name)) as [
    string,
    string,
    string,
  ];

  it.each([
    ['the whole chain', good + middle + root],
    ['a part of it', middle],
  ])('accepts %s', async (_name, pem) => {
    expect(await listProblems(await chained(pem), { roots })).toEqual([]);
  });

  it.each([
    ['a certificate of somebody else', good + middle + authority.pem('self-signed')],
    ['words before', `bonjour\n${middle}`],
    ['words between', `${good}bonjour\n${middle}`],
    ['other line ends', middle.replaceAll('\n', '\r\n')],
    ['nothing', ''],
    ['more than 64 KB', middle.repeat(200)],
    ['the same twice', middle + middle],
  ])('reports %s', async (_name, pem) => {
    expect(await listProblems(await chained(pem), { roots })).toEqual([`timestamp-chain ${CHAIN}`]);
  });

  it('reports certificates without their time-stamp, of the manifest or of a line', async () => {
    const alone = await rewriteSums(new Map(await chained(middle)).set(MANIFEST_STAMP, utf8('')));
    alone.delete(MANIFEST_STAMP);
    expect(await listProblems(await rewriteSums(alone), { roots })).toEqual([`timestamp-chain ${CHAIN}`]);
  });
});

describe('time-stamp of the journal', () => {
  it.each([
    ['a line in the middle', 2, (previous: string[]) => previous[2] ?? ''],
    ['the last line', 3, (_: string[], head: string) => head],
  ] as const)('is valid for %s', async (_name, seq, digest) => {
    const report = await verifyFiles(await withJournalStamp(seq, digest), { roots });
    expect(report).toMatchObject({ problems: [], checks: { timestamps: 'holds' }, verdict: 'coherent-unanchored' });
    expect(report.timestamps).toMatchObject([{ path: `horodatages/journal-${seq}.tsr`, known: true }]);
  });

  it('is reported when it covers another line, or a missing one', async () => {
    expect(await listProblems(await withJournalStamp(2, (_, head) => head))).toEqual([
      'timestamp-imprint horodatages/journal-2.tsr',
    ]);
    expect(await listProblems(await withJournalStamp(9, (_, head) => head))).toEqual([
      'timestamp-subject horodatages/journal-9.tsr',
    ]);
  });
});

describe('attack: a time-stamp that is taken away', () => {
  const listCodes = async (files: Files) => (await verifyFiles(files, { roots })).notes.map(({ code }) => code);
  const stampedLine = (response: string) => ({
    event: 'timestamp.obtained' as const,
    payload: { line: 2, response, genTime: '2026-03-02T09:01:00.000Z', offsetMs: 0 },
  });

  it('is noticed by the journal line that announces it, and so is another in its place', async () => {
    const build = (response: string, extraFiles: Files = new Map()) =>
      buildSmallDossier({ key, texts: ['Un message inventé.'], extraEvents: [stampedLine(response)], extraFiles });
    const { lines } = await readJournal((await build('a'.repeat(64))).get('journal.jsonl') ?? utf8(''));
    const stamp = stampOf(lines[2]?.previous ?? '');
    const beside: Files = new Map([['horodatages/journal-2.tsr', stamp]]);
    expect(await listCodes(await build(await sha256Hex(stamp), beside))).not.toContain('timestamp-replaced');
    expect(await listCodes(await build('a'.repeat(64), beside))).toContain('timestamp-replaced');
    expect(await listCodes(await build(await sha256Hex(stamp)))).toContain('timestamp-taken-away');
  });

  it('is noticed by the manifest that says it was asked for', async () => {
    const announced = await changeManifest(good, (manifest) => ({ ...manifest, timestampRequested: true }));
    expect(await listCodes(announced)).toContain('timestamp-missing');
    const digest = await sha256Hex(announced.get('manifest.json') ?? utf8(''));
    const stampedFiles = await rewriteSums(new Map(announced).set(MANIFEST_STAMP, stampOf(digest)));
    expect(await listCodes(stampedFiles)).not.toContain('timestamp-missing');
  });
});
