import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserName } from '../support/browser/driver.ts';
import { databaseDir } from '../support/e2e/tornLog.ts';

/** Copies Chromium's database after a kill: at the next start Chromium may delete it with its log. */
export async function copyDatabase(engine: BrowserName, profileDir: string, copy: string): Promise<void> {
  if (engine !== 'chromium') return;
  await rm(copy, { recursive: true, force: true });
  await cp(await databaseDir(profileDir), copy, { recursive: true });
}

/** Returns the logs of Chromium's database at the last kill and now. The folders are kept for inspection. */
export async function readDatabaseLogs(engine: BrowserName, profileDir: string, copy: string): Promise<string> {
  if (engine !== 'chromium') return `Kept: ${profileDir}`;
  const dirs = [copy, await databaseDir(profileDir)];
  const descriptions = await Promise.all(dirs.map((dir) => describeDatabase(dir).catch(String)));
  return [`Kept: ${profileDir} and ${copy}`, ...descriptions].join('\n');
}

async function describeDatabase(dir: string): Promise<string> {
  const names = await readdir(dir);
  const sizes = await Promise.all(names.map(async (name) => `${name} ${(await stat(join(dir, name))).size} bytes`));
  const logs = names.filter((name) => /^LOG(\.old)?$/.test(name));
  const texts = await Promise.all(logs.map((name) => readFile(join(dir, name), 'utf8')));
  return [dir, sizes.join(', '), ...texts].join('\n');
}
