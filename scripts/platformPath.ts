import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const PLATFORMS_FOLDER = join(import.meta.dirname, '../src/platforms');

/** `mon-forum` → `monForum`. */
export const toIdentifier = (id: string): string =>
  id.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Returns the file of a platform, which may have a folder of its own. */
export function platformPath(id: string): string {
  const name = toIdentifier(id);
  const inFolder = join(PLATFORMS_FOLDER, name, `${name}.ts`);
  return existsSync(inFolder) ? inFolder : join(PLATFORMS_FOLDER, `${name}.ts`);
}
