import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFormat } from '../../support/formatChecker.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { buildSmallPdf } from '../../support/vectors/smallPdf.ts';

// Starts other programs, which is slow on a loaded machine.
const VECTORS = 'tests/vectors';
const folder = makeTestFolder();
const cutPdf = join(folder, 'cut.pdf');
writeFileSync(cutPdf, '%PDF-1.7\n');

const dossier = (name: string) => join(VECTORS, name, 'dossier');
const expected = (name: string) => JSON.parse(readFileSync(join(VECTORS, name, 'expected.json'), 'utf8'));

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/verify.ts', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Returns a path with a byte that no UTF-8 has. */
const notText = (parent: string, before: string, after: string): Buffer =>
  Buffer.concat([Buffer.from(join(parent, before)), Buffer.from([0xff]), Buffer.from(after)]);

describe('npm run verify', () => {
  it('exits 0 for a coherent dossier, and prints the digests to compare', () => {
    const { status, stdout, stderr } = verify(dossier('good'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Cohérent\s; aucun code n’a été comparé\n/);
    expect(stdout.replaceAll(' ', '')).toContain(expected('good').manifest);
  });

  it('exits 1 for an altered one, and prints a line for each problem', () => {
    const { status, stdout } = verify(dossier('renamed-file'), '--lang', 'en');
    expect(status).toBe(1);
    expect(stdout).toContain('\n- pieces/P0001/texte.txt: this file was renamed to pieces/P0001/text.txt.\n');
  });

  it('compares the manifest with --expect', () => {
    const { manifest } = expected('good');
    expect(verify(dossier('good'), '--expect', manifest)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Rien n’a changé depuis que le code a été noté\n/),
    });
    expect(verify(dossier('resigned')).status).toBe(0);
    const { status, stdout } = verify(dossier('resigned'), '--expect', manifest);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Le code donné n’est pas celui de ce dossier\n/);
    expect(stdout).toContain(manifest);
  });

  it('prints the whole report with --json', () => {
    const { status, stdout } = verify(dossier('withdrawn'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'coherent-unanchored', counts: expected('withdrawn').counts });
    const refused = verify('src', '--json');
    expect(refused.status).toBe(2);
    expect(JSON.parse(refused.stdout)).toEqual({ verdict: null, refusal: { code: 'not-a-dossier', detail: {} } });
  });

  it.each([
    ['no argument', []],
    ['two dossiers', ['a', 'b']],
    ['an unknown option', ['--please', dossier('good')]],
    ['an invalid digest', [dossier('good'), '--expect', 'abc']],
    ['an unknown language', [dossier('good'), '--lang', 'xx']],
    ['a missing file', [join(folder, 'absent.zip')]],
    ['a file that is not a zip', ['package.json']],
    ['a folder that is not a dossier', ['src']],
    ['a PDF that was cut', [cutPdf]],
  ])('exits 2 and prints one line for %s', (_, args) => {
    const { status, stdout, stderr } = verify(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });

  it('writes the dossier that somebody completed with --extract, never over a file', async () => {
    const { bytes } = await buildSmallPdf();
    const [completed, original] = [join(folder, 'completed.pdf'), join(folder, 'original.pdf')];
    writeFileSync(completed, Buffer.concat([bytes, Buffer.from('a signature')]));
    const refused = verify(completed, '--extract', original, '--json');
    expect(refused.status).toBe(2);
    const expected = { code: 'pdf-appended', detail: { bytes: bytes.length, more: 11 } };
    expect(JSON.parse(refused.stdout).refusal).toEqual(expected);
    expect(readFileSync(original).equals(bytes)).toBe(true);
    expect(verify(original).stdout).toMatch(/^Cohérent/);
    const again = verify(completed, '--extract', original);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('was not written (EEXIST)');
    const altered = join(folder, 'altered.pdf');
    // In the content of the journal.
    const at = Buffer.from(bytes).indexOf('"item.sealed"');
    writeFileSync(
      altered,
      Buffer.concat([bytes.subarray(0, at), Buffer.from('?'), bytes.subarray(at + 1), Buffer.from('more')]),
    );
    expect(verify(altered, '--extract', join(folder, 'none.pdf')).status).toBe(1);
    expect(existsSync(join(folder, 'none.pdf'))).toBe(false);
  });

  it('does not follow symbolic links', () => {
    const copy = join(folder, 'linked');
    cpSync(dossier('good'), copy, { recursive: true });
    rmSync(join(copy, 'LISEZ-MOI.txt'));
    writeFileSync(join(folder, 'outside.txt'), readFileSync(join(dossier('good'), 'LISEZ-MOI.txt')));
    symlinkSync(join(folder, 'outside.txt'), join(copy, 'LISEZ-MOI.txt'));
    const { status, stdout } = verify(copy, '--lang', 'en');
    expect(status).toBe(1);
    expect(stdout).toContain('- LISEZ-MOI.txt: this is a link to another file; it was not followed.\n');
  });

  it.each([
    ['a link to a file', (copy: string) => symlinkSync('/etc/hostname', join(copy, 'lien.txt')), 'symlink', 'lien.txt'],
    ['a link to a folder', (copy: string) => symlinkSync('.', join(copy, 'boucle')), 'symlink', 'boucle'],
    ['a link to nothing', (copy: string) => symlinkSync('/absent', join(copy, 'lien.txt')), 'symlink', 'lien.txt'],
    [
      'a name that is no UTF-8',
      (copy: string) => writeFileSync(notText(copy, 'nom', '.txt'), 'a'),
      'unsafe-name',
      'nom\uFFFD.txt',
    ],
    [
      'a folder whose name is no UTF-8',
      (copy: string) => mkdirSync(notText(copy, 'nom', '')),
      'unsafe-name',
      'nom\uFFFD',
    ],
  ])('attack: %s in a folder is a fault, for the command and the checker in Python', async (name, add, code, path) => {
    const copy = join(folder, name.replaceAll(' ', '-'));
    cpSync(dossier('good'), copy, { recursive: true });
    add(copy);
    const { status, stdout } = verify(copy, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).problems).toContainEqual(expect.objectContaining({ code, path }));
    const check = await checkFormat(copy);
    expect(check).toMatchObject({ status: 1, stderr: '' });
    expect(check.stdout).toMatch(code === 'symlink' ? / is a link/ : / is no UTF-8/);
  });

  it('prints its usage with --help', () => {
    const { status, stdout } = verify('--help');
    expect(status).toBe(0);
    for (const word of ['--expect', '--json', '--lang', '0 coherent', '1 altered', '2 could not check'])
      expect(stdout).toContain(word);
  });
});
