import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/domain/shared/binary.ts';
import { NotCheckable } from '../../../../src/seal/verify/verificationReport.ts';
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
    expect(await verifyZip(await zipFiles(good, options))).toMatchObject({
      verdict: 'coherent-unanchored',
      notes: [],
    });
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

/** Replaces `from` by `to` (same length) at its first occurrence (local header), its last (directory), or both. */
function patchZip(zip: Bytes, from: string, to: string, where: 'local' | 'directory' | 'both'): Bytes {
  const buffer = Buffer.from(zip);
  if (where !== 'directory') buffer.write(to, buffer.indexOf(from), 'latin1');
  if (where !== 'local') buffer.write(to, buffer.lastIndexOf(from), 'latin1');
  return new Uint8Array(buffer);
}

describe('deceptive zips', () => {
  const name = 'LISEZ-MOI.txt';

  it.each([
    ['a duplicate name', 'xISEZ-MOI.txt', name, `duplicate-name ${name}`],
    ['names that clash by case', 'xISEZ-MOI.txt', 'lisez-moi.txt', 'name-clash lisez-moi.txt'],
    ['an absolute name', 'xetc/passwd', '/etc/passwd', 'unsafe-name /etc/passwd'],
    ['a parent folder', 'xx/xx/x', '../../x', 'unsafe-name ../../x'],
    ['a drive', 'xx/x', 'C:/x', 'unsafe-name C:/x'],
    ['a backslash', 'pieces/x', 'pieces\\x', 'unsafe-name pieces\\x'],
    ['a control character', 'pieces/x', 'pieces/\u0007', 'unsafe-name pieces/•'],
  ])('are reported: %s', async (_, placeholder, name, problem) => {
    const more: Files = new Map([...good, [placeholder, new Uint8Array(1)]]);
    expect(await problemsOf(patchZip(await zipFiles(more), placeholder, name, 'both'))).toContain(problem);
  });

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
    expect(await problemsOf(patchZip(zip, name, 'LISEZ-TOI.txt', 'local'))).toEqual(expected);
    expect(await problemsOf(local(8, 8)), 'method').toEqual(expected);
    expect(await problemsOf(local(14, 1)), 'crc').toEqual(expected);
    expect(await problemsOf(local(18, 1)), 'compressed size').toEqual(expected);
    expect(await problemsOf(local(22, 1)), 'size').toEqual(expected);
    expect(await problemsOf(local(0, 0)), 'signature').toEqual(expected);
  });

  it('are reported when data cannot be inflated, or not to the declared size', async () => {
    const zip = await zipFiles(good, DEFLATE);
    const at = Buffer.from(zip).indexOf('journal.jsonl') + 'journal.jsonl'.length;
    const broken = zip.map((byte, index) => (index > at + 40 && index < at + 60 ? 0xff : byte));
    expect(await problemsOf(broken)).toEqual(['unreadable journal.jsonl']);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(good.get('journal.jsonl')?.length ?? 0);
    const small = Buffer.from(zip);
    for (const start of [small.indexOf(size), small.lastIndexOf(size)]) small.writeUInt32LE(12, start);
    expect(await problemsOf(new Uint8Array(small))).toEqual(['unreadable journal.jsonl']);
  });

  it('are reported when they contain links', async () => {
    execFileSync('sh', ['-c', 'ln -s /etc/hostname lien.txt && zip -qry ../lien.zip . && rm lien.txt'], {
      cwd: unpacked,
    });
    const { problems } = await verifyZip(new Uint8Array(readFileSync(join(folder, 'lien.zip'))));
    expect(problems).toEqual([{ code: 'symlink', path: 'lien.txt' }]);
  });
});

describe('zips that cannot be checked', () => {
  const refusal = async (bytes: Bytes) => {
    const error: unknown = await verifyZip(bytes).catch((thrown: unknown) => thrown);
    return error instanceof NotCheckable ? error.code : error;
  };

  it('are encrypted, or use an unsupported compression', async () => {
    execFileSync('7z', ['a', '-bso0', '-psecret', join(folder, 'p.zip'), '.'], { cwd: unpacked });
    expect(await refusal(new Uint8Array(readFileSync(join(folder, 'p.zip'))))).toBe('zip-encrypted');
    execFileSync('7z', ['a', '-bso0', '-mm=LZMA', join(folder, 'l.zip'), '.'], { cwd: unpacked });
    expect(await refusal(new Uint8Array(readFileSync(join(folder, 'l.zip'))))).toBe('zip-method');
  });

  it('are not a zip, or a part of one, or not a dossier', async () => {
    const zip = await zipFiles(good);
    expect(await refusal(new Uint8Array(0))).toBe('zip-broken');
    expect(await refusal(zip.slice(0, zip.length / 2))).toBe('zip-broken');
    expect(await refusal(new TextEncoder().encode('a text that is no zip, long enough to be looked at'))).toBe(
      'zip-broken',
    );
    expect(await refusal(await zipFiles(new Map([['a.txt', new Uint8Array(1)]])))).toBe('not-a-dossier');
  });
});
