import type { Fiche } from '../../src/domain/item/item.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import type { UserDriver } from '../support/browser/userDriver.ts';
import { saying } from '../support/browser/words.ts';
import { openAll } from '../support/e2e/captureProgress.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { measureBars, stackBands } from '../support/e2e/livingPages.ts';
import { heightOfPanePost, PANE_PAGES, type PanePage } from '../support/e2e/panePages.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

type Stored = Awaited<ReturnType<typeof readStoredItems>>;

/** Posts whose picture shows all of them; posts whose item or notice says that it does not; all others. */
interface Verdicts {
  readonly right: readonly number[];
  readonly announced: readonly number[];
  readonly wrong: readonly number[];
}

const listScrolled = (page: PageHandle): Promise<readonly number[]> =>
  page.evaluate(() => [scrollY, ...[...document.querySelectorAll('*')].map(({ scrollTop }) => scrollTop)]);

function readPicture({ files }: Stored, folder: string, fiche: Fiche, role: 'post' | 'page') {
  const bands = fiche.files.filter((file) => file.role === role);
  return bands.length === 0
    ? null
    : stackBands(bands.map(({ path }) => readPng(requireFile(files, `${folder}/${path}`))));
}

/** A bar may lose a row to the border of its post. */
const isWhole = (page: PanePage, n: number, height = 0): boolean => height >= heightOfPanePost(page, n) - 2;

function judgePosts(
  page: PanePage,
  stored: Stored,
  entry: string,
  expected: readonly number[] | null,
  isAnnounced: boolean,
): Verdicts {
  const verdicts = { right: new Set<number>(), announced: new Set<number>(), wrong: [] as number[] };
  for (const { folder, fiche } of stored.exhibits) {
    if (fiche.provenance.options.entry !== entry) continue;
    const [, number] = /Message numéro (\d+)/.exec(fiche.text ?? '') ?? [];
    // What holds the posts, such as a publication with its comments.
    if (number === undefined || (fiche.surface === 'post' && page.name.startsWith('instagram'))) continue;
    const n = Number(number);
    const picture = readPicture(stored, folder, fiche, 'post');
    const isRight = picture !== null && isWhole(page, n, measureBars(picture).get(n));
    if (verdicts.right.has(n) || (!isRight && fiche.outcome !== 'partial')) verdicts.wrong.push(n);
    else verdicts[isRight ? 'right' : 'announced'].add(n);
  }
  for (const n of expected ?? []) {
    if (verdicts.right.has(n) || verdicts.announced.has(n) || verdicts.wrong.includes(n)) continue;
    if (isAnnounced) verdicts.announced.add(n);
    else verdicts.wrong.push(n);
  }
  return { right: [...verdicts.right], announced: [...verdicts.announced], wrong: verdicts.wrong };
}

function judgePage(page: PanePage, stored: Stored): Verdicts {
  const found = stored.exhibits.find(({ fiche }) => fiche.provenance.options.entry === 'page');
  if (found === undefined) return { right: [], announced: [], wrong: page.posts };
  const picture = readPicture(stored, found.folder, found.fiche, 'page');
  const bars = picture === null ? new Map<number, number>() : measureBars(picture);
  const right = page.posts.filter(
    (n) => isWhole(page, n, bars.get(n)) && (bars.get(n) ?? 0) <= heightOfPanePost(page, n),
  );
  const others = page.posts.filter((n) => !right.includes(n));
  return found.fiche.outcome === 'partial'
    ? { right, announced: others, wrong: [] }
    : { right, announced: [], wrong: others };
}

const count = ({ right, announced, wrong }: Verdicts): string =>
  `${right.length} / ${announced.length} / ${wrong.length}`;

/** A site's own markup, a list that grows upwards, a pane in an iframe, and one in a page that scrolls. */
const IN_FIREFOX = ['instagram', 'discord', 'live-chat-in-an-iframe', 'pane-in-a-long-page', 'zoomed-in', 'dialog'];
const isInFirefox = ({ name }: PanePage): boolean => IN_FIREFOX.includes(name);

const others = PANE_PAGES.filter((page) => !isInFirefox(page));
/** Some pages a test: while one is captured, the others are no longer freshly loaded. */
const GROUPS: readonly (readonly [string, readonly PanePage[]])[] = [
  [' @firefox', PANE_PAGES.filter(isInFirefox)],
  ...[0, 4, 8, 12, 16].map((from) => ['', others.slice(from, from + 4)] as const),
];

/** Captures the posts of a page as a thread, as a whole page, and two from the list. Returns what its items show. */
async function capturePanes(user: UserDriver, one: PanePage, [page, whole]: readonly [PageHandle, PageHandle]) {
  const before = await listScrolled(page);
  const notice = await user.captureThread(page);
  await page.press('Escape');
  if (one.grows === undefined) expect(await listScrolled(page), `${one.name}: panes put back`).toEqual(before);
  const isAnnounced = (['thread.inPart', 'thread.missed'] as const).some((key) => saying(key).test(notice));
  await user.captureFullPage(whole);
  const { count: posts, choose } = await user.listPosts(page);
  await choose(posts - 1);
  await user.capturePostFromList(page, Math.floor(posts / 2));
  const { files, exhibits } = await readStoredItems(user);
  const stored = { files, exhibits: exhibits.filter(({ fiche }) => fiche.address.page === one.url) };
  return {
    thread: judgePosts(one, stored, 'thread', one.posts, isAnnounced),
    list: judgePosts(one, stored, 'list', null, false),
    full: judgePage(one, stored),
  };
}

for (const [tag, group] of GROUPS) {
  test(`posts in panes: ${group.map(({ name }) => name).join(', ')}${tag}`, async ({ user, engine, network }) => {
    test.slow();
    for (const { url, page, parts = [] } of group)
      for (const [at, served] of [[url, page] as const, ...parts]) network.serve(at, served);
    const urls = group.map(({ url }) => url);
    const [pages, wholes] = [await openAll(user, urls), await openAll(user, urls)];
    for (const [index, one] of group.entries()) {
      const both = [pages[index], wholes[index]] as [PageHandle, PageHandle]; // opened above
      const { thread, list, full } = await capturePanes(user, one, both);
      console.log(
        `${engine.padEnd(8)} ${one.name.padEnd(30)} thread ${count(thread)}, list ${count(list)}, whole page ${count(full)} (right / announced / wrong)`,
      );
      const wrong = { thread: thread.wrong, list: list.wrong, full: full.wrong };
      expect(wrong, one.name).toEqual({ thread: [], list: [], full: [] });
      expect(one.fades ? [...list.right, ...list.announced] : list.right, one.name).toHaveLength(2);
    }
  });
}
