import { beforeAll, expect, it, vi } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierContext.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfStream.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { buildDossierContext, inventCase } from './inventedCase.ts';
import { inventThread } from './inventedThread.ts';
import { drawGreyText } from './pictures.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Keeps the fixtures small. */
const REDUCTION = 8;

/** Takes the space that a browser takes for the text: half a square per character. */
const drawText: DrawText = async (text, { widthPt, sizePt }) => {
  const length = text.length * sizePt * 0.5;
  return drawGreyText(Math.min(widthPt, length), Math.ceil(length / widthPt) * sizePt * 1.45);
};

interface Measured {
  readonly pages: number;
  /** Processor time of this thread, in milliseconds. */
  readonly cpuMs: number;
}

async function measureReport(posts: number): Promise<Measured> {
  const context = buildDossierContext(await inventCase(inventThread(posts, REDUCTION)), { drawText });
  const before = process.threadCpuUsage();
  const pdf = await collectBytes(reportPdf(context, () => {}));
  const { user, system } = process.threadCpuUsage(before);
  const pages =
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\n/g)?.length ?? 0;
  return { pages, cpuMs: (user + system) / 1000 };
}

let measured: ReadonlyMap<number, Measured>;
beforeAll(async () => {
  const entries: [number, Measured][] = [];
  for (const posts of [40, 100, 200]) entries.push([posts, await measureReport(posts)]);
  measured = new Map(entries);
});

it('a thread of 40 posts with its screens has at most 45 pages', () => {
  const { pages = 0 } = measured.get(40) ?? {};
  expect(pages).toBeGreaterThan(20);
  expect(pages).toBeLessThanOrEqual(45);
});

it('a thread of 200 posts with its screens has at most 160 pages', () => {
  const { pages = 0 } = measured.get(200) ?? {};
  expect(pages).toBeGreaterThan(100);
  expect(pages).toBeLessThanOrEqual(160);
});

it('200 posts take at most 2.1 times the processor time of 100', () => {
  expect((measured.get(200)?.cpuMs ?? 0) / (measured.get(100)?.cpuMs ?? 1)).toBeLessThanOrEqual(2.1);
});
