import { describe, expect, it, vi } from 'vitest';
import { type DocumentDrawing, readPageText } from '../../../../src/domain/export/pagePreview.ts';
import { notesDocument } from '../../../../src/domain/item/itemNotes.ts';
import { ensureCase } from '../../../../src/workflow/case/caseJournal.ts';
import { buildExportDependencies, estimateDossier, previewDossier } from '../../../support/exportDependencies.ts';
import { createTestDependencies } from '../../../support/testDependencies.ts';
import { changeDocument } from '../../../support/workflow/changeDocument.ts';
import { createGuidedCase, STATED_AT } from '../../../support/workflow/guidedCase.ts';

describe('previewDossier', () => {
  it('returns the pages with the next exhibit numbers and writes nothing', async () => {
    const { deps, guided, ids, choose } = await createGuidedCase();
    const intimate = { value: true, at: STATED_AT };
    const { caseId } = await ensureCase(deps);
    await changeDocument(deps, caseId, notesDocument(ids[1] ?? ''), { intimate });
    await choose({ intimate: true });
    const before = await deps.store.currentCase();
    const shown: (readonly DocumentDrawing[])[] = [];
    const preview = (signal = new AbortController().signal) =>
      previewDossier(
        guided,
        () => undefined,
        signal,
        async (first) => void shown.push(first),
      );
    const documents = await preview();
    expect(documents.map(({ name }) => name)).toEqual(['dossier.pdf', 'annexe.pdf']);
    // The summary comes first, before anyone knows on which page an exhibit is.
    expect(shown.map((first) => first.map(({ name, pages }) => [name, pages.length]))).toEqual([[['dossier.pdf', 2]]]);
    const [report, annex] = documents.map(({ pages }) => pages.map(readPageText).join('\n'));
    expect(report).toContain('Pièce n° 3');
    expect(report).toContain('Image en annexe séparée');
    expect(annex).toContain('Pièce n° 2');
    expect(annex).not.toContain('Pièce n° 1');
    // Planned volumes of 20 MB: here one holds everything except the intimate image.
    await choose({ volumes: true });
    const volumes = await preview();
    expect(volumes.map(({ name }) => name)).toEqual(['dossier.pdf', 'annexe.pdf']);
    expect(await deps.store.currentCase()).toEqual(before);
    expect((await deps.store.exhibits(caseId)).size).toBe(0);
    await expect(preview(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reads no image for the other pages before the first ones are shown, and none when the person closes them', async () => {
    const { guided } = await createGuidedCase();
    const readers = [vi.spyOn(guided.store, 'previewBody'), vi.spyOn(guided.store, 'fileBody')];
    const countReads = () => readers.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const closing = new AbortController();
    let before = 0;
    const closeOnceShown = async (): Promise<void> => {
      before = countReads();
      for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(countReads()).toBe(before);
      closing.abort();
    };
    const preview = (signal: AbortSignal, show: () => Promise<void>) =>
      previewDossier(guided, () => undefined, signal, show);
    await expect(preview(closing.signal, closeOnceShown)).rejects.toMatchObject({ code: 'cancelled' });
    expect(countReads()).toBe(before);
    await preview(new AbortController().signal, async () => undefined);
    expect(countReads()).toBeGreaterThan(before);
  });
});

describe('estimateDossier', () => {
  it('is near the size of the files written, for the chosen items, and writes nothing', async () => {
    const { deps, guided, ids, choose, run } = await createGuidedCase();
    const before = await deps.store.currentCase();
    const all = (await estimateDossier(guided)).bytes;
    await choose({ leftOut: ids.slice(0, 2) });
    expect((await estimateDossier(guided)).bytes).toBeLessThan(all);
    await choose({ leftOut: [] });
    expect(await deps.store.currentCase()).toEqual(before);
    const [{ file, pdf }] = (await run()).zips;
    const written = Math.max(file.size, pdf?.file.size ?? 0);
    expect(Math.abs(all - written) / written).toBeLessThan(0.15);
  });

  it('refuses when there is no item', async () => {
    const { deps } = buildExportDependencies(createTestDependencies());
    await expect(estimateDossier(deps)).rejects.toMatchObject({ code: 'nothing-to-export' });
  });
});
