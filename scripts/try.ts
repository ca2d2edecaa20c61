import { access, constants, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Confidence } from '../src/domain/capture/extraction.ts';
import type { Fiche } from '../src/domain/item/item.ts';
import { type ArchiveChoice, keepMessages, openArchive } from '../tests/support/browser/archiveFlow.ts';
import { BROWSERS, type BrowserName } from '../tests/support/browser/driver.ts';
import { createLongCaptureWatcher, readShownProgress } from '../tests/support/browser/longCapture.ts';
import type { PageHandle } from '../tests/support/browser/pageHandle.ts';
import { readItems } from '../tests/support/browser/readItems.ts';
import { type UserDriver, withUserDriver } from '../tests/support/browser/userDriver.ts';
import { withdrawLatestItems } from '../tests/support/browser/withdrawFlow.ts';
import { parseRecordedThread, parseRecordedTotal } from '../tests/support/browser/words.ts';
import { detectCharset } from '../tests/support/savedPages/savedBytes.ts';
import { type CommandValues, parseBrowserName, parseCount, runCommand, UsageError } from './cli.ts';

/** Up to this number, posts are captured one by one from the popup's list, as a person would. */
const MAX_LISTED_POSTS = 20;

const HELP = `npm run try -- PAGE.html --url https://… [--out DIR] [--first N | --full-page] [--browser ${BROWSERS.join('|')}] [--json]

Serves a saved page under its own address to the real extension in a real browser, on a closed network, and captures
every post found on it, or the screen when no post is recognised. Several posts are captured as one thread, in which the
posts of one screen share one screenshot. With --first N of a page that has more posts, N up to ${MAX_LISTED_POSTS}: one by one.
A page of more than 40 screens is captured to its end; nothing is unfolded.

npm run try -- ARCHIVE… [--out DIR] [--from DAY] [--to DAY] [--words LIST] [--browser …] [--json]

Without --url: imports archives of messages in the real extension (a zip, or a file of one), keeps the messages that fit,
with their files, and makes a dossier of them.

  PAGE.html      the saved page
  --url          the address it is served under, http or https
  --out DIR      folder for posts.json and the dossier (./out)
  --first N      only the first N posts; further posts on the last screen of a thread are withdrawn
  --full-page    the full page, from top to bottom, instead of its posts
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --from, --to   first and last day of the messages, 2026-11-30
  --words        words, one of which a message has, separated by commas
  --json         prints one JSON object instead of the progress lines`;

/** An entry of posts.json, which is in page order. */
type TriedPost = Fiche & { readonly confidence: Readonly<Record<string, Confidence>> };

interface CommonOptions {
  readonly out: string;
  readonly browser: BrowserName;
  readonly log: (line: string) => void;
}

interface TryOptions extends CommonOptions {
  readonly body: Uint8Array;
  readonly url: string;
  readonly first: number;
  readonly fullPage: boolean;
}

interface ArchiveOptions extends CommonOptions {
  readonly archives: readonly string[];
  readonly choice: ArchiveChoice;
}

interface TryResult {
  readonly posts: string;
  readonly zip: string;
  /** SHA-256 of manifest.json. */
  readonly digest: string;
  readonly recorded: number;
  /** Number of screenshots, where the posts were captured as a thread. */
  readonly tiles: number | null;
  /** Notices of the posts that were not recorded. */
  readonly refused: readonly string[];
}

const addConfidence = (fiche: Fiche): TriedPost => {
  const confidence: Record<string, Confidence> = {};
  for (const [path, note] of Object.entries(fiche.reading.fields)) {
    if (note.confidence !== null) confidence[path] = note.confidence;
  }
  return { ...fiche, confidence };
};

/** Sorts from the top of the page: the thread of a conversation is captured from its end. */
function sortInPageOrder(fiches: readonly Fiche[]): readonly Fiche[] {
  const [first, last] = [fiches.at(0), fiches.at(-1)];
  if (first === undefined || last === undefined || !fiches.every(isOfThread)) return fiches;
  return verticalOffset(first) > verticalOffset(last) ? fiches.toReversed() : fiches;
}

const isOfThread = ({ provenance }: Fiche): boolean => provenance.options.entry === 'thread';

/** Distance from the top of the page to the post's image, in pixels. */
function verticalOffset({ files }: Fiche): number {
  const steps = files.flatMap(({ transformations }) => transformations);
  return steps.reduce((sum, { name, y = 0, down = 0 }) => {
    return sum + Number(name === 'crop' ? y : name === 'scrolled-into-view' ? down : 0);
  }, 0);
}

type Recorded = Pick<TryResult, 'tiles' | 'refused'>;

const summarizeNotice = (notice: string): Recorded => ({
  tiles: null,
  refused: parseRecordedTotal(notice) === null ? [notice] : [],
});

async function recordAll(user: UserDriver, page: PageHandle, options: TryOptions): Promise<Recorded> {
  const { first, fullPage, log } = options;
  if (fullPage) return summarizeNotice(await user.captureFullPage(page, createLongCaptureWatcher(page, log)));
  const list = await user.listPosts(page);
  const found = list.count;
  log(found === 0 ? 'No post recognised: capturing the screen' : `${found} posts found`);
  if (found === 0) return summarizeNotice(await list.screen());
  if (first >= found ? found > 1 : first > MAX_LISTED_POSTS) return recordThread(user, page, list, options);
  return recordEach(user, page, Math.min(found, first), await list.choose(0));
}

/** Captures posts from the popup's list, opened again for each. `chosen`: notices of the posts already captured. */
async function recordEach(user: UserDriver, page: PageHandle, count: number, ...chosen: string[]): Promise<Recorded> {
  const notices = [...chosen];
  for (let index = chosen.length; index < count; index += 1) notices.push(await user.capturePostFromList(page, index));
  return { tiles: null, refused: notices.filter((notice) => parseRecordedTotal(notice) === null) };
}

async function recordThread(
  user: UserDriver,
  page: PageHandle,
  list: Awaited<ReturnType<UserDriver['listPosts']>>,
  { first, log }: TryOptions,
): Promise<Recorded> {
  // A long thread may load more posts than the list has, so `first` of them are captured.
  const wanted = list.count > MAX_LISTED_POSTS ? first : list.count;
  let raisedAt = 0;
  let stopped = false;
  const watchLongCapture = createLongCaptureWatcher(page, log);
  const notice = await list.thread(async (notices) => {
    await watchLongCapture(notices);
    const progress = readShownProgress(notices);
    if (progress === null || stopped) return;
    const { posts, screen, limit } = progress;
    if (posts >= wanted) {
      stopped = true;
      await page.press('Escape');
    } else if (limit > raisedAt && limit - screen < LIMIT_MARGIN) {
      raisedAt = limit;
      await page.press('Enter'); // « Aller plus loin »
    }
  });
  const thread = parseRecordedThread(notice);
  const posts = thread?.posts ?? 0;
  const wantedPosts = Math.min(list.count, first);
  if (thread !== null) log(`${posts} posts recorded in ${thread.shots} tiles`);
  if (posts < wantedPosts && wantedPosts <= MAX_LISTED_POSTS) {
    // A thread covers one document; the list also has the posts of iframes.
    log('Fewer posts than in the list: capturing each post of the list instead');
    if (posts > 0) await withdrawLatestItems(user.driver, posts);
    return recordEach(user, page, wantedPosts);
  }
  const extraPosts = posts - first;
  if (extraPosts > 0) {
    await withdrawLatestItems(user.driver, extraPosts);
    log(`${extraPosts} of them, beyond the first ${first}, withdrawn`);
  }
  return { tiles: thread?.shots ?? null, refused: posts < wantedPosts ? [notice] : [] };
}

/** Distance to the limit, in screens, at which the limit is raised. */
const LIMIT_MARGIN = 20;

async function tryPage(options: TryOptions): Promise<TryResult> {
  const { out, url, browser, log } = options;
  return withUserDriver(
    [[url, { body: options.body, type: `text/html; charset=${detectCharset(options.body)}` }]],
    { browser, log },
    async (user) => {
      const page = await user.openPage(url);
      return saveResult(user, out, await recordAll(user, page, options), sortInPageOrder);
    },
  );
}

async function tryArchive({ archives, choice, out, browser, log }: ArchiveOptions): Promise<TryResult> {
  return withUserDriver([], { browser, log }, async (user) => {
    const carnet = await openArchive(user.driver, archives);
    if (!(await carnet.has('[data-archive]'))) {
      const said = await carnet.evaluate(() => document.querySelector('[role="alert"]')?.textContent ?? '');
      throw new UsageError(`No messages were recognised in these files. ${said}`.trim());
    }
    log(`Recognised as ${await carnet.attribute('[data-archive]', 'data-archive')}`);
    const { sealed, clicks } = await keepMessages(carnet, choice);
    log(`${sealed} messages kept in ${clicks} clicks`);
    await carnet.close();
    return saveResult(user, out, { tiles: null, refused: [] }, (fiches) => fiches);
  });
}

/** Makes a dossier of everything that was recorded, and writes posts.json beside it. */
async function saveResult(
  user: UserDriver,
  out: string,
  recorded: Recorded,
  sort: (fiches: readonly Fiche[]) => readonly Fiche[],
): Promise<TryResult> {
  const exported = await user.exportFromCarnet();
  const zip = join(out, basename(exported.zipPath));
  await copyFile(exported.zipPath, zip);
  const posts = sort(await readItems(zip)).map(addConfidence);
  const path = join(out, 'posts.json');
  await writeFile(path, `${JSON.stringify(posts, null, 2)}\n`);
  return { posts: path, zip, digest: exported.digest, recorded: posts.length, ...recorded };
}

const OPTIONS = {
  url: { type: 'string' },
  out: { type: 'string', default: 'out' },
  first: { type: 'string' },
  'full-page': { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  words: { type: 'string' },
  browser: { type: 'string', default: 'chromium' },
  json: { type: 'boolean', default: false },
} as const;

async function readOptions(
  values: CommandValues<typeof OPTIONS>,
  positionals: readonly string[],
): Promise<(TryOptions | ArchiveOptions) & { readonly json: boolean }> {
  const [path, ...more] = positionals;
  if (path === undefined) throw new UsageError('A saved page or an archive is needed: see --help');
  const common = {
    out: resolve(values.out),
    browser: parseBrowserName(values.browser),
    json: values.json,
    log: values.json ? () => {} : (line: string) => console.log(line),
  };
  if (values.url === undefined) {
    const { from, to, words } = values;
    const choice = { ...(from && { from }), ...(to && { to }), ...(words && { words }) };
    const archives = positionals.map((one) => resolve(one));
    for (const one of archives) {
      await access(one, constants.R_OK).catch(() => {
        throw new UsageError(`${one} cannot be read`);
      });
    }
    return { ...common, archives, choice };
  }
  if (more.length > 0) throw new UsageError('One saved page at a time: see --help');
  if (!/^https?:\/\/./.test(values.url) || !URL.canParse(values.url)) {
    throw new UsageError(`--url: ${values.url} is not an http or https address`);
  }
  const body = await readFile(path).catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });
  return {
    ...common,
    body,
    url: values.url,
    first: values.first === undefined ? Number.POSITIVE_INFINITY : parseCount('--first', values.first),
    fullPage: values['full-page'],
  };
}

await runCommand(HELP, OPTIONS, async (values, positionals) => {
  const options = await readOptions(values, positionals);
  await mkdir(options.out, { recursive: true });
  const result = await ('archives' in options ? tryArchive(options) : tryPage(options));
  if (options.json) console.log(JSON.stringify(result));
  else console.log(`${result.recorded} recorded\n${result.posts}\n${result.zip}`);
  if (result.refused.length > 0) throw new Error(`Not recorded: ${result.refused.join(' ')}`);
});
