import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFormat } from '../../support/formatChecker.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { makeVectors } from '../../support/vectors/makeVectors.ts';
import type { Files } from '../../support/vectors/smallDossier.ts';
import { verifyFiles } from '../../support/vectors/verifyFiles.ts';

const folder = makeTestFolder();

// Starts other programs, which is slow on a loaded machine.
const ROOT = 'tests/vectors';
const vectors = await makeVectors();
const names = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function onDisk(name: string, part: 'dossier' | 'archives' = 'dossier'): Files {
  const folder = join(ROOT, name, part);
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.sort().map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}

const expectedOf = (name: string) => JSON.parse(readFileSync(join(ROOT, name, 'expected.json'), 'utf8'));

describe('tests/vectors', () => {
  it('are the ones that make-vectors.ts writes', () => expect(names).toEqual([...vectors.keys()].sort()));

  it.each(names)('%s: has the bytes of make-vectors.ts, and the expected verdict', async (name) => {
    const files = onDisk(name);
    const made = vectors.get(name);
    expect(files).toEqual(new Map([...(made?.files ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))));
    expect(onDisk(name, 'archives')).toEqual(made?.archives ?? new Map());
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
    for (const [digest, verdict] of Object.entries(expected.expect))
      expect((await verifyFiles(files, { expect: digest })).verdict).toBe(verdict);
  });

  it.each(names)('%s: gets the same verdict from the checker written from docs/format.md alone', async (name) => {
    const { verdict, problems, expect: anchors } = expectedOf(name);
    const check = (...more: string[]) => checkFormat(join(ROOT, name, 'dossier'), ...more);
    const { status, stdout, stderr } = await check();
    expect(stderr).toBe('');
    expect(status).toBe(verdict === 'altered' ? 1 : 0);
    for (const { path } of problems) expect(stdout).toContain(path);
    for (const [digest, anchored] of Object.entries(anchors))
      expect((await check(digest)).status).toBe(anchored === 'altered' ? 1 : 0);
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

  it('messages: has messages that the checker of archives finds again, and in no changed archive', () => {
    const [[name, bytes] = ['', new Uint8Array()]] = onDisk('messages', 'archives');
    const check = (archive: string) => {
      const args = ['tests/export_check.py', join(ROOT, 'messages/dossier'), archive];
      const { status, stdout } = spawnSync('python3', args, { encoding: 'utf8' });
      return { status, stdout };
    };
    const expected = { status: 0, stdout: '2 messages: 2 found, 0 different or not found\n' };
    expect(check(join(ROOT, 'messages/archives', name))).toEqual(expected);
    const other = join(folder, name);
    writeFileSync(other, bytes.with(40, (bytes[40] ?? 0) ^ 1));
    expect(check(other)).toEqual({
      status: 1,
      stdout: expect.stringContaining('no archive given is that of the record'),
    });
  });

  it('messages: has the text, the file and the place of each message as the archive has them', () => {
    const files = onDisk('messages');
    const fiches = ['P0002-M0001', 'P0002-M0002'].map((folder) =>
      JSON.parse(new TextDecoder().decode(files.get(`pieces/${folder}/fiche.json`))),
    );
    expect(fiches.map(({ text, author, exported }) => [text, author.displayName, exported.index])).toEqual([
      ['500\u00a0€, ou tout le monde saura 😡', 'Théo', 2],
      [null, 'Théo', 1],
    ]);
    expect(fiches[1].files.map(({ path, role }: Record<string, string>) => [path, role])).toEqual([
      ['media-1.png', 'media'],
    ]);
  });
});
