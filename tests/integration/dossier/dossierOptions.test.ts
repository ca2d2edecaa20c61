import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import { type DossierOptions, PURPOSES, resolveParts } from '../../../src/domain/export/dossierOptions.ts';
import { listJoined, listOmitted, selectFiles } from '../../../src/domain/export/fileDecisions.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPreview } from '../../../src/dossier/pdf/sections/exhibitPreview.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { readPdfText, runTool, stripWhitespace, uncompressPdf } from '../../support/dossier/externalTools.ts';
import {
  buildDossierContext,
  changeItems,
  type InventedCase,
  inventCase,
  writeInventedDossier,
} from '../../support/dossier/inventedCase.ts';
import { inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { readPdf, withPdf } from '../../support/dossier/withPdf.ts';

const PLAN: DossierOptions = {
  purpose: 'police',
  danger: 'yes',
  requester: { role: 'parent', name: 'Claude Exemple', concerned: 'Camille Exemple', address: '3 rue Inventée' },
  narrative: 'Cela a commencé après une photo de classe.',
  asked: 'Que cela cesse.',
  impact: 'Elle ne dort plus.',
  witnesses: [{ name: 'Dominique Témoin', contact: '01 00 00 00 00', saw: 'A vu les messages du 3.' }],
  steps: [
    { date: '2026-11-05', kind: 'platform', where: 'la plateforme', reference: 'n° 0001', answer: '', receipts: [] },
  ],
  parts: { impact: true, witnesses: true },
  previous: { createdAt: '2026-11-10T09:00:00.000Z', exhibits: [1, 2, 3] },
};

const inventedCase = await inventCase(inventSixPosts());

const contextOf = (options: DossierOptions, from = inventedCase) => buildDossierContext(from, { options });
const drawReport = (plan: DossierOptions, from?: InventedCase) => reportPdf(contextOf(plan, from), () => {});
const report = (plan: DossierOptions, from?: InventedCase) => readPdf(drawReport(plan, from));

it('says that publications were seen on line only where there are some', async () => {
  const seen = stripWhitespace('Des publications vues en ligne');
  expect(await report({})).toContain(seen);
  expect(await report({}, await inventCase([inventMessage({ index: 0, text: 'Réponds.' })]))).not.toContain(seen);
});

it.each([
  ['self', undefined, '« Claude Exemple nous remet'],
  ['parent', 'Camille Exemple', '« Claude Exemple, un parent de la victime, Camille Exemple, nous remet'],
  ['relative', undefined, '« Claude Exemple, un proche de la victime, nous remet'],
  ['professional', 'Camille', '« Claude Exemple, un professionnel qui accompagne la victime, Camille, nous remet'],
] as const)('remise.pdf says who hands over and the foot of each page: %s', async (role, concerned, sentence) => {
  const requester = { role, name: 'Claude Exemple', ...(concerned !== undefined && { concerned }) };
  const { remise } = await writeInventedDossier(inventedCase, { options: { purpose: 'police', requester } });
  const text = await readPdf(new Blob([remise]).stream());
  expect(text).toContain(stripWhitespace(sentence));
  expect(text).toContain(stripWhitespace(`Au bas des pages de dossier.pdf : ${inventedCase.snapshot.journal.head}`));
});

describe('statements of the person', () => {
  it('are on the cover, in their sections and in the running head, without contact details', async () => {
    const text = await report(PLAN);
    for (const expected of [
      'Victime Camille Exemple',
      'Remis par Claude Exemple, un parent de la victime',
      'police ou gendarmerie',
      '3 pièces nouvelles depuis le dossier du 10 novembre 2026 : n° 4 à 6.',
      'Récit du parent, dans ses mots Cela a commencé après une photo de classe.',
      'Elle ne dort plus.',
      'Dominique Témoin',
      '5 novembre 2026 : Signalement à la plateforme, référence n° 0001',
    ])
      expect(text).toContain(stripWhitespace(expected));
    expect(text).not.toContain(stripWhitespace('3 rue Inventée'));
    expect(text).not.toContain(stripWhitespace('01 00 00 00 00'));
  });

  it('have the telephone of a witness only under its own tick', async () => {
    const withParts = (parts: DossierOptions['parts']) => report({ ...PLAN, parts: { ...PLAN.parts, ...parts } });
    const telephone = stripWhitespace('01 00 00 00 00');
    expect(await withParts({ address: true })).not.toContain(telephone);
    expect(await withParts({ witnessContact: true })).toContain(telephone);
  });

  it('are in the first pages, which are always two', async () => {
    expect(await readPdf(summaryPdf(contextOf(PLAN)))).toContain(stripWhitespace('Que cela cesse.'));
    const long = { ...PLAN, asked: 'Que cela cesse, et vite. '.repeat(400), account: 'x '.repeat(9_000) };
    for (const plan of [PLAN, long, {}]) {
      const about = await withPdf(summaryPdf(contextOf(plan)), (path) => runTool('pdfinfo', [path]));
      expect(about).toMatch(/Pages: +2\n/);
    }
  });

  it('are left out of the sections and the table of contents when not selected', async () => {
    const text = await report({ ...PLAN, parts: {} });
    expect(text).not.toContain(stripWhitespace('Retentissement'));
    expect(text).not.toContain(stripWhitespace('Elle ne dort plus'));
    expect(text).not.toContain(stripWhitespace('Dominique Témoin'));
  });

  it('about an item are printed apart from the facts, each with its date', async () => {
    const at = '2026-11-19T10:00:00.000Z';
    const second = inventedCase.snapshot.items.find(({ number }) => number === 2)?.fiche.id ?? '';
    const withNotes = changeItems(inventedCase, (item) =>
      item.number !== 1
        ? item
        : {
            ...item,
            rating: { seriousness: 3 },
            notes: {
              schema: 'recueil/notes/1',
              item: item.fiche.id,
              categories: { value: ['threat', 'insistence'], at },
              seriousness: { value: 3, at },
              visibility: { value: 'public', at },
              translation: { at, text: 'Mot à mot.', from: 'breton', by: 'moi' },
              online: [
                { at, address: 'https://x.com/a', result: 'present', item: null },
                { at, address: 'https://x.com/a', result: 'deleted', item: second },
              ],
            },
          },
    );
    const text = await report({}, withNotes);
    for (const expected of [
      'menaces ; messages répétés, surveillance (indiqué par qui remet le dossier le 19 novembre 2026)',
      'très grave',
      'Mot à mot.',
      'traduction de qui remet le dossier, non assermentée (depuis : breton)',
      '19 novembre 2026, 11:00 (UTC+01:00), selon qui remet le dossier : supprimée (capture : pièce n° 2)',
    ])
      expect(text).toContain(stripWhitespace(expected));
    const summary = await readPdf(summaryPdf(contextOf({}, withNotes)));
    expect(summary).toContain(stripWhitespace('La pièce la plus grave'));
  });
});

/** Returns the files and previews that dossier.pdf is made from. */
async function readPaths(from: InventedCase, keepsOriginals: boolean): Promise<string[]> {
  const read: string[] = [];
  const { snapshot } = from;
  const observed: InventedCase['snapshot'] = {
    ...snapshot,
    preview: (id) => {
      read.push(`${id}/preview`);
      return snapshot.preview(id);
    },
    file: (id, path) => {
      read.push(`${id}/${path}`);
      return snapshot.file(id, path);
    },
  };
  const context = buildDossierContext({ ...from, snapshot: observed }, { keepsOriginals });
  await collectBytes(reportPdf(context, () => {}));
  return read;
}

describe('selection of files and parts', () => {
  const selectFor = (item: SnapshotItem, options: DossierOptions, files = item.fiche.files): SnapshotItem => {
    const fiche = { ...item.fiche, files };
    return { ...item, fiche, files: selectFiles(fiche, {}, { parts: resolveParts(options), keepsOriginals: false }) };
  };

  it('leaves page.mhtml out together with the page source', () => {
    const [item = expect.fail('no item')] = inventedCase.snapshot.items;
    const archive = { path: 'page.mhtml', role: 'archive', mediaType: 'multipart/related' } as const;
    const entry = { ...archive, bytes: 1, sha256: '0'.repeat(64), salt: '', commitment: '', transformations: [] };
    const files = [...item.fiche.files, entry];
    const left = (sources: boolean) =>
      listOmitted(selectFor(item, { parts: { sources, screens: true } }, files)).map(
        ({ path, reason }) => `${path} ${reason}`,
      );
    expect(left(true)).toEqual([]);
    expect(left(false)).toEqual(['page.html removed', 'page.mhtml removed']);
  });

  it('leaves whole screens out for every recipient unless ticked, but those that are the only image of an item', () => {
    const [item = expect.fail('no item')] = inventedCase.snapshot.items;
    const screens = (purpose: DossierOptions['purpose'], files = item.fiche.files) =>
      listJoined(selectFor(item, purpose === undefined ? {} : { purpose }, files)).filter(
        ({ role }) => role === 'viewport',
      ).length;
    expect([undefined, ...PURPOSES].every((purpose) => screens(purpose) === 0)).toBe(true);
    const files = item.fiche.files.filter(({ role }) => role !== 'post' && role !== 'zone');
    expect(screens('platform', files)).toBe(1);
    const decided = selectFor(item, { purpose: 'platform' });
    expect(listOmitted(decided).map(({ path, reason }) => `${path} ${reason}`)).toContain('capture.png removed');
  });

  const copy = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])]);
  const first = () => inventedCase.snapshot.items[0]?.fiche.id ?? '';
  const withCopies = (): InventedCase => {
    const from = changeItems(inventedCase, (item) =>
      item.number === 1 ? { ...item, found: { redacted: ['publication.png'] } } : item,
    );
    return { ...from, snapshot: { ...from.snapshot, redactedCopy: async () => copy } };
  };

  it('lists omitted files in the manifest, and the dossier stays coherent', async () => {
    const options: DossierOptions = { parts: { sources: false } };
    const { zip, manifestDigest } = await writeInventedDossier(withCopies(), { options });
    const read = await JSZip.loadAsync(zip);
    const names = Object.keys(read.files);
    expect(names.filter((name) => name.includes('P0001/')).sort()).toEqual([
      'copies/P0001/publication.png',
      'pieces/P0001/fiche.json',
      'pieces/P0001/sels.json',
      'pieces/P0001/texte.txt',
    ]);
    expect(names.some((name) => name.endsWith('page.html'))).toBe(false);
    const manifest: Manifest = JSON.parse((await read.file('manifest.json')?.async('string')) ?? '');
    const reasons = manifest.omitted.filter(({ item }) => item === first());
    const expected = ['capture.png removed', 'page.html removed', 'publication.png redacted'];
    expect(reasons.map(({ path, reason }) => `${path} ${reason}`).sort()).toEqual(expected);
    const result = await verifyDossier(await zipSource(new Blob([new Uint8Array(zip)])), { expect: manifestDigest });
    expect(result.problems).toEqual([]);
  });

  it.each(['omitted', 'joined'] as const)(
    'replaces an original by its redacted copy everywhere (original %s)',
    async (original) => {
      const keepsOriginals = original === 'joined';
      const read = await readPaths(withCopies(), keepsOriginals);
      expect(read).not.toContain(`${first()}/preview`);
      expect(read).not.toContain(`${first()}/publication.png`);
      // The screen of all exhibits shows what the copy hides.
      expect(read.filter((path) => path.endsWith('/capture.png'))).toEqual([]);
      expect(read.filter((path) => path.endsWith('/publication.png'))).toHaveLength(5);
      const { zip } = await writeInventedDossier(withCopies(), { options: {}, keepsOriginals });
      const files = await JSZip.loadAsync(zip);
      expect(files.file('pieces/P0001/publication.png') === null).toBe(original === 'omitted');
      const page = (await files.file('index.html')?.async('string')) ?? '';
      expect(page).toContain('src="copies/P0001/publication.png"');
      expect(page).not.toContain('src="pieces/P0001/');
    },
  );

  it('prints the démarches of an exhibit only when selected', async () => {
    const step = { id: '1', at: '2026-11-19T08:00:00.000Z', kind: 'pharos', where: 'PHAROS' } as const;
    const of = changeItems(inventedCase, (item) => ({
      ...item,
      notes: {
        schema: 'recueil/notes/1',
        item: item.fiche.id,
        reports: [{ ...step, date: '2026-11-19', reference: 'R-77', answer: 'transmis' }],
      },
    }));
    const text = await report({ parts: { steps: true } }, of);
    expect(text).toContain('19novembre2026SignalementàPHAROSpourlapiècen°1PHAROSR-77transmis');
    expect(await report({ parts: { steps: false } }, of)).not.toContain('R-77');
  });

  it('has every word of the person, in a section of its own where the first pages cut it', async () => {
    const wide = 'W'.repeat(46);
    const texts = ['Destinataire', 'Numéro', 'Réponse'].map((name) => `${wide} ${name}`);
    const [where = '', reference = '', answer = ''] = texts;
    const steps = [{ date: '2026-11-05', kind: 'platform' as const, where, reference, answer, receipts: [] }];
    const asked = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].join('\n');
    const options = { narrative: 'Court.', asked, steps, danger: 'yes' as const, dangerWhy: 'Il vient.' };
    const text = await report({ parts: { steps: true }, ...options });
    for (const word of ['Destinataire', 'Numéro', 'Réponse', 'UnDeuxTroisQuatreCinq', 'Ilvient.'])
      expect(text).toContain(word);
    // Whole on the first pages: not printed again.
    const short = { ...options, asked: 'Une chose.', steps: steps.map((step) => ({ ...step, where: 'Brigade' })) };
    const once = await report({ parts: { steps: true }, ...short });
    expect(once.split('Unechose.')).toHaveLength(2);
    expect(once.split('Court.')).toHaveLength(2);
  });

  it('prints no day of what came after a démarche: those are for the letters to sign', async () => {
    const [step] = [...(PLAN.steps ?? [])].map((one) => ({
      ...one,
      kind: 'plainte-police' as const,
      where: 'Brigade',
    }));
    const events = [{ event: 'closed', day: '2031-03-17' }] as const;
    const text = await report({ parts: { steps: true }, steps: step ? [{ ...step, events }] : [] });
    expect(text).toContain('Plainte(police,gendarmerie),Brigade');
    expect(text).not.toMatch(/mars2031|\/2031|2031-|17mars|classement/);
  });

  it('follows the purpose: page sources for the avocat only', () => {
    const withSources = (purpose: NonNullable<DossierOptions['purpose']>) => resolveParts({ purpose }).has('sources');
    expect(PURPOSES.filter(withSources)).toEqual(['lawyer']);
    expect(resolveParts({ purpose: 'school', parts: { sources: true } }).has('sources')).toBe(true);
    expect(PURPOSES.some((purpose) => resolveParts({ purpose }).has('impact'))).toBe(false);
    expect(PURPOSES.some((purpose) => resolveParts({ purpose }).has('address'))).toBe(false);
    expect(
      [undefined, ...PURPOSES].some((purpose) => resolveParts({ ...(purpose && { purpose }) }).has('screens')),
    ).toBe(false);
    expect([...resolveParts({})].sort()).toEqual(['letters', 'narrative', 'visits']);
  });
});

describe('the address of a prohibited image', () => {
  it('has no link and no QR code', async () => {
    const erased = changeItems(inventedCase, (item) => ({
      ...item,
      found: { erased: ['publication.png', 'capture.png'] },
    }));
    const [inside, text] = await withPdf(drawReport({}, erased), (path) => [uncompressPdf(path), readPdfText(path)]);
    expect(inside).not.toMatch(/\/URI \(https:\/\/x\.com\/[^)]*status/);
    // No image and no QR code.
    expect(inside).not.toMatch(/\/S \/Figure/);
    expect(text).toContain('https://x.com/compte_invente/status/1900000000000000001');
  });

  it('has no link from other exhibits or accounts', async () => {
    const status = 'https://x.com/compte_invente/status/1900000000000000001';
    const closed = new Set([status, 'https://x.com/compte_invente']);
    const linked = changeItems(inventedCase, (item) => ({ ...item, blockedLinks: closed }));
    const inside = await withPdf(drawReport({}, linked), uncompressPdf);
    expect(inside).not.toContain(`/URI (${status})`);
    expect(inside).not.toContain('/URI (https://x.com/compte_invente)');
    expect(await withPdf(drawReport({}), uncompressPdf)).toContain(`/URI (${status})`);
    expect(inside).toContain('/URI (https://x.com/primer');
  });
});

it('readPreview returns no preview for an image that shows what another item hides', async () => {
  const hasPreview = async (hidden: readonly string[]) => {
    const from = changeItems(inventedCase, (item) => ({ ...item, found: { hidden } }));
    const context = buildDossierContext(from, { options: {} });
    const [first] = context.snapshot.items;
    return first && (await readPreview(first, context)).bytes !== null;
  };
  expect(await hasPreview(['capture.png'])).toBe(true);
  expect(await hasPreview(['capture.png', 'publication.png'])).toBe(false);
});
