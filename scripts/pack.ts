import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { releasesIn } from '../src/seal/verify/releases.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { builtDir, ensureBuilt } from './build.ts';
import { runCommand, UsageError } from './cli.ts';

const HELP = `npm run pack -- [--out DIR] [--release]

The two packages that the stores take, one zip a browser, the same bytes each time. Prints each with its SHA-256, and
that of the verifier.html they put in every dossier.

  --out DIR   where they go (.output/stores)
  --release   this version is going out: its verifier.html gets its row in docs/releases.md`;

const RELEASES = join(import.meta.dirname, '..', 'docs', 'releases.md');

/** No date of its own: the first that a zip can hold. */
const FIXED_DATE = new Date(1980, 0, 1);

/** Every file of the built extension, by name, in one order. */
export async function packExtension(browser: BrowserName): Promise<Uint8Array> {
  const dir = await ensureBuilt(browser);
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    extendedTimestamp: false,
    lastModDate: FIXED_DATE,
  });
  for (const path of paths) {
    await zip.add(path, new Uint8ArrayReader(new Uint8Array(await readFile(join(dir, path)))));
  }
  return zip.close();
}

/** The table with one row more; throws for a version that has one. */
export function addRelease(
  table: string,
  { version, date, sha256 }: { readonly version: string; readonly date: string; readonly sha256: string },
): string {
  if (releasesIn(table).has(version))
    throw new UsageError(
      `${version} is out already: docs/releases.md has its row. A new release wants a new version.`,
    );
  return `${table.trimEnd()}\n| ${version} | ${date} | \`${sha256}\` |\n`;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

if (import.meta.main) {
  await runCommand(async () => {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        out: { type: 'string', default: '.output/stores' },
        release: { type: 'boolean', default: false },
      },
    });
    if (values.help) return console.log(HELP);
    await mkdir(values.out, { recursive: true });
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
    for (const browser of BROWSERS) {
      const bytes = await packExtension(browser);
      const path = join(values.out, `recueil-${version}-${browser}.zip`);
      await writeFile(path, bytes);
      console.log(`${sha256(bytes)}  ${path}`);
    }
    const pages = await Promise.all(
      BROWSERS.map((browser) => readFile(join(builtDir(browser), 'dossier', 'verifier.html'))),
    );
    const [page, ...others] = new Set(pages.map(sha256));
    if (page === undefined || others.length > 0) throw new Error('the packages have two verifier.html');
    console.log(`${page}  verifier.html`);
    if (!values.release) return;
    const date = new Date().toISOString().slice(0, 10);
    const table = await readFile(RELEASES, 'utf8');
    await writeFile(RELEASES, addRelease(table, { version, date, sha256: page }));
  });
}
