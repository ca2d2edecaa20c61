import { HIDDEN_WAYS, HIDDEN_WAYS_CSS, HIDDEN_WORDS, SHOWN_WAYS } from '../support/capture/hiddenWays.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { expect, test } from './fixtures.ts';

const THREAD = 'https://site-inconnu.example/mots';
const WAYS: readonly (typeof HIDDEN_WAYS)[number][] = [...HIDDEN_WAYS, ...SHOWN_WAYS];
/** Height of a region of the second test, CSS pixels. */
const BOX_PX = 140;
/** A warning of these says that the picture lacks words. */
const PICTURE_WARNINGS = ['words-not-drawn', 'content-blurred', 'post-partly-covered'];

const post = ({ html }: (typeof WAYS)[number], n: number): string =>
  `<article id="m${n}"><a rel="author" href="/membres/m${n}">m${n}</a> <a href="#m${n}"><time datetime="2025-11-16T19:14:00+01:00">16 novembre 2025</time></a>
<p>Message ${n}, inventé.</p>${html}</article>`;

test('attack: words of a region that nobody sees are not read in silence', async ({ user, network }) => {
  // Forty captures, one after the other.
  test.slow();
  const boxes = WAYS.map(({ html }, n) => `<div class="box"><p>Message ${n}, inventé.</p>${html}</div>`);
  network.serve(THREAD, {
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title><style>
body { margin: 0 0 1000px; font: 16px/1.4 sans-serif; overflow-x: hidden; } .box { position: relative; width: 500px; height: ${BOX_PX}px; overflow: hidden; }
${HIDDEN_WAYS_CSS}</style></head><body>${boxes.join('')}</body></html>`,
  });
  const page = await user.openPage(THREAD);
  for (const n of WAYS.keys()) {
    await page.evaluate((top) => window.scrollTo(0, top), n * BOX_PX);
    await user.captureRegion(page, async () => {
      await page.drag({ x: 0, y: 0 }, { x: 600, y: BOX_PX });
      await page.press('Enter');
    });
  }
  const { exhibits } = await readStoredItems(user);
  expect(exhibits.map(({ fiche }) => fiche.text?.includes('inventé.'))).toEqual(WAYS.map(() => true));
  const read = exhibits.map(({ fiche: { text, warnings, outcome } }, n) => ({
    way: WAYS[n],
    isRead: text?.includes(HIDDEN_WORDS) ?? false,
    warnings: warnings.filter((code) => PICTURE_WARNINGS.includes(code)),
    outcome,
  }));
  const namesWhere = (ways: typeof HIDDEN_WAYS, test: (one: (typeof read)[number]) => boolean) =>
    read.filter((one) => one.way && ways.includes(one.way) && test(one)).map(({ way }) => way?.name);
  expect(
    namesWhere(
      HIDDEN_WAYS,
      ({ isRead, warnings, outcome }) => isRead && (warnings.length === 0 || outcome !== 'partial'),
    ),
  ).toEqual([]);
  expect(namesWhere(SHOWN_WAYS, ({ warnings }) => warnings.length > 0)).toEqual([]);
});

test(`attack: words hidden in ${HIDDEN_WAYS.length} ways are never read as a post’s text without a warning`, async ({
  user,
  network,
}) => {
  network.serve(THREAD, {
    body: `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Fil</title><style>
body { margin: 0; font: 16px/1.4 sans-serif; overflow-x: hidden; } article { margin: 10px; padding: 4px; }
${HIDDEN_WAYS_CSS}</style></head><body>${WAYS.map(post).join('')}</body></html>`,
  });
  const page = await user.openPage(THREAD);
  await user.captureThread(page);
  const { exhibits, files } = await readStoredItems(user);
  expect(exhibits).toHaveLength(WAYS.length);
  const read = exhibits.map(({ fiche, folder }) => {
    const way = WAYS[Number(/^m(\d+)$/.exec(fiche.author.displayName ?? '')?.[1])];
    const file = new TextDecoder().decode(requireFile(files, `${folder}/texte.txt`));
    const isRead = `${fiche.text}${file}`.includes(HIDDEN_WORDS);
    return {
      way,
      isRead,
      warnings: fiche.warnings.filter((code) => PICTURE_WARNINGS.includes(code)),
      outcome: fiche.outcome,
    };
  });
  const inSilence = ({ isRead, warnings, outcome }: (typeof read)[number]) =>
    isRead && (warnings.length === 0 || outcome !== 'partial');
  const hidden = read.filter(({ way }) => way !== undefined && HIDDEN_WAYS.includes(way));
  expect(hidden.filter(inSilence).map(({ way }) => way?.name)).toEqual([]);
  const shown = read.filter(({ way }) => way !== undefined && SHOWN_WAYS.includes(way));
  expect(shown.filter(({ isRead, warnings }) => !isRead || warnings.length > 0)).toEqual([]);
  console.log(
    `read with a warning: ${hidden
      .filter(({ isRead }) => isRead)
      .map(({ way }) => way?.name)
      .join(', ')}`,
  );
});
