import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { openNetwork } from './browser/network.ts';
import { openPerson, type Person, recordedOrdinal } from './browser/person.ts';
import { BadUsage, browserNamed, countNamed, runCommand } from './command.ts';

const HELP = `npm run demo -- [--out DIR] [--browser ${BROWSERS.join('|')}] [--posts N] [--json]

Starts a real browser with the extension on a closed network, records invented posts the way a person
would, exports the dossier from the popup, verifies it.

  --out DIR      where the dossier and its remise.pdf go (./out)
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --posts N      how many posts of the sample X page to record, 1 to 4 (2)
  --json         prints one JSON object instead of the progress lines`;

const X_PAGE = 'https://x.com/exemple_malo/status/2122762221640482816';
const FORUM_PAGE = 'https://forum.rameurs.example/sujets/4821-regate-de-novembre';
const MOST_POSTS = 4;

interface DemoOptions {
  readonly out: string;
  readonly browser: BrowserName;
  readonly posts: number;
  readonly tell: (line: string) => void;
}

interface DemoResult {
  readonly zip: string;
  readonly remise: string;
  /** SHA-256 of manifest.json. */
  readonly digest: string;
  readonly recorded: readonly string[];
}

const samplePage = async (name: string) => ({
  body: await readFile(join(import.meta.dirname, 'demo-pages', name)),
});

async function record(person: Person, posts: number, tell: (line: string) => void) {
  const notices: string[] = [];
  const note = (what: string, notice: string): void => {
    if (recordedOrdinal(notice) === null) throw new Error(`Not recorded, ${what}: ${notice}`);
    tell(`  ${what}: « ${notice} »`);
    notices.push(notice);
  };
  const x = await person.openPage(X_PAGE);
  note('a click on a post of X', await person.capturePost(x, '[data-testid="tweetText"]'));
  for (let index = 1; index < posts; index += 1) {
    note('a post of X from the list, by keyboard', await person.capturePostFromList(x, index));
  }
  const forum = await person.openPage(FORUM_PAGE);
  note('a click on a message of a forum', await person.capturePost(forum, 'article p'));
  note('the screen', await person.captureScreen(forum));
  return { recorded: notices, exported: await person.exportDossier(forum) };
}

async function demo({ out, browser, posts, tell }: DemoOptions): Promise<DemoResult> {
  await mkdir(out, { recursive: true });
  const network = await openNetwork([
    [X_PAGE, await samplePage('x.html')],
    [FORUM_PAGE, await samplePage('forum.html')],
  ]);
  try {
    tell('Building the extension if it changed, and starting the browser');
    const person = await openPerson({ browser, network, tell });
    try {
      tell(`${person.driver.version}, network closed; recording:`);
      const { recorded, exported } = await record(person, posts, tell);
      const zip = join(out, basename(exported.zipPath));
      const remise = join(out, basename(exported.remisePath));
      await copyFile(exported.zipPath, zip);
      await copyFile(exported.remisePath, remise);
      return { zip, remise, digest: exported.digest, recorded };
    } finally {
      await person.leave();
    }
  } finally {
    await network.close();
  }
}

/** The very command that anybody can run on a dossier. */
function verify(zip: string, digest: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'verify.ts'), zip, '--expect', digest],
    { encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(`The dossier does not verify: ${(stdout + stderr).trim().replaceAll('\n', '; ')}`);
  return stdout.trim();
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'out' },
      browser: { type: 'string', default: 'chromium' },
      posts: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const posts = countNamed('--posts', values.posts);
  if (posts > MOST_POSTS) throw new BadUsage(`--posts: the sample page has ${MOST_POSTS} posts`);
  const tell = values.json ? () => {} : (line: string) => console.log(line);
  const result = await demo({ out: resolve(values.out), browser: browserNamed(values.browser), posts, tell });
  tell('Verifying the dossier');
  const verdict = verify(result.zip, result.digest);
  if (values.json) return console.log(JSON.stringify(result));
  console.log(
    `${verdict}\n\nThe dossier:   ${result.zip}\nBeside it:     ${result.remise}\nManifest hash: ${result.digest}`,
  );
});
