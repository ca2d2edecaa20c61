import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fiche } from '../src/domain/item.ts';
import type { Confidence } from '../src/domain/reading.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { readFiches } from './browser/fiches.ts';
import { atBrowser, type Person, recordedOrdinal, recordedThread } from './browser/person.ts';
import type { View } from './browser/view.ts';
import { withdrawLatest } from './browser/withdrawing.ts';
import { BadUsage, browserNamed, countNamed, runCommand } from './command.ts';

/** So many of a page's posts are chosen in the popup's list, one after the other, as a person would. */
const ONE_BY_ONE = 20;

const HELP = `npm run try -- PAGE.html --url https://… [--out DIR] [--first N | --full-page] [--browser ${BROWSERS.join('|')}] [--json]

Serves a saved page under its own address to the real extension in a real browser, on a closed network, and
records every post found on it; the screen, when no post is recognised. Several posts are recorded as one thread, posts of
one screen sharing one picture; the first N of a page that has more, up to ${ONE_BY_ONE}, one after the other.

  PAGE.html      the saved page
  --url          the address it is served under, http or https
  --out DIR      where posts.json and the dossier go (./out)
  --first N      only the first N posts; what the last screen of a thread has besides is withdrawn
  --full-page    the whole page, from top to bottom, in the place of its posts
  --browser      ${BROWSERS.join(' or ')} (chromium)
  --json         prints one JSON object instead of the progress lines`;

/** What posts.json holds, in page order. */
type TriedPost = Fiche & { readonly confidence: Readonly<Record<string, Confidence>> };

interface TryOptions {
  readonly body: Uint8Array;
  readonly url: string;
  readonly out: string;
  readonly first: number;
  readonly fullPage: boolean;
  readonly browser: BrowserName;
  readonly tell: (line: string) => void;
}

interface TryResult {
  readonly posts: string;
  readonly zip: string;
  /** SHA-256 of manifest.json. */
  readonly digest: string;
  readonly recorded: number;
  /** Pictures of the screen, where the posts were recorded as a thread. */
  readonly tiles: number | null;
  /** What the extension said of the posts that it did not record. */
  readonly refused: readonly string[];
}

const withConfidence = (fiche: Fiche): TriedPost => {
  const confidence: Record<string, Confidence> = {};
  for (const [path, note] of Object.entries(fiche.reading.fields)) {
    if (note.confidence !== null) confidence[path] = note.confidence;
  }
  return { ...fiche, confidence };
};

/** Down the page: the thread of a conversation is recorded from its end. */
function inPageOrder(fiches: readonly Fiche[]): readonly Fiche[] {
  const [first, last] = [fiches.at(0), fiches.at(-1)];
  if (first === undefined || last === undefined || !fiches.every(isOfThread)) return fiches;
  return placeOf(first) > placeOf(last) ? fiches.toReversed() : fiches;
}

const isOfThread = ({ provenance }: Fiche): boolean => provenance.options.entry === 'thread';

/** How far down the page its picture begins, pixels. */
function placeOf({ files }: Fiche): number {
  const steps = files.flatMap(({ transformations }) => transformations);
  return steps.reduce((sum, { name, y = 0, down = 0 }) => {
    return sum + Number(name === 'crop' ? y : name === 'scrolled-into-view' ? down : 0);
  }, 0);
}

type Recorded = Pick<TryResult, 'tiles' | 'refused'>;

const one = (notice: string): Recorded => ({
  tiles: null,
  refused: recordedOrdinal(notice) === null ? [notice] : [],
});

async function recordAll(person: Person, page: View, options: TryOptions): Promise<Recorded> {
  const { first, fullPage, tell } = options;
  if (fullPage) return one(await person.capturePage(page));
  const list = await person.listPosts(page);
  const found = list.count;
  tell(found === 0 ? 'No post recognised: recording the screen' : `${found} posts found`);
  if (found === 0) return one(await list.screen());
  if (first >= found ? found > 1 : first > ONE_BY_ONE) return recordThread(person, page, list, options);
  return recordEach(person, page, Math.min(found, first), await list.choose(0));
}

/** By the popup's list, opened again for each; the first of them, where it was chosen already, gave `chosen`. */
async function recordEach(person: Person, page: View, count: number, ...chosen: string[]): Promise<Recorded> {
  const notices = [...chosen];
  for (let index = chosen.length; index < count; index += 1)
    notices.push(await person.capturePostFromList(page, index));
  return { tiles: null, refused: notices.filter((notice) => recordedOrdinal(notice) === null) };
}

async function recordThread(
  person: Person,
  page: View,
  list: Awaited<ReturnType<Person['listPosts']>>,
  { first, tell }: TryOptions,
): Promise<Recorded> {
  // What a long thread has besides, in a list that grows, is asked for too.
  const wanted = list.count > ONE_BY_ONE ? first : list.count;
  let raisedAt = 0;
  let stopped = false;
  const notice = await list.thread(async (said) => {
    const [, posts = '', screen = '', limit = ''] =
      said.map((text) => PROGRESS.exec(text)).find((found) => found !== null) ?? [];
    if (limit === '' || stopped) return;
    if (Number(posts.replace(/\s/g, '')) >= wanted) {
      stopped = true;
      await page.press('Escape');
    } else if (Number(limit) > raisedAt && Number(limit) - Number(screen) < MARGIN) {
      raisedAt = Number(limit);
      await page.press('Enter'); // « Aller plus loin »
    }
  });
  const thread = recordedThread(notice);
  const posts = thread?.posts ?? 0;
  const asked = Math.min(list.count, first);
  if (thread !== null) tell(`${posts} posts recorded in ${thread.shots} tiles`);
  if (posts < asked && asked <= ONE_BY_ONE) {
    // A thread is of one document: the list has those of its frames too.
    tell('Fewer than the list has: recording each of it in their place');
    if (posts > 0) await withdrawLatest(person.driver, posts);
    return recordEach(person, page, asked);
  }
  const besides = posts - first;
  if (besides > 0) {
    await withdrawLatest(person.driver, besides);
    tell(`${besides} of them, beyond the first ${first}, withdrawn`);
  }
  return { tiles: thread?.shots ?? null, refused: posts < asked ? [notice] : [] };
}

/** Screens before the limit where a person who wants more says so. */
const MARGIN = 20;
/** What the panel counts: posts, the screen it is at, how many there may be. */
const PROGRESS = /^[^\d]*([\d\s]+).*?(?:écran|screen) (\d+), (\d+)/;

async function tryPage(options: TryOptions): Promise<TryResult> {
  const { out, url, browser, tell } = options;
  return atBrowser([[url, { body: options.body }]], { browser, tell }, async (person) => {
    const page = await person.openPage(url);
    const { tiles, refused } = await recordAll(person, page, options);
    const exported = await person.exportFromCarnet();
    const zip = join(out, basename(exported.zipPath));
    await copyFile(exported.zipPath, zip);
    const posts = inPageOrder(await readFiches(zip)).map(withConfidence);
    const path = join(out, 'posts.json');
    await writeFile(path, `${JSON.stringify(posts, null, 2)}\n`);
    return { posts: path, zip, digest: exported.digest, recorded: posts.length, tiles, refused };
  });
}

async function readOptions(args: readonly string[]): Promise<(TryOptions & { json: boolean }) | 'help'> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      out: { type: 'string', default: 'out' },
      first: { type: 'string' },
      'full-page': { type: 'boolean', default: false },
      browser: { type: 'string', default: 'chromium' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new BadUsage('One saved page is needed: see --help');
  if (values.url === undefined) throw new BadUsage('--url is needed: the address to serve the page under');
  if (!/^https?:\/\/./.test(values.url) || !URL.canParse(values.url)) {
    throw new BadUsage(`--url: ${values.url} is not an http or https address`);
  }
  const body = await readFile(path).catch(() => {
    throw new BadUsage(`${path} cannot be read`);
  });
  return {
    body,
    url: values.url,
    out: resolve(values.out),
    first: values.first === undefined ? Number.POSITIVE_INFINITY : countNamed('--first', values.first),
    fullPage: values['full-page'],
    browser: browserNamed(values.browser),
    json: values.json,
    tell: values.json ? () => {} : (line) => console.log(line),
  };
}

await runCommand(async () => {
  const options = await readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(HELP);
  await mkdir(options.out, { recursive: true });
  const result = await tryPage(options);
  if (options.json) console.log(JSON.stringify(result));
  else console.log(`${result.recorded} recorded\n${result.posts}\n${result.zip}`);
  if (result.refused.length > 0) throw new Error(`Not recorded: ${result.refused.join(' ')}`);
});
