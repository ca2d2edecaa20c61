import type { Fiche } from '../../src/domain/item/item.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
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
const IN_FIREFOX = ['instagram', 'discord', 'live-chat-in-an-iframe', 'pane-in-a-long-page'];

for (const one of PANE_PAGES) {
  test(`posts in panes: ${one.name}${IN_FIREFOX.includes(one.name) ? ' @firefox' : ''}`, async ({
    user,
    engine,
    network,
  }) => {
    network.serve(one.url, one.page);
    for (const [url, served] of one.parts ?? []) network.serve(url, served);

    const [page, whole] = (await openAll(user, [one.url, one.url])) as [PageHandle, PageHandle]; // two
    const before = await listScrolled(page);
    const notice = await user.captureThread(page);
    await page.press('Escape');
    if (one.grows === undefined) expect(await listScrolled(page), 'panes put back').toEqual(before);
    const isAnnounced = (['thread.inPart', 'thread.missed'] as const).some((key) => saying(key).test(notice));
    const thread = judgePosts(one, await readStoredItems(user), 'thread', one.posts, isAnnounced);

    await user.captureFullPage(whole);
    const { count: posts, choose } = await user.listPosts(page);
    await choose(posts - 1);
    await user.capturePostFromList(page, Math.floor(posts / 2));
    const stored = await readStoredItems(user);
    const list = judgePosts(one, stored, 'list', null, false);
    const full = judgePage(one, stored);
    console.log(
      `${engine.padEnd(8)} ${one.name.padEnd(30)} thread ${count(thread)}, list ${count(list)}, whole page ${count(full)} (right / announced / wrong)`,
    );
    expect({ thread: thread.wrong, list: list.wrong, full: full.wrong }).toEqual({ thread: [], list: [], full: [] });
    expect(list.right).toHaveLength(2);
  });
}
