import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '../../src/platforms/platform.ts';
import { PLATFORMS } from '../../src/platforms/platforms.ts';
import { READER_PACKS } from '../../src/platforms/platformTable.ts';
import { type Reader, registerReaders } from '../../src/platforms/reading/reader.ts';

/** Registers the readers of every pack, for tests and scripts: a page gets one pack. */

const FOLDER = join(import.meta.dirname, '../../src/platforms');

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const modules: object[] = await Promise.all(files.map((name) => import(join(FOLDER, name))));
/** Every file of a platform exports these two. */
const isPlatformModule = (module: object): module is { platform: Platform; reader: Reader } =>
  'platform' in module && 'reader' in module;
const readers = new Map(modules.filter(isPlatformModule).map(({ platform, reader }) => [platform.id, reader]));

const listReadersOf = (pack: string): readonly Reader[] =>
  PLATFORMS.flatMap((platform) => (platform.pack === pack ? (readers.get(platform.id) ?? []) : []));
for (const pack of READER_PACKS) registerReaders(pack, listReadersOf(pack));

/** The ids of all platforms whose file has a reader. */
export const PLATFORM_IDS: readonly string[] = [...readers.keys()];
