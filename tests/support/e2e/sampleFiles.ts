import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Invented files as a phone makes them. */

/** Builds a phone screenshot: a grey page with one bar, whose position depends on `index`. */
export function buildScreenshot(index: number, width = 360, height = 780): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1), 0xee);
  for (let y = 0; y < height; y += 1) {
    const start = y * (width * 3 + 1);
    rows[start] = 0;
    if (Math.floor(y / 12) === index) rows.fill(0x33, start + 1, start + 1 + width * 3);
  }
  return buildPng(width, height, deflateSync(rows));
}

/** Builds a PNG from deflated rows, which may differ from the size in the header. */
export function buildPng(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** Seconds since 1970: 1 November 2026. */
const FIRST_WRITTEN_S = 1_793_491_200;

export interface FilesOnDisk {
  readonly paths: readonly string[];
  remove(): Promise<void>;
}

/** Writes files with dates a second apart, in the given order, so that sorting by date is predictable. */
export async function writeToDisk(files: ReadonlyMap<string, Uint8Array | string>): Promise<FilesOnDisk> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-files-'));
  const paths: string[] = [];
  for (const [name, content] of files) {
    const path = join(dir, name);
    await writeFile(path, content);
    const writtenAt = FIRST_WRITTEN_S + paths.length;
    await utimes(path, writtenAt, writtenAt);
    paths.push(path);
  }
  return { paths, remove: () => rm(dir, { recursive: true, force: true }) };
}
