import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './cli.ts';
import { addHost, addPack, buildPackFile, buildPageFile, buildReaderFile, type NewSite } from './new-site/template.ts';

const HELP = `npm run new:site NAME [HOST]

Creates a reader for a new platform, its pack (the script of that platform's pages), a saved page and its expectation.
They work together from the start; docs/adding-a-platform.md describes the next steps.

  NAME    lower case, digits and hyphens: the platform's name in items
  HOST    its host name, without www. (NAME.example)`;

const ROOT = join(import.meta.dirname, '..');
const SITES = join(ROOT, 'src/capture/sites');

async function createSite(site: NewSite): Promise<string[]> {
  const reader = join(SITES, `${site.name}.ts`);
  const pack = join(SITES, 'packs', `${site.name}.ts`);
  const folder = join(ROOT, 'tests/fixtures/posts', site.name);
  const page = join(folder, 'post.html');
  const expectation = join(folder, 'post.json');
  const hosts = join(ROOT, 'src/platforms/platformTable.ts');
  const allReaders = join(SITES, 'allReaders.ts');
  if (existsSync(reader) || existsSync(folder)) throw new UsageError(`${site.name} already exists`);
  const withHost = addHost(await readFile(hosts, 'utf8'), site);
  const withPack = addPack(await readFile(allReaders, 'utf8'), site);
  if (withHost === null || withPack === null) throw new Error('readerPacks.ts or allReaders.ts has no list to add to');
  await mkdir(folder, { recursive: true });
  await writeFile(reader, buildReaderFile(site));
  await writeFile(pack, buildPackFile(site));
  await writeFile(page, buildPageFile(site));
  await writeFile(hosts, withHost);
  await writeFile(allReaders, withPack);
  execFileSync('biome', ['check', '--write', reader, pack, hosts, allReaders], { cwd: ROOT, stdio: 'ignore' });
  // Imported here, because it loads the new reader.
  const { buildExpectation } = await import('./new-site/expectation.ts');
  await writeFile(expectation, buildExpectation(page));
  return [reader, pack, page, expectation, hosts, allReaders].map((path) => relative(ROOT, path));
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const [name, host = `${name}.example`, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('One name is needed: see --help');
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new UsageError(`${name}: lower case, digits and hyphens only`);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) || host.startsWith('www.')) {
    throw new UsageError(`${host} is not a host name without www.`);
  }
  for (const path of await createSite({ name, host })) console.log(path);
  console.log(`\nNext: docs/adding-a-platform.md. Show what is read: npm run readers -- ${name}`);
});
