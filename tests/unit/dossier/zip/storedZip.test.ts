import { closeSync, ftruncateSync, openAsBlob, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoredZip } from '../../../../src/dossier/zip/storedZip.ts';
import { zipSource } from '../../../../src/seal/verify/zipSource.ts';
import { runTool } from '../../../support/dossier/externalTools.ts';
import { makeTestFolder } from '../../../support/testFolder.ts';

const folder = makeTestFolder();

const WHEN = new Date('2026-11-20T08:31:08Z');
const WORDS = new TextEncoder().encode('invented');
/** CRC-32 of WORDS. */
const crc32 = 0x27f23fbf;
const ZEROS = new Uint8Array(64 * 1024 * 1024);

/** Writes a zip to a sparse file, so that gigabytes of zeros take no disk space. */
async function writeZip(path: string, write: (zip: StoredZip) => Promise<void>): Promise<void> {
  const file = openSync(path, 'w');
  let at = 0;
  const zip = new StoredZip(async (bytes) => {
    if (bytes !== ZEROS) writeSync(file, bytes, 0, bytes.length, at);
    at += bytes.length;
  }, WHEN);
  await write(zip);
  await zip.end();
  ftruncateSync(file, at);
  closeSync(file);
  expect(zip.size).toBe(at);
}

const readByPython = (path: string): unknown =>
  JSON.parse(
    runTool('python3', [
      '-c',
      'import json,sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);l=z.infolist();e=l[-1];print(json.dumps([len(l),[i.file_size for i in l[:2]],e.filename,e.header_offset,z.read(e).decode()]))',
      path,
    ]),
  );

describe('StoredZip, Zip64', () => {
  it('writes 70,000 entries', async () => {
    const path = join(folder, 'many.zip');
    await writeZip(path, async (zip) => {
      for (let n = 0; n < 70_000; n += 1) await zip.add(`n/${n}`, [WORDS], { size: WORDS.length, crc32 });
    });
    expect(readByPython(path)).toMatchObject([70_000, [8, 8], 'n/69999', expect.anything(), 'invented']);
    expect(runTool('unzip', ['-p', path, 'n/69999'])).toBe('invented');
    expect((await zipSource(await openAsBlob(path))).files.size).toBe(70_000);
  });

  it('writes a file of 4 GiB, and an entry after it', async () => {
    const path = join(folder, 'large.zip');
    const size = 64 * ZEROS.length;
    await writeZip(path, async (zip) => {
      await zip.add(
        'zeros',
        Array.from({ length: 64 }, () => ZEROS),
        { size, crc32: 0 },
      );
      await zip.add('words', [WORDS], { size: WORDS.length, crc32 });
    });
    expect(readByPython(path)).toEqual([2, [size, 8], 'words', size + 64, 'invented']);
    expect(runTool('unzip', ['-p', path, 'words'])).toBe('invented');
  });
});

describe('StoredZip, invalid input', () => {
  const zip = () => new StoredZip(async () => undefined, WHEN);

  it('throws for a duplicate name', async () => {
    const twice = zip();
    await twice.add('a', [WORDS], { size: 8, crc32 });
    await expect(twice.add('a', [WORDS], { size: 8, crc32 })).rejects.toThrow('duplicate name');
  });

  it('throws when the size differs from the declared size', async () => {
    await expect(zip().add('a', [WORDS], { size: 9, crc32 })).rejects.toThrow('differs from the declared size');
  });
});
