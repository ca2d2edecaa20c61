import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { splitVolumes } from '../../../src/dossier/dossierPlan.ts';
import { readPdfText, runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { checkZip, markIntimate, openZip } from '../../support/dossier/volumeHelpers.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();
const inventedCase = await inventCase(inventSixPosts());

describe('the annex of intimate images', () => {
  it('contains all images of intimate items, which no other zip contains; each zip verifies alone', async () => {
    const { zips } = await writeTestZips(markIntimate(inventedCase, 2, 4));
    expect(zips.map(({ fileName, exhibits }) => [fileName, exhibits])).toEqual([
      ['recueil-2026-11-20-093107.zip', 6],
      ['recueil-2026-11-20-093107-annexe.zip', 2],
    ]);
    const [main, annex] = await Promise.all(zips.map(openZip));
    for (const one of [main, annex]) {
      expect(one?.report.problems).toEqual([]);
      expect(one?.report.verdict).toBe('coherent-anchored');
    }
    const showsIntimate = (name: string) => /P000[24]\/.*\.(png|html)$/.test(name);
    expect(main?.names.filter(showsIntimate)).toEqual([]);
    expect(annex?.names.filter(showsIntimate)).toHaveLength(6);
    expect(annex?.names.filter((name) => name.startsWith('pieces/') && !/P000[24]/.test(name))).toEqual([]);
    expect(annex?.names).toContain('annexe.pdf');
    const isAboutAll = (name: string) => /\.csv$|dossier\.pdf|\.docx/.test(name);
    expect(annex?.names.filter(isAboutAll)).toEqual(['empreintes.csv']);
    const expected = { reason: 'volume', volume: 'recueil-2026-11-20-093107-annexe.zip' };
    expect(main?.manifest.omitted[0]).toMatchObject(expected);
    expect(main?.report.notes).toContainEqual({
      code: 'other-zip',
      path: 'recueil-2026-11-20-093107-annexe.zip',
      detail: { files: 6 },
    });
    for (const zip of zips) await checkZip(zip, folder);
  });

  it('is named on the cover, on the exhibit page and in index.html, and its own report shows the images', async () => {
    const { zips } = await writeTestZips(markIntimate(inventedCase, 2));
    const [main = '', annexFolder = ''] = await Promise.all(zips.map((zip) => checkZip(zip, folder)));
    const report = readPdfText(join(main, 'dossier.pdf'));
    expect(report).toContain(stripWhitespace('Image en annexe séparée (recueil-2026-11-20-093107-annexe.zip).'));
    expect(report).toContain(stripWhitespace('Contenu, selon qui remet le dossier image intime'));
    const index = await (await JSZip.loadAsync((await zips[0]?.file.arrayBuffer()) ?? ''))
      .file('index.html')
      ?.async('string');
    expect(index).toContain('Image en annexe séparée');
    expect(index).not.toContain('src="pieces/P0002/');
    const annex = join(annexFolder, 'annexe.pdf');
    expect(readPdfText(annex)).toContain(stripWhitespace('Annexe au dossier de captures'));
    expect(readPdfText(annex)).not.toContain(stripWhitespace('Pièce n° 1'));
    expect(runTool('pdfimages', ['-list', annex]).trim().split('\n').length).toBeGreaterThan(2);
    runTool('qpdf', ['--check', annex]);
  });

  it('contains the redacted copies of its items', async () => {
    const from = changeItems(markIntimate(inventedCase, 1), (item) =>
      item.number === 1 ? { ...item, found: { redacted: ['publication.png'] } } : item,
    );
    const copy = async () => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])]);
    const { zips } = await writeTestZips({ ...from, snapshot: { ...from.snapshot, redactedCopy: copy } });
    const [main, annex] = await Promise.all(zips.map(openZip));
    expect([main?.report.problems, annex?.report.problems]).toEqual([[], []]);
    expect(main?.names.filter((name) => name.startsWith('copies/'))).toEqual([]);
    expect(annex?.names.filter((name) => name.startsWith('copies/P'))).toContain('copies/P0001/publication.png');
    expect(annex?.names).not.toContain('pieces/P0001/publication.png');
  });

  it('is not made for items whose images were all erased', async () => {
    const erased = changeItems(markIntimate(inventedCase, 3), (item) => ({
      ...item,
      found: { erased: item.fiche.files.filter(({ role }) => role !== 'text').map(({ path }) => path) },
    }));
    expect(splitVolumes(buildDossierContext(erased).snapshot.items, 'recueil', null)).toEqual([]);
  });

  it('contains items with unreadable notes, which may mark them intimate', () => {
    const items = inventedCase.snapshot.items.map((item) =>
      item.number === 5 ? { ...item, notesUnread: true as const } : item,
    );
    expect(splitVolumes(items, 'recueil', null).map(({ kind, numbers }) => [kind, numbers])).toEqual([
      ['volume', [1, 2, 3, 4, 5, 6]],
      ['annex', [5]],
    ]);
  });
});
