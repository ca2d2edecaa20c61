import { beforeAll, expect, it } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventThread } from '../../support/dossier/inventedThread.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';

/** Keeps the fixtures small. */
const REDUCTION = 8;

/** Takes the space that a browser takes for the text: half a square per character. */
const drawText: DrawText = async (text, { widthPt, sizePt }) => {
  const length = text.length * sizePt * 0.5;
  return drawGreyText(Math.min(widthPt, length), Math.ceil(length / widthPt) * sizePt * 1.45);
};

async function countPages(posts: number): Promise<number> {
  const context = buildDossierContext(await inventCase(inventThread(posts, REDUCTION)), { drawText });
  const pdf = await collectBytes(reportPdf(context, () => {}));
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)?.length ?? 0
  );
}

let pagesByPosts: ReadonlyMap<number, number>;
beforeAll(async () => {
  const entries: [number, number][] = [];
  for (const posts of [40, 100, 200]) entries.push([posts, await countPages(posts)]);
  pagesByPosts = new Map(entries);
});
const pagesOf = (posts: number): number => pagesByPosts.get(posts) ?? 0;

it('a thread of 40 posts has at most 22 pages', () => {
  expect(pagesOf(40)).toBeGreaterThan(12);
  expect(pagesOf(40)).toBeLessThanOrEqual(22);
});

it('a thread of 200 posts has at most 75 pages', () => {
  expect(pagesOf(200)).toBeGreaterThan(50);
  expect(pagesOf(200)).toBeLessThanOrEqual(75);
});

// The time of twice as many exhibits is a figure of npm run bench.
it('200 posts take at most 2.1 times the pages of 100', () => {
  expect(pagesOf(200)).toBeLessThanOrEqual(2.1 * pagesOf(100));
});
