import { spawnSync } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { authorityAddress } from '../src/domain/timestamp.ts';
import { withLeave } from './browser/allowed.ts';
import { type Contacted, whoContacted } from './browser/contacted.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { openNetwork, type ServedPage } from './browser/network.ts';
import { openPerson, type Person, recordedOrdinal } from './browser/person.ts';
import { ensureBuilt } from './build.ts';
import { BadUsage, browserNamed, countNamed, runCommand } from './command.ts';
import { FORUM_PAGE, samplePage, X_PAGE } from './demo-pages/samples.ts';
import { WAVE_PAGES, wavePage } from './demo-pages/wave.ts';

const HELP = `npm run demo -- [--out DIR] [--browser ${BROWSERS.join('|')}] [--posts N] [--timestamp URL] [--json]

Starts a real browser with the extension on a closed network, records invented posts the way a person
would, exports the dossier from the popup, verifies it. Fails when anybody was contacted whom nobody asked for.

  --out DIR      where the dossier, its remise.pdf and pour-vous.pdf go (./out)
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --posts N      how many posts of sample X pages to record, 1 to 40 (2)
  --timestamp    address of a time-stamping authority (RFC 3161) that dates the dossier; the one host reached
  --json         prints one JSON object instead of the progress lines`;

/** On one sample page. */
const ON_A_PAGE = 4;
const MOST_POSTS = ON_A_PAGE * WAVE_PAGES;

interface DemoOptions {
  readonly out: string;
  readonly browser: BrowserName;
  readonly posts: number;
  /** Address of an authority. */
  readonly timestamp: string | null;
  readonly tell: (line: string) => void;
}

interface DemoResult {
  readonly zip: string;
  readonly remise: string;
  readonly forYou: string;
  /** SHA-256 of manifest.json. */
  readonly digest: string;
  readonly recorded: readonly string[];
  /** What the carnet says of the date; empty when none was asked for. */
  readonly dated: string;
  readonly contacted: Contacted;
}

/** What the closed network lets through to the authority, and what it answers. */
async function forward(address: string, query: Uint8Array): Promise<ServedPage> {
  try {
    const headers = { 'Content-Type': 'application/timestamp-query' };
    const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(query) });
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    return { body: new Uint8Array(await answer.arrayBuffer()), type, status: answer.status };
  } catch {
    return { body: '', status: 502 };
  }
}

async function record(
  person: Person,
  {
    posts,
    pages,
    timestamp,
  }: Pick<DemoOptions, 'posts' | 'timestamp'> & { readonly pages: readonly string[] },
  tell: (line: string) => void,
) {
  const notices: string[] = [];
  const note = (what: string, notice: string): void => {
    if (recordedOrdinal(notice) === null) throw new Error(`Not recorded, ${what}: ${notice}`);
    tell(`  ${what}: « ${notice} »`);
    notices.push(notice);
  };
  const x = await person.openPage(X_PAGE);
  note('a click on a post of X', await person.capturePost(x, '[data-testid="tweetText"]'));
  let page = x;
  for (let index = 1; index < posts; index += 1) {
    if (index % ON_A_PAGE === 0) page = await person.openPage(pages[index / ON_A_PAGE] ?? X_PAGE);
    note('a post of X from the list, by keyboard', await person.capturePostFromList(page, index % ON_A_PAGE));
  }
  const forum = await person.openPage(FORUM_PAGE);
  note('a click on a message of a forum', await person.capturePost(forum, 'article p'));
  note('the screen', await person.captureScreen(forum));
  if (timestamp !== null) tell(`  an authority to date it: « ${await person.chooseAuthority(timestamp)} »`);
  return { recorded: notices, exported: await person.exportWithPapers(forum) };
}

async function demo({ out, browser, posts, timestamp, tell }: DemoOptions): Promise<DemoResult> {
  await mkdir(out, { recursive: true });
  const sample = { address: X_PAGE, html: (await samplePage('x')).body.toString('utf8') };
  const wave = Array.from({ length: Math.ceil(posts / ON_A_PAGE) }, (_, number) => wavePage(sample, number));
  const pages = wave.map(({ address }) => address);
  const network = await openNetwork([
    ...wave.map(({ address, html }) => [address, { body: Buffer.from(html) }] as const),
    [FORUM_PAGE, await samplePage('forum')],
  ]);
  tell('Building the extension if it changed, and starting the browser');
  if (timestamp !== null)
    network.serve(timestamp, { body: '', respond: (query) => forward(timestamp, query) });
  const allowed = timestamp === null ? null : await withLeave(await ensureBuilt(browser), [timestamp]);
  try {
    const options = { browser, network, tell, ...(allowed !== null && { extensionDir: allowed.dir }) };
    const made = await inBrowser(await openPerson(options), { out, posts, pages, timestamp, tell });
    // Asked once the browser has gone: what it had begun counts too.
    const contacted = whoContacted(network.contacts(), [...pages, FORUM_PAGE], timestamp);
    if (contacted.unasked.length > 0)
      throw new Error(`Contacted, and nobody asked for it: ${contacted.unasked.join(', ')}`);
    const browserOwn = contacted.browser.length === 0 ? 'nobody' : contacted.browser.join(', ');
    tell(
      `Contacted by the person: ${contacted.person.join(', ')}; by the browser: ${browserOwn}; by Recueil: nobody`,
    );
    return { ...made, contacted };
  } finally {
    await allowed?.release();
    await network.close();
  }
}

async function inBrowser(
  person: Person,
  { out, tell, ...given }: Omit<DemoOptions, 'browser'> & { readonly pages: readonly string[] },
): Promise<Omit<DemoResult, 'contacted'>> {
  try {
    tell(`${person.driver.version}, network closed; recording:`);
    const { recorded, exported } = await record(person, given, tell);
    const { zipPath, remisePath, forYouPath, digest, dated } = exported;
    const taken = async (path: string): Promise<string> => {
      const to = join(out, basename(path));
      await copyFile(path, to);
      return to;
    };
    const files = {
      zip: await taken(zipPath),
      remise: await taken(remisePath),
      forYou: await taken(forYouPath),
    };
    return { ...files, digest, recorded, dated };
  } finally {
    await person.leave();
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
      timestamp: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const posts = countNamed('--posts', values.posts);
  if (posts > MOST_POSTS) throw new BadUsage(`--posts: the sample pages have ${MOST_POSTS} posts`);
  const tell = values.json ? () => {} : (line: string) => console.log(line);
  const timestamp = values.timestamp === undefined ? null : authorityAddress(values.timestamp);
  if (values.timestamp !== undefined && timestamp === null)
    throw new BadUsage(`--timestamp: no http address: ${values.timestamp}`);
  const browser = browserNamed(values.browser);
  const result = await demo({ out: resolve(values.out), browser, posts, timestamp, tell });
  if (timestamp !== null) tell(result.dated);
  tell('Verifying the dossier');
  const verdict = verify(result.zip, result.digest);
  if (values.json) return console.log(JSON.stringify(result));
  console.log(
    `${verdict}\n\nThe dossier:   ${result.zip}\nBeside it:     ${result.remise}\n               ${result.forYou}\nManifest hash: ${result.digest}`,
  );
});
