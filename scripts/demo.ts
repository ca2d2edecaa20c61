import { spawnSync } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseAuthorityAddress } from '../src/domain/case/timestampAuthorities.ts';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';
import { copyWithPermissions } from '../tests/support/browser/grantPermissions.ts';
import { openNetwork, type ServedPage } from '../tests/support/browser/network.ts';
import { type ClassifiedRequests, classifyRequests } from '../tests/support/browser/requestLog.ts';
import { openUserDriver, type UserDriver } from '../tests/support/browser/userDriver.ts';
import { parseRecordedTotal } from '../tests/support/browser/words.ts';
import { FORUM_PAGE, readSamplePage, X_PAGE } from '../tests/support/demo-pages/samples.ts';
import { ensureBuilt } from '../tests/support/machine/build.ts';
import { parseBrowserName, runCommand, UsageError } from './cli.ts';

const HELP = `npm run demo -- [--out DIR] [--browser ${BROWSERS.join('|')}] [--timestamp URL] [--json]

Starts a real browser with the extension on a closed network, captures invented posts as a person would, exports the
dossier from the popup and verifies it. Fails when a host was contacted that the person did not ask for.

  --out DIR      folder for the dossier, remise.pdf and pour-vous.pdf (./out)
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --timestamp    address of a time-stamping authority (RFC 3161) that dates the dossier; the one host reached
  --json         prints one JSON object instead of the progress lines`;

interface DemoOptions {
  readonly out: string;
  readonly browser: BrowserName;
  /** Address of a time-stamping authority. */
  readonly timestamp: string | null;
  readonly log: (line: string) => void;
}

interface DemoResult {
  readonly zip: string;
  readonly pdf: string;
  readonly remise: string;
  readonly forYou: string;
  /** SHA-256 of manifest.json. */
  readonly digest: string;
  readonly recorded: readonly string[];
  /** The carnet's message about the time-stamp; empty when none was requested. */
  readonly dated: string;
  readonly contacted: ClassifiedRequests;
}

/** Forwards a query to the authority: the only request that leaves the closed network. */
async function forwardToAuthority(address: string, query: Uint8Array): Promise<ServedPage> {
  try {
    const headers = { 'Content-Type': 'application/timestamp-query' };
    const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(query) });
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    return { body: new Uint8Array(await answer.arrayBuffer()), type, status: answer.status };
  } catch {
    return { body: '', status: 502 };
  }
}

async function recordSamples(user: UserDriver, { timestamp, log }: Pick<DemoOptions, 'timestamp' | 'log'>) {
  const notices: string[] = [];
  const checkNotice = (what: string, notice: string): void => {
    if (parseRecordedTotal(notice) === null) throw new Error(`Not recorded, ${what}: ${notice}`);
    log(`  ${what}: « ${notice} »`);
    notices.push(notice);
  };
  const x = await user.openPage(X_PAGE);
  checkNotice('a click on a post of X', await user.capturePost(x, '[data-testid="tweetText"]'));
  checkNotice('a post of X from the list, by keyboard', await user.capturePostFromList(x, 1));
  const forum = await user.openPage(FORUM_PAGE);
  checkNotice('a click on a message of a forum', await user.capturePost(forum, 'article p'));
  checkNotice('the screen', await user.captureScreen(forum));
  if (timestamp !== null) log(`  an authority to date it: « ${await user.chooseAuthority(timestamp)} »`);
  return { recorded: notices, exported: await user.exportWithPdfs(forum) };
}

async function runDemo({ out, browser, timestamp, log }: DemoOptions): Promise<DemoResult> {
  await mkdir(out, { recursive: true });
  const network = await openNetwork([
    [X_PAGE, await readSamplePage('x')],
    [FORUM_PAGE, await readSamplePage('forum')],
  ]);
  log('Building the extension if it changed, and starting the browser');
  if (timestamp !== null)
    network.serve(timestamp, { body: '', respond: (query) => forwardToAuthority(timestamp, query) });
  const grantedCopy = timestamp === null ? null : await copyWithPermissions(await ensureBuilt(browser), [timestamp]);
  try {
    const options = { browser, network, log, ...(grantedCopy !== null && { extensionDir: grantedCopy.dir }) };
    const recording = await recordInBrowser(await openUserDriver(options), { out, timestamp, log });
    // Read after the browser has closed, so that requests it had started count too.
    const contacted = classifyRequests(network.contacts(), [X_PAGE, FORUM_PAGE], timestamp);
    if (contacted.unasked.length > 0)
      throw new Error(`Contacted without being asked for: ${contacted.unasked.join(', ')}`);
    const browserOwn = contacted.browser.length === 0 ? 'nobody' : contacted.browser.join(', ');
    log(`Contacted by the person: ${contacted.person.join(', ')}; by the browser: ${browserOwn}; by Recueil: nobody`);
    return { ...recording, contacted };
  } finally {
    await grantedCopy?.release();
    await network.close();
  }
}

async function recordInBrowser(
  user: UserDriver,
  { out, timestamp, log }: Omit<DemoOptions, 'browser'>,
): Promise<Omit<DemoResult, 'contacted'>> {
  try {
    log(`${user.driver.version}, network closed; recording:`);
    const { recorded, exported } = await recordSamples(user, { timestamp, log });
    const { zipPath, pdfPath, remisePath, forYouPath, digest, dated } = exported;
    const copyToOutput = async (path: string): Promise<string> => {
      const to = join(out, basename(path));
      await copyFile(path, to);
      return to;
    };
    const files = {
      zip: await copyToOutput(zipPath),
      pdf: await copyToOutput(pdfPath),
      remise: await copyToOutput(remisePath),
      forYou: await copyToOutput(forYouPath),
    };
    return { ...files, digest, recorded, dated };
  } finally {
    await user.close();
  }
}

/** Runs the same command that anybody can run on a dossier. */
function verify(dossier: string, digest: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'verify.ts'), dossier, '--expect', digest],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The dossier does not verify: ${(stdout + stderr).trim().replaceAll('\n', '; ')}`);
  return stdout.trim();
}

const OPTIONS = {
  out: { type: 'string', default: 'out' },
  browser: { type: 'string', default: 'chromium' },
  timestamp: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand(HELP, OPTIONS, async (values) => {
  const log = values.json ? () => {} : (line: string) => console.log(line);
  const timestamp = values.timestamp === undefined ? null : parseAuthorityAddress(values.timestamp);
  if (values.timestamp !== undefined && timestamp === null)
    throw new UsageError(`--timestamp: no http address: ${values.timestamp}`);
  const browser = parseBrowserName(values.browser);
  const result = await runDemo({ out: resolve(values.out), browser, timestamp, log });
  if (timestamp !== null) log(result.dated);
  log('Verifying the dossier');
  const verdict = verify(result.zip, result.digest);
  if (verify(result.pdf, result.digest) !== verdict) throw new Error('The PDF gets another verdict than the zip');
  if (values.json) return console.log(JSON.stringify(result));
  console.log(
    `${verdict}\n\nThe dossier:   ${result.zip}\nThe same, PDF: ${result.pdf}\nBeside it:     ${result.remise}\n               ${result.forYou}\nManifest hash: ${result.digest}`,
  );
});
