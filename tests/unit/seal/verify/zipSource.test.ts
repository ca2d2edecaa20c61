import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/domain/shared/binary.ts';
import { verifyDossier } from '../../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';
import { makeVectors } from '../../../support/vectors/makeVectors.ts';
import type { Files } from '../../../support/vectors/smallDossier.ts';

const good: Files = (await makeVectors()).get('good')?.files ?? new Map();
const folder = makeTestFolder();
const unpacked = join(folder, 'mon dossier');
for (const [path, bytes] of good) {
  mkdirSync(dirname(join(unpacked, path)), { recursive: true });
  writeFileSync(join(unpacked, path), bytes);
}

const verifyZip = async (bytes: Bytes) => verifyDossier(await zipSource(new Blob([bytes])));
const problemsOf = async (bytes: Bytes) => (await verifyZip(bytes)).problems.map(({ code, path }) => `${code} ${path}`);

async function zipFiles(files: Files, options: JSZip.JSZipGeneratorOptions = {}): Promise<Bytes> {
  const zip = new JSZip();
  for (const [path, bytes] of files) zip.file(path, bytes);
  return new Uint8Array(await zip.generateAsync({ ...options, type: 'arraybuffer' }));
}

const DEFLATE = { compression: 'DEFLATE' } as const;

describe('dossiers zipped by other programs', () => {
  it.each([
    ['JSZip, stored', {}],
    ['JSZip, deflated', DEFLATE],
    ['JSZip, data descriptors', { ...DEFLATE, streamFiles: true }],
    ['JSZip, stored with data descriptors', { streamFiles: true }],
    ['JSZip, from Unix', { platform: 'UNIX' as const }],
  ])('are coherent: %s', async (_, options) => {
    expect(await verifyZip(await zipFiles(good, options))).toMatchObject({ verdict: 'coherent-unanchored', notes: [] });
  });

  const python = `
import sys, zipfile, pathlib
root, out = pathlib.Path(sys.argv[1]), open(sys.argv[2], 'wb')
class Pipe:  # cannot seek: Python then writes data descriptors
    def write(self, data): return out.write(data)
    def flush(self): out.flush()
with zipfile.ZipFile(Pipe() if 'pipe' in sys.argv else out, 'w', int(sys.argv[3])) as zip:
    for path in sorted(root.rglob('*')):
        if path.is_dir(): zip.write(path, path.relative_to(root))
        else:
            with zip.open(path.relative_to(root).as_posix(), 'w', force_zip64='zip64' in sys.argv) as entry:
                entry.write(path.read_bytes())
`;

  // Starts other programs, which is slow on a loaded machine.
  const out = (name: string) => join(folder, name);
  it.each([
    ['Info-ZIP', 'a.zip', 'zip', ['-qr', out('a.zip'), '.'], unpacked],
    ['Info-ZIP, with its folder', 'b.zip', 'zip', ['-qr', out('b.zip'), 'mon dossier'], folder],
    ['Info-ZIP, from a pipe', 'c.zip', 'sh', ['-c', `zip -qr - . > '${out('c.zip')}'`], unpacked],
    ['7z', 'd.zip', '7z', ['a', '-bso0', out('d.zip'), '.'], unpacked],
    ['7z, stored, with its folder', 'e.zip', '7z', ['a', '-bso0', '-mx0', out('e.zip'), 'mon dossier'], folder],
    ['libarchive, as in Windows 11', 'k.zip', 'bsdtar', ['-a', '-cf', out('k.zip'), 'mon dossier'], folder],
    ['Python', 'f.zip', 'python3', ['-c', python, unpacked, out('f.zip'), '8'], folder],
    ['Python, stored', 'g.zip', 'python3', ['-c', python, unpacked, out('g.zip'), '0'], folder],
    ['Python, Zip64', 'h.zip', 'python3', ['-c', python, unpacked, out('h.zip'), '8', 'zip64'], folder],
    ['Python, from a pipe', 'i.zip', 'python3', ['-c', python, unpacked, out('i.zip'), '8', 'pipe'], folder],
    [
      'Python, Zip64 from a pipe',
      'j.zip',
      'python3',
      ['-c', python, unpacked, out('j.zip'), '0', 'zip64', 'pipe'],
      folder,
    ],
  ])('are coherent: %s', async (_, name, command, args, cwd) => {
    execFileSync(command, args, { cwd });
    const report = await verifyZip(new Uint8Array(readFileSync(join(folder, name))));
    expect(report.problems).toEqual([]);
    expect(report.files.count).toBe(good.size);
  });
});

/** All others: craftedArchives.test.ts. */
describe('deceptive zips', () => {
  const name = 'LISEZ-MOI.txt';

  it('are reported when the two descriptions of an entry differ', async () => {
    const zip = await zipFiles(good);
    const local = (offset: number, byte: number) => {
      const changed = zip.slice();
      changed[
        zip.findIndex((_, i) => new TextDecoder().decode(zip.subarray(i, i + name.length)) === name) - 30 + offset
      ] = byte;
      return changed;
    };
    const expected = [`header-mismatch ${name}`];
    expect(await problemsOf(local(8, 8)), 'method').toEqual(expected);
    expect(await problemsOf(local(14, 1)), 'crc').toEqual(expected);
    expect(await problemsOf(local(18, 1)), 'compressed size').toEqual(expected);
    expect(await problemsOf(local(22, 1)), 'size').toEqual(expected);
    expect(await problemsOf(local(0, 0)), 'signature').toEqual(expected);
  });

  it('are reported when data cannot be inflated', async () => {
    const zip = await zipFiles(good, DEFLATE);
    const at = Buffer.from(zip).indexOf('journal.jsonl') + 'journal.jsonl'.length;
    const broken = zip.map((byte, index) => (index > at + 40 && index < at + 60 ? 0xff : byte));
    expect(await problemsOf(broken)).toEqual(['unreadable journal.jsonl']);
  });
});
