import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfStream.ts';
import { reportPdf } from '../../../src/dossier/pdf/report.ts';
import { summaryPdf } from '../../../src/dossier/pdf/summary/summary.ts';
import { runTool } from './externalTools.ts';
import { buildDossierContext, inventCase } from './inventedCase.ts';
import { inventSixPosts } from './inventedPosts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface Element {
  readonly depth: number;
  readonly type: string;
  readonly title: string | null;
}

let folder: string;
const trees = new Map<string, { readonly elements: readonly Element[]; readonly text: string }>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  const context = buildDossierContext(await inventCase(inventSixPosts()));
  const documents = [
    ['dossier.pdf', reportPdf(context, () => {})],
    ['resume.pdf', summaryPdf(context)],
    ['fiche-commissaire.pdf', bailiffSheetPdf(context)],
  ] as const;
  for (const [name, stream] of documents) {
    const path = join(folder, name);
    writeFileSync(path, await collectBytes(stream));
    const text = runTool('pdfinfo', ['-struct-text', path]);
    const elements = text.split('\n').flatMap((line) => {
      const match = /^( *)(Document|Sect|H1|H2|H3|P|Table|Figure|Link|Div)\b(?: "(.*)")?/.exec(line);
      return match === null ? [] : [{ depth: match[1]?.length ?? 0, type: match[2] ?? '', title: match[3] ?? null }];
    });
    trees.set(name, { elements, text });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['dossier.pdf', 'resume.pdf', 'fiche-commissaire.pdf'])('the structure of %s', (name) => {
  it('has headings that never skip a level', () => {
    const levels = (trees.get(name)?.elements ?? []).flatMap(({ type }) =>
      /^H\d$/.test(type) ? [Number(type[1])] : [],
    );
    expect(levels[0]).toBe(1);
    expect(levels).toContain(2);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has titled sections', () => {
    const sections = (trees.get(name)?.elements ?? []).filter(({ type }) => type === 'Sect');
    expect(sections.filter(({ title }) => title === null)).toEqual([]);
  });
});

it('each exhibit begins with its heading, before its addresses', () => {
  const { elements = [] } = trees.get('dossier.pdf') ?? {};
  const exhibits = elements.flatMap(({ type, title }, index) =>
    type === 'Sect' && /^Pièce n° \d/.test(title ?? '') ? [index] : [],
  );
  expect(exhibits).toHaveLength(6);
  for (const index of exhibits) expect(elements[index + 1]?.type).toBe('H2');
});
