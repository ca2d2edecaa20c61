import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { good } from '../../../support/archives/base.ts';
import { utf8 } from '../../../support/vectors/smallDossier.ts';
import { verifyFiles } from '../../../support/vectors/verifyFiles.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-system-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const appleDouble = new Uint8Array(4096);
appleDouble.set([0, 5, 0x16, 7, 0, 2, 0, 0]);
const DESKTOP_INI = '[.ShellClassInfo]\r\nIconIndex=4\r\n';

/** The verdicts of the library, of the command and of the Python checker on an unpacked folder. */
async function readVerdicts(
  path: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<readonly (string | number | null)[]> {
  const files = new Map(good).set(path, content);
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const run = (program: string, script: string) => spawnSync(program, [script, folder]).status;
  const { verdict } = await verifyFiles(files);
  return [verdict, run('node', 'scripts/verify.ts'), run('python3', 'tests/format_check.py')];
}

/** Of zips: craftedArchives.test.ts. */
describe('files of systems in an unpacked folder', () => {
  it.each([
    ['._manifest.json', appleDouble],
    ['pieces/P0001/desktop.ini', utf8(DESKTOP_INI)],
  ])('are set aside: %s', async (path, content) => {
    expect(await readVerdicts(path, content)).toEqual(['coherent-unanchored', 0, 0]);
  });

  it.each([
    ['._dossier.pdf', utf8('%PDF-1.7')],
    ['pieces/P0001/desktop.ini', utf8(`Un mot ajouté.\r\n${DESKTOP_INI}`)],
    ['dossier.pdf', appleDouble],
  ])('attack: a document of a folder under the name %s', async (path, content) => {
    expect(await readVerdicts(path, content)).toEqual(['altered', 1, 1]);
  });
});
