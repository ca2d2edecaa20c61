import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { buildPng } from '../images/png.ts';

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

/** Seconds since 1970: 1 November 2026. */
const FIRST_WRITTEN_S = 1_793_491_200;

/** Writes files with dates a second apart, in the given order, so that sorting by date is predictable. */
export async function writeToDisk(files: ReadonlyMap<string, Uint8Array | string>) {
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
