import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Header of a LevelDB record: checksum, length of the data, type « full record ». */
function recordHeader(missing: number): Buffer {
  const head = Buffer.from([1, 2, 3, 4, 0, 0, 1]);
  head.writeUInt16LE(missing, 4);
  return head;
}

/** Returns the folder of the extension's database in Chromium. Throws when there is none yet. */
async function databaseDir(profileDir: string): Promise<string> {
  const all = join(profileDir, 'Default', 'IndexedDB');
  const ours = (await readdir(all)).find((name) => /^chrome-extension_.*\.leveldb$/.test(name));
  if (ours === undefined) throw new Error(`No database of the extension in ${all}`);
  return join(all, ours);
}

/** Appends an incomplete record to Chromium's log, as a power cut during a write does. The browser must be closed. */
export async function tearLog(profileDir: string, missing = 320): Promise<void> {
  const dir = await databaseDir(profileDir);
  const last = (await readdir(dir)).filter((name) => /^\d+\.log$/.test(name)).sort();
  await appendFile(join(dir, String(last.at(-1))), recordHeader(missing));
}
