import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A LevelDB record's head: checksum, bytes to come, whole record. */
function recordHeader(missing: number): Buffer {
  const head = Buffer.from([1, 2, 3, 4, 0, 0, 1]);
  head.writeUInt16LE(missing, 4);
  return head;
}

/** Where Chromium keeps the extension's database, once it has begun one. */
export async function databaseDir(profileDir: string): Promise<string> {
  const all = join(profileDir, 'Default', 'IndexedDB');
  const ours = (await readdir(all)).find((name) => /^chrome-extension_.*\.leveldb$/.test(name));
  if (ours === undefined) throw new Error(`No database of the extension in ${all}`);
  return join(all, ours);
}

/** What a power cut in the middle of a write leaves at the end of Chromium's log, after the browser was killed. */
export async function tearLog(profileDir: string, missing = 320): Promise<void> {
  const dir = await databaseDir(profileDir);
  const last = (await readdir(dir)).filter((name) => /^\d+\.log$/.test(name)).sort();
  await appendFile(join(dir, String(last.at(-1))), recordHeader(missing));
}
