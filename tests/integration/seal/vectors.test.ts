import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkFormat } from '../../support/formatChecker.ts';
import { makeVectors } from '../../support/vectors/makeVectors.ts';
import type { Files } from '../../support/vectors/smallDossier.ts';
import { verifyFiles } from '../../support/vectors/verifyFiles.ts';

// Starts other programs, which is slow on a loaded machine.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = 'tests/vectors';
const vectors = await makeVectors();
const names = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function onDisk(name: string): Files {
  const folder = join(ROOT, name, 'dossier');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.sort().map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}

const expectedOf = (name: string) => JSON.parse(readFileSync(join(ROOT, name, 'expected.json'), 'utf8'));

describe('tests/vectors', () => {
  it('are the ones that make-vectors.ts writes', () => {
    expect(names).toEqual([...vectors.keys()].sort());
  });

  it.each(names)('%s: has the bytes of make-vectors.ts, and the expected verdict', async (name) => {
    const files = onDisk(name);
    const made = vectors.get(name);
    expect(files).toEqual(new Map([...(made?.files ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))));
    const expected = expectedOf(name);
    expect(expected).toEqual(made?.expected);
    const report = await verifyFiles(files);
    expect(report).toMatchObject({
      verdict: expected.verdict,
      counts: expected.counts,
      manifestDigest: expected.manifest,
    });
    for (const problem of expected.problems) expect(report.problems).toContainEqual(expect.objectContaining(problem));
    if (expected.problems.length === 0) expect(report.problems).toEqual([]);
    for (const [digest, verdict] of Object.entries(expected.expect)) {
      expect((await verifyFiles(files, { expect: digest })).verdict).toBe(verdict);
    }
  });

  it.each(names)('%s: gets the same verdict from the checker written from docs/format.md alone', async (name) => {
    const { verdict, problems, expect: anchors } = expectedOf(name);
    const check = (...more: string[]) => checkFormat(join(ROOT, name, 'dossier'), ...more);
    const { status, stdout, stderr } = await check();
    expect(stderr).toBe('');
    expect(status).toBe(verdict === 'altered' ? 1 : 0);
    for (const { path } of problems) expect(stdout).toContain(path);
    for (const [digest, anchored] of Object.entries(anchors)) {
      expect((await check(digest)).status).toBe(anchored === 'altered' ? 1 : 0);
    }
  });

  it('good: has the digests shown in docs/format.md', async () => {
    const files = onDisk('good');
    const page = readFileSync('docs/format.md', 'utf8');
    const report = await verifyFiles(files);
    const line = new TextDecoder().decode(files.get('journal.jsonl')).split('\n')[1] ?? '';
    const shown = [report.manifestDigest, report.keyFingerprint, line, JSON.parse(line).digest];
    const next = JSON.parse(new TextDecoder().decode(files.get('journal.jsonl')).split('\n')[2] ?? '').previous;
    for (const value of [...shown, next]) expect(page).toContain(value);
  });

  it('good: passes the tools named in LISEZ-MOI', () => {
    const cwd = join(ROOT, 'good/dossier');
    expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd, encoding: 'utf8' })).toBe('');
    const args = ['dgst', '-sha256', '-verify', 'cle-publique.pem', '-signature', 'manifest.json.sig', 'manifest.json'];
    expect(execFileSync('openssl', args, { cwd, encoding: 'utf8' })).toContain('Verified OK');
  });
});
