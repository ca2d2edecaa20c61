import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import type { ExportedDossier } from '../../../src/domain/export/exportedDossier.ts';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { findHiddenTraces } from '../../support/exportDependencies.ts';
import { changeDocument } from '../../support/workflow/changeDocument.ts';
import { createGuidedCase, STATED_AT } from '../../support/workflow/guidedCase.ts';

async function readDossier({ zips: [{ file, manifestDigest }] }: Pick<ExportedDossier, 'zips'>) {
  const zip = await JSZip.loadAsync(await file.arrayBuffer());
  const read = (name: string) => zip.file(name)?.async('string') ?? expect.fail(`no ${name}`);
  const manifest = JSON.parse(await read('manifest.json')) as {
    items: readonly unknown[];
    omitted: readonly { path: string }[];
  };
  const paths = Object.keys(zip.files);
  const { verdict } = await verifyDossier(await zipSource(file), { expect: manifestDigest });
  return {
    verdict,
    items: manifest.items,
    readMe: await read('LISEZ-MOI.txt'),
    screens: paths.filter((path) => path.endsWith('/capture.png')),
    omittedScreens: manifest.omitted.filter(({ path }) => path === 'capture.png').length,
    posts: paths.filter((path) => path.endsWith('/publication.png')),
  };
}

describe('whole screens', () => {
  it('stay out until they are ticked, are counted, and come later under the same numbers', async () => {
    const { choose, run } = await createGuidedCase();
    await choose({ purpose: 'police' });
    const first = await readDossier(await run());
    expect(first).toMatchObject({ verdict: 'coherent-anchored', screens: [], omittedScreens: 3 });
    expect(first.posts).toEqual([1, 2, 3].map((number) => `pieces/P000${number}/publication.png`));
    expect(first.readMe).toMatch(/écrans? entiers? autour/);
    await choose({ parts: { ...exportChoicesDocument.empty.parts, screens: true } });
    const second = await readDossier(await run());
    expect(second.items).toEqual(first.items);
    expect(second).toMatchObject({ verdict: 'coherent-anchored', posts: first.posts, omittedScreens: 0 });
    expect(second.screens).toEqual([1, 2, 3].map((number) => `pieces/P000${number}/capture.png`));
    expect(second.readMe).not.toMatch(/écrans? entiers? autour/);
  });

  it('ask nothing of a hidden word while they stay out', async () => {
    const { deps, guided, caseId, choose } = await createGuidedCase();
    const text = 'camille_inv';
    await changeDocument(deps, caseId, hiddenDocument, { words: [{ at: STATED_AT, text }] });
    const imagesToCheck = async () => {
      const traces = (await findHiddenTraces(guided, 'dossier')) ?? expect.fail('nothing is hidden');
      return [...new Set(traces.captures.flatMap(({ toCheck }) => toCheck))].sort();
    };
    expect(await imagesToCheck()).toEqual(['publication.png']);
    await choose({ parts: { ...exportChoicesDocument.empty.parts, screens: true } });
    expect(await imagesToCheck()).toEqual(['capture.png', 'publication.png']);
  });
});
