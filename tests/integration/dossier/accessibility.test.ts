import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { withPdf } from '../../support/dossier/withPdf.ts';

vi.setConfig({ hookTimeout: 240_000 });

interface Element {
  readonly type: string;
  readonly titled: boolean;
  /** First line of its own text. */
  readonly text: string;
}

const trees = new Map<string, readonly Element[]>();

beforeAll(async () => {
  const context = buildDossierContext(await inventCase(inventSixPosts()));
  const documents = [
    ['dossier.pdf', reportPdf(context, () => {})],
    ['first-pages.pdf', summaryPdf(context)],
    ['fiche-commissaire.pdf', bailiffSheetPdf(context)],
  ] as const;
  for (const [name, stream] of documents) {
    const text = await withPdf(stream, (path) => runTool('pdfinfo', ['-struct-text', path]));
    const elements: Element[] = [];
    for (const line of text.split('\n')) {
      const [, type, title] = /^ *(Document|Sect|H1|H2|H3|P|Table|Figure|Div)\b( ")?/.exec(line) ?? [];
      const [, words] = /^ *"(.*)"$/.exec(line) ?? [];
      const last = elements.at(-1);
      if (type !== undefined) elements.push({ type, titled: title !== undefined, text: '' });
      else if (words !== undefined && last?.text === '') elements[elements.length - 1] = { ...last, text: words };
    }
    trees.set(name, elements);
  }
});

describe.each(['dossier.pdf', 'first-pages.pdf', 'fiche-commissaire.pdf'])('the structure of %s', (name) => {
  it('has headings that never skip a level', () => {
    const levels = (trees.get(name) ?? []).flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels).toContain(2);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has titled sections', () => {
    const sections = (trees.get(name) ?? []).filter(({ type }) => type === 'Sect');
    expect(sections.filter(({ titled }) => !titled)).toEqual([]);
  });
});

it('each exhibit begins with its heading, before its addresses', () => {
  const elements = trees.get('dossier.pdf') ?? [];
  const headings = elements.flatMap(({ type, text }, index) =>
    type === 'H2' && /^Pièce n° \d/.test(text) ? [index] : [],
  );
  expect(headings).toHaveLength(6);
  for (const index of headings) expect(elements[index - 1]?.type).toBe('Sect');
});
