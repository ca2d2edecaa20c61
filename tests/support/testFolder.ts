import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Makes a folder that is removed once the tests of the file, or of the group that calls it, have run. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
