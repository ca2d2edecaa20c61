import type { AppDependencies } from '../../background/dependencies.ts';
import { drawPage, drawText, loadPreviewFonts, loadTextFont } from '../../browser/canvasDrawing.ts';
import { createCommitmentSeed, formatLocalDateTime, getSoftware, readPackageAsset } from '../../browser/environment.ts';
import { createTempFile } from '../../browser/files.ts';
import { drawLabelledImage, findRowBreaks, makeReadableCopy } from '../../browser/images.ts';
import { hashInWorker } from '../../browser/packagedWorkers.ts';
import { makeRedactedCopy } from '../../browser/redactedCopy.ts';
import { waitForNextPaint } from '../../dom/pageWaits.ts';
import {
  type DocumentDrawing,
  type DossierPreview,
  type PreviewDossier,
  readPageText,
} from '../../domain/export/pagePreview.ts';
import { keepResult } from '../../domain/shared/concurrency.ts';
import { readDeviceTimeZone } from '../../domain/shared/localDates.ts';
import { openTypefaces } from '../../dossier/pdf/engine/pdfDocument.ts';
import { readFonts } from '../../dossier/pdf/engine/typography.ts';
import { readSavedEmail } from '../../import/savedEmail.ts';
import type { Ask } from '../../messages/protocol.ts';
import type { ExportDependencies } from '../../workflow/export/exportDossier.ts';
import type { GuidedExportDependencies } from '../../workflow/export/guidedExport.ts';
import { previewDossier } from '../../workflow/export/previewDossier.ts';
import type { ReceivedDossierDependencies } from '../../workflow/receivedDossierList.ts';

/**
 * Adds what a page needs to export dossiers: fonts, verifier page, temporary files, drawing on a canvas. `language`:
 * that of the interface, BCP 47.
 */
export function createExportDependencies<D extends ReceivedDossierDependencies>(
  deps: D,
  language: string,
): D & Omit<ExportDependencies, 'stamp'> {
  return {
    ...deps,
    language,
    // Files of the package, which do not change.
    kit: keepResult(async () => {
      const fonts = await readFonts(readPackageAsset);
      await loadTextFont(new Uint8Array(fonts.serif));
      return {
        fonts,
        verifierHtml: await readPackageAsset('dossier/verifier.html'),
        software: getSoftware(),
        drawText,
        findRowBreaks,
        readEmailText: async (file) => (await readSavedEmail(new Blob([file])))?.text ?? null,
      };
    }),
    timeZone: readDeviceTimeZone,
    createTempFile,
    makeRedactedCopy,
    makeReadableCopy,
    drawLabelledImage,
    hashLargeFile: hashInWorker,
    commitmentSeed: createCommitmentSeed,
  };
}

/** Adds timestamps, which the background requests, provided that the person chose an authority. */
export function createGuidedExportDependencies(
  ask: Ask,
  deps: AppDependencies,
  language: string,
): GuidedExportDependencies {
  return {
    ...createExportDependencies(deps, language),
    localOf: formatLocalDateTime,
    stamp: async () => {
      const { address } = await ask('ui>bg:readTimestampSettings', {});
      if (address === null) return null;
      return async (digest) => {
        const { response, ...stamp } = await ask('ui>bg:requestTimestamp', { digest });
        return { ...stamp, response: Uint8Array.fromBase64(response) };
      };
    },
  };
}

/** Previews the next dossier on a canvas of the calling page. `prepare` does ahead what needs nothing of the store. */
export function createDossierPreview(deps: GuidedExportDependencies) {
  const kit = keepResult(async () => {
    const read = await deps.kit();
    await loadPreviewFonts(read.fonts);
    return read;
  });
  const preview: PreviewDossier = async (progress, signal, show) => {
    // The layout of the other pages would keep the browser from showing these.
    const showDrawings = async (documents: readonly DocumentDrawing[]) => {
      show(openDrawings(documents));
      await waitForNextPaint(window);
    };
    return openDrawings(await previewDossier({ ...deps, kit }, progress, signal, showDrawings));
  };
  const prepare = async (): Promise<void> => {
    const { fonts } = await kit();
    await new Promise((resolve) => requestIdleCallback(resolve));
    openTypefaces(fonts);
  };
  return { preview, prepare };
}

const openDrawings = (documents: readonly DocumentDrawing[]): DossierPreview => ({
  documents: documents.map(({ name, pages }) => ({ name, pages: pages.length })),
  draw: async (document, page, canvas, withPictures) => {
    const drawn = documents[document];
    if (drawn !== undefined) await drawPage(drawn, page, canvas, withPictures);
  },
  read: (document, page) => readPageText(documents[document]?.pages[page]),
});
