import { closeSync, ftruncateSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoredZip } from '../../../src/dossier/zip/storedZip.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { runTool } from './externalTools.ts';

/** What dossier.test.ts does not reach: more entries, and more bytes, than a zip without Zip64 can tell. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const WHEN = new Date('2026-11-20T08:31:08Z');
const WORDS = new TextEncoder().encode('invented');
/** CRC-32 of WORDS. */
const crc32 = 0x27f23fbf;
const ZEROS = new Uint8Array(64 * 1024 * 1024);

/** To a file with holes where there are only zeros: gigabytes that take no room. */
async function writtenTo(path: string, write: (zip: StoredZip) => Promise<void>): Promise<void> {
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

const python = (path: string): unknown =>
  JSON.parse(
    runTool('python3', [
      '-c',
      'import json,sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);l=z.infolist();e=l[-1];print(json.dumps([len(l),[i.file_size for i in l[:2]],e.filename,e.header_offset,z.read(e).decode()]))',
      path,
    ]),
  );

describe('Zip64', () => {
  it('tells of 70,000 entries', async () => {
    const path = join(folder, 'many.zip');
    await writtenTo(path, async (zip) => {
      for (let n = 0; n < 70_000; n += 1) await zip.add(`n/${n}`, [WORDS], { size: WORDS.length, crc32 });
    });
    expect(python(path)).toMatchObject([70_000, [8, 8], 'n/69999', expect.anything(), 'invented']);
    expect(runTool('unzip', ['-p', path, 'n/69999'])).toBe('invented');
    expect((await zipSource(await openAsBlob(path))).files.size).toBe(70_000);
  });

  it('tells of a file of 4 GiB, and of what stands after it', async () => {
    const path = join(folder, 'large.zip');
    const size = 64 * ZEROS.length;
    await writtenTo(path, async (zip) => {
      await zip.add(
        'zeros',
        Array.from({ length: 64 }, () => ZEROS),
        { size, crc32: 0 },
      );
      await zip.add('words', [WORDS], { size: WORDS.length, crc32 });
    });
    expect(python(path)).toEqual([2, [size, 8], 'words', size + 64, 'invented']);
    expect(runTool('unzip', ['-p', path, 'words'])).toBe('invented');
  });
});

describe('a name or a size that is not right', () => {
  const zip = () => new StoredZip(async () => undefined, WHEN);

  it('is refused: a name twice', async () => {
    const twice = zip();
    await twice.add('a', [WORDS], { size: 8, crc32 });
    await expect(twice.add('a', [WORDS], { size: 8, crc32 })).rejects.toThrow('twice');
  });

  it('is refused: bytes that are not as many as declared', async () => {
    await expect(zip().add('a', [WORDS], { size: 9, crc32 })).rejects.toThrow('not of the declared size');
  });
});
