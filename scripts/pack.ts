import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { ensureBuilt } from './build.ts';
import { runCommand } from './command.ts';

const HELP = `npm run pack -- [--out DIR]

The two packages that the stores take, one zip a browser, the same bytes each time. Prints each with its SHA-256.

  --out DIR   where they go (.output/stores)`;

/** No date of its own: the first that a zip can hold. */
const DATED = new Date(1980, 0, 1);

/** Every file of the built extension, by name, in one order. */
export async function packed(browser: BrowserName): Promise<Uint8Array> {
  const dir = await ensureBuilt(browser);
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    extendedTimestamp: false,
    lastModDate: DATED,
  });
  for (const path of paths) {
    await zip.add(path, new Uint8ArrayReader(new Uint8Array(await readFile(join(dir, path)))));
  }
  return zip.close();
}

if (import.meta.main) {
  await runCommand(async () => {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        out: { type: 'string', default: '.output/stores' },
      },
    });
    if (values.help) return console.log(HELP);
    await mkdir(values.out, { recursive: true });
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
    for (const browser of BROWSERS) {
      const bytes = await packed(browser);
      const path = join(values.out, `recueil-${version}-${browser}.zip`);
      await writeFile(path, bytes);
      console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`);
    }
  });
}
