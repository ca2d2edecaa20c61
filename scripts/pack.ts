import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { releasesIn } from '../src/seal/verify/verdict.ts';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';
import { builtDir, ensureBuilt } from '../tests/support/machine/build.ts';
import { runCommand, UsageError } from './cli.ts';

const HELP = `npm run pack -- [--out DIR] [--release]

Writes the two packages for the stores, one zip per browser, with the same bytes each time. Prints the SHA-256 of each,
and of the verifier.html that they put in every dossier.

  --out DIR   folder of the packages (.output/stores)
  --release   for a release: adds the row of its verifier.html to docs/verifier-releases.md`;

const RELEASES = join(import.meta.dirname, '..', 'docs', 'verifier-releases.md');

/** The earliest date that a zip can hold, so that the bytes do not depend on the build's date. */
const FIXED_DATE = new Date(1980, 0, 1);

export const packExtension = async (browser: BrowserName): Promise<Uint8Array> =>
  packFolder(await ensureBuilt(browser), () => true);

/** Zips the files of a folder that are `wanted`, sorted by name. */
export async function packFolder(dir: string, wanted: (path: string) => boolean): Promise<Uint8Array> {
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(wanted)
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

/** Adds a row to the table. Throws for a version that has one. */
export function addRelease(
  table: string,
  { version, date, sha256 }: { readonly version: string; readonly date: string; readonly sha256: string },
): string {
  if (releasesIn(table).has(version))
    throw new UsageError(
      `${version} is already released: docs/verifier-releases.md has its row. A new release needs a new version.`,
    );
  return `${table.trimEnd()}\n| ${version} | ${date} | \`${sha256}\` |\n`;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const OPTIONS = {
  out: { type: 'string', default: '.output/stores' },
  release: { type: 'boolean', default: false },
} as const;

if (import.meta.main) {
  await runCommand(HELP, OPTIONS, async (values) => {
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
    if (page === undefined || others.length > 0) throw new Error('the two packages have different verifier.html');
    console.log(`${page}  verifier.html`);
    if (!values.release) return;
    const date = new Date().toISOString().slice(0, 10);
    const table = await readFile(RELEASES, 'utf8');
    await writeFile(RELEASES, addRelease(table, { version, date, sha256: page }));
  });
}
