import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import type { PageView } from '../src/dom/pageView.ts';
import '../tests/support/allReaders.ts';
import { surveyPosts } from '../src/platforms/reading/pagePosts.ts';
import { summarizeSeen } from '../tests/support/savedPages/captureSummary.ts';
import { decodePage } from '../tests/support/savedPages/savedBytes.ts';
import { createPageView } from '../tests/support/savedPages/savedPage.ts';
import { anonymisePage, describeStructure, readPosts } from './anonymise/page.ts';
import { runCommand, UsageError } from './cli.ts';

const HELP = `npm run anonymise -- PAGE.html|PAGE.mhtml [--url https://…] [--out NAME]

Makes a page for the tests of the readers from a page that its owner saved and agrees to give. The structure, the
lengths, the languages and the attributes that the readers use stay. Every name, handle, text, number of three digits or
more, image and token is replaced by an invented one, the same everywhere on the page; every year is moved by four,
and the time in the id of a chat message of YouTube by a week.

  PAGE       a saved page; a page.mhtml of Chromium has its own address
  --url      the address it was saved from
  --out      name of the two files (PAGE without its ending, and « -anonymised »):
             NAME.html, and NAME.json with what the readers find, to be checked by hand against the page

Nothing is written, and the command ends with 1, when a word or a number of four characters or more of the original is
left that is not an interface word. Read the result once more before you give it away: pictures of the page are not
copied, but a rare layout can itself point to a person.`;

interface Source {
  readonly html: string;
  readonly url: string | null;
}

async function readSource(path: string): Promise<Source> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });
  if (!/\.mht(?:ml)?$/i.test(path)) {
    const html = decodePage(bytes);
    return { html, url: /saved from url=\(\d+\)(\S+)/.exec(html)?.[1] ?? null };
  }
  const { html, headers } = await PostalMime.parse(bytes);
  if (html === undefined) throw new UsageError(`${path} has no page in it`);
  return { html, url: headers.find(({ key }) => key === 'snapshot-content-location')?.value ?? null };
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { url: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(HELP);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('One saved page is needed: see --help');
  const source = await readSource(path);
  const url = values.url ?? source.url;
  if (url === null || !URL.canParse(url)) throw new UsageError('--url is needed: the address the page was saved from');

  const before = createPageView(source.html, url);
  const { found, skippedPlatform } = surveyPosts(before);
  const platform = skippedPlatform?.platform ?? found[0]?.reader.id ?? 'web';
  const { html, url: movedUrl, kept, remaining } = anonymisePage(source.html, url, platform);
  if (remaining.length > 0) {
    throw new Error(
      `Nothing written: ${remaining.length} words of the page are left (${remaining.slice(0, 10).join(', ')})`,
    );
  }
  const after = readPosts(createPageView(html, movedUrl));
  const describePage = (view: PageView): string => describeStructure(readPosts(view, new Date())).join('\n\n');
  const isSame = describePage(createPageView(html, movedUrl)) === describePage(before);
  const out = values.out ?? `${basename(path).replace(/\.\w+$/, '')}-anonymised`;
  await writeFile(`${out}.html`, `<!-- ${JSON.stringify({ url: movedUrl })} -->\n<!DOCTYPE html>\n${html}\n`);
  await writeFile(`${out}.json`, `${JSON.stringify(after.map(summarizeSeen), null, 2)}\n`);
  console.log(
    `${out}.html and ${out}.json\n${after.length} posts; the readers find ${isSame ? 'the same fields as before' : 'other fields than before: compare both'}.\n` +
      `${kept.length} interface words of four characters or more are kept: ${kept.join(' ')}`,
  );
});
