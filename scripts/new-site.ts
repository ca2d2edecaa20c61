import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runCommand, UsageError } from './cli.ts';
import { addPlatform, buildPageFile, buildPlatformFile, type NewSite } from './new-site/template.ts';
import { PLATFORMS_FOLDER, platformPath } from './platformPath.ts';

const HELP = `npm run new:site NAME [HOST]

Creates the file of a new platform (what is known of it, and its reader), a saved page and its expectation, and enters
the platform in the table. They work together from the start; docs/adding-a-platform.md describes the next steps.

  NAME    lower case, digits and hyphens: the platform's name in items
  HOST    its host name, without www. (NAME.example)`;

const ROOT = join(import.meta.dirname, '..');
const TABLE = join(PLATFORMS_FOLDER, 'platforms.ts');

async function createSite(site: NewSite): Promise<string[]> {
  const platform = platformPath(site.name);
  const folder = join(ROOT, 'tests/fixtures/posts', site.name);
  const page = join(folder, 'post.html');
  const expectation = join(folder, 'post.json');
  if (existsSync(platform) || existsSync(folder)) throw new UsageError(`${site.name} already exists`);
  const table = addPlatform(await readFile(TABLE, 'utf8'), site);
  if (table === null) throw new Error('platforms.ts has no list to add to');
  await mkdir(folder, { recursive: true });
  await writeFile(platform, buildPlatformFile(site));
  await writeFile(page, buildPageFile(site));
  await writeFile(TABLE, table);
  execFileSync('biome', ['check', '--write', platform, TABLE], { cwd: ROOT, stdio: 'ignore' });
  // Imported here, because it loads the table.
  const { buildExpectation } = await import('./new-site/expectation.ts');
  await writeFile(expectation, buildExpectation(page));
  return [platform, page, expectation, TABLE].map((path) => relative(ROOT, path));
}

await runCommand(HELP, {}, async (_, positionals) => {
  const [name, host = `${name}.example`, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('One name is needed: see --help');
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new UsageError(`${name}: lower case, digits and hyphens only`);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) || host.startsWith('www.')) {
    throw new UsageError(`${host} is not a host name without www.`);
  }
  for (const path of await createSite({ name, host })) console.log(path);
  console.log(`\nNext: docs/adding-a-platform.md. Show what is read: npm run readers -- ${name}`);
});
