import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Platform } from '../src/platforms/platform.ts';
import { PLATFORMS } from '../src/platforms/platforms.ts';
import { REPORT_LINKS } from '../src/platforms/reportLinks.ts';
import { PLATFORMS_FOLDER, platformPath, toIdentifier } from './platformPath.ts';

/**
 * Puts the data of the platforms in place of the modules that list it, so that no bundle gets a reader with a name:
 * tree-shaking cannot remove readers, which call functions when they are loaded. `used`: the only fields that the
 * bundle needs, when these are few.
 */
export function platformData(used: readonly (keyof Platform)[] | null = null): Plugin {
  const platforms = PLATFORMS.map(({ reportLinks: _, ...others }) => others);
  const sources = new Map([
    [
      join(PLATFORMS_FOLDER, 'platforms.ts'),
      `export const PLATFORMS = ${JSON.stringify(platforms, used && [...used])};`,
    ],
    [join(PLATFORMS_FOLDER, 'reportLinks.ts'), `export const REPORT_LINKS = ${JSON.stringify(REPORT_LINKS)};`],
  ]);
  return { name: 'platform-data', enforce: 'pre', load: (id) => sources.get(id) ?? null };
}

const PREFIX = 'pack:';

/** The entry of a pack, which has no file: `readerPacks` makes it of the table. */
export const packEntry = (pack: string): string => `${PREFIX}${pack}`;

export const readerPacks: Plugin = {
  name: 'reader-packs',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
  load: (id) =>
    // Registering readers is the effect of the module: without the mark, tree-shaking removes it.
    id.startsWith(`\0${PREFIX}`) ? { code: writePack(id.slice(PREFIX.length + 1)), moduleSideEffects: true } : null,
};

function writePack(pack: string): string {
  const ids = PLATFORMS.flatMap((platform) => (platform.pack === pack ? platform.id : []));
  return [
    `import { registerReaders } from ${JSON.stringify(join(PLATFORMS_FOLDER, 'reading/reader.ts'))};`,
    ...ids.map((id) => `import { reader as ${toIdentifier(id)} } from ${JSON.stringify(platformPath(id))};`),
    `registerReaders(${JSON.stringify(pack)}, [${ids.map(toIdentifier).join(', ')}]);`,
  ].join('\n');
}
