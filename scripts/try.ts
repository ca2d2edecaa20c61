import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Fiche } from '../src/domain/item.ts';
import type { Confidence } from '../src/domain/reading.ts';
import { BROWSERS, type BrowserName } from './browser/driver.ts';
import { readFiches } from './browser/fiches.ts';
import { openNetwork } from './browser/network.ts';
import { openPerson, type Person, recordedOrdinal, recordedThread } from './browser/person.ts';
import type { View } from './browser/view.ts';
import { withdrawLatest } from './browser/withdrawing.ts';
import { BadUsage, browserNamed, countNamed, runCommand } from './command.ts';

/** So many are chosen in the popup's list, one after the other, as a person would. */
const ONE_BY_ONE = 20;

const HELP = `npm run try -- PAGE.html --url https://… [--out DIR] [--first N | --full-page] [--browser ${BROWSERS.join('|')}] [--json]

Serves a saved page under its own address to the real extension in a real browser, on a closed network, and
records every post found on it; the screen, when no post is recognised. More than ${ONE_BY_ONE} posts are recorded as one
thread, down the page, posts of one screen sharing one picture.

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

async function recordAll(
  person: Person,
  page: View,
  { first, fullPage, tell }: TryOptions,
): Promise<string[]> {
  if (fullPage) return [await person.capturePage(page)];
  const { count: found, choose } = await person.listPosts(page);
  tell(found === 0 ? 'No post recognised: recording the screen' : `${found} posts found`);
  if (found > 0 && first > ONE_BY_ONE && (found > ONE_BY_ONE || first < Number.POSITIVE_INFINITY)) {
    return [await recordThread(person, page, first, tell)];
  }
  const notices: string[] = [];
  if (found === 0) notices.push(await person.captureScreen(page));
  for (let index = 0; index < Math.min(found, first); index += 1) {
    notices.push(await (index === 0 ? choose(0) : person.capturePostFromList(page, index)));
  }
  return notices;
}

/** « Capturer le fil entier », until `first` posts are recorded; what the same screen gave besides is withdrawn. */
async function recordThread(
  person: Person,
  page: View,
  first: number,
  tell: TryOptions['tell'],
): Promise<string> {
  const ended = person.captureThread(page);
  const done = ended.then(() => true);
  let raisedAt = 0;
  while (!(await Promise.race([done, pause(LOOK_MS, false)]))) {
    for (const { text } of await page.notices()) {
      const posts = Number(/^[^\d]*([\d\s]+)/.exec(text)?.[1]?.replace(/\s/g, ''));
      const [, screen = '', limit = ''] = /(?:écran|screen) (\d+), (\d+)/.exec(text) ?? [];
      if (posts >= first) await page.press('Escape');
      else if (Number(limit) > raisedAt && Number(limit) - Number(screen) < MARGIN) {
        raisedAt = Number(limit);
        await page.press('Enter'); // « Aller plus loin »
      }
    }
  }
  const notice = await ended;
  const thread = recordedThread(notice);
  if (thread === null) return notice;
  tell(`${thread.posts} posts recorded in ${thread.shots} tiles`);
  const besides = thread.posts - first;
  if (besides > 0) {
    await withdrawLatest(person.driver, besides);
    tell(`${besides} of them, beyond the first ${first}, withdrawn`);
  }
  return notice;
}

/** Screens before the limit where a person who wants more says so. */
const MARGIN = 20;
/** How often the panel is looked at. */
const LOOK_MS = 200;

async function tryPage(options: TryOptions): Promise<TryResult> {
  const { out, url, browser, tell } = options;
  const network = await openNetwork([[url, { body: options.body }]]);
  try {
    const person = await openPerson({ browser, network, tell });
    try {
      const page = await person.openPage(url);
      const notices = await recordAll(person, page, options);
      const refused = notices.filter(
        (notice) => recordedOrdinal(notice) === null && recordedThread(notice) === null,
      );
      const exported = await person.exportFromCarnet();
      const zip = join(out, basename(exported.zipPath));
      await copyFile(exported.zipPath, zip);
      const posts = (await readFiches(zip)).map(withConfidence);
      const tiles =
        notices.map((notice) => recordedThread(notice)?.shots ?? null).find((n) => n !== null) ?? null;
      const path = join(out, 'posts.json');
      await writeFile(path, `${JSON.stringify(posts, null, 2)}\n`);
      return { posts: path, zip, digest: exported.digest, recorded: posts.length, tiles, refused };
    } finally {
      await person.leave();
    }
  } finally {
    await network.close();
  }
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
