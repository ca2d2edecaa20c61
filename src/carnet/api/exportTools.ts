import { drawPage, drawText, loadPreviewFonts, loadTextFont } from '../../browser/canvasDrawing.ts';
import { formatLocalDateTime, getSoftware, readPackageAsset } from '../../browser/environment.ts';
import { createTempFile } from '../../browser/files.ts';
import { drawLabelledImage, findRowBreaks, makeReadableCopy } from '../../browser/images.ts';
import { hashInWorker } from '../../browser/packagedWorkers.ts';
import { makeRedactedCopy } from '../../browser/redactedCopy.ts';
import { waitForNextPaint } from '../../dom/pageWaits.ts';
import type { StaysOut } from '../../domain/export/exportedDossier.ts';
import {
  type DocumentDrawing,
  type DossierPreview,
  type PreviewDossier,
  readPageText,
} from '../../domain/export/pagePreview.ts';
import { keepResult } from '../../domain/shared/concurrency.ts';
import { readDeviceTimeZone } from '../../domain/shared/localDates.ts';
import type { DossierPlan } from '../../dossier/dossierPlan.ts';
import { openTypefaces } from '../../dossier/pdf/engine/pdfDocument.ts';
import { readFonts } from '../../dossier/pdf/engine/typography.ts';
import type { Ask } from '../../messages/protocol.ts';
import type { ExportTools } from '../../workflow/export/exportDossier.ts';
import { previewDossier } from '../../workflow/export/previewDossier.ts';
import type { ImportDependencies } from '../../workflow/importFiles.ts';

/**
 * What a page exports dossiers with: fonts, verifier page, temporary files, drawing on a canvas. `language`: that of
 * the interface, BCP 47.
 */
export function createExportTools(
  language: string,
  stamp: ExportTools['stamp'],
  readEmail: ImportDependencies['readEmail'],
): ExportTools {
  return {
    language,
    stamp,
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
        readEmail: (file) => readEmail(new Blob([file])),
      };
    }),
    timeZone: readDeviceTimeZone,
    localOf: formatLocalDateTime,
    createTempFile,
    makeRedactedCopy,
    makeReadableCopy,
    drawLabelledImage,
    hashLargeFile: hashInWorker,
  };
}

/** Timestamps are requested by the background, provided that the person chose an authority. */
export const createStamper =
  (ask: Ask): ExportTools['stamp'] =>
  async () => {
    const { address } = await ask('ui>bg:readTimestampSettings', {});
    if (address === null) return null;
    return async (digest) => {
      const { response, ...stamp } = await ask('ui>bg:requestTimestamp', { digest });
      return { ...stamp, response: Uint8Array.fromBase64(response) };
    };
  };

/** Previews dossiers on a canvas of the calling page. `prepare` does ahead what needs nothing of the store. */
export function createDossierPreview(
  { kit }: Pick<ExportTools, 'kit'>,
  readPlan: (staysOut: StaysOut) => Promise<DossierPlan>,
) {
  const loadFonts = keepResult(async () => {
    const { fonts } = await kit();
    await loadPreviewFonts(fonts);
    return fonts;
  });
  const preview: PreviewDossier = async (progress, signal, show, staysOut) => {
    const [plan] = await Promise.all([readPlan(staysOut), loadFonts()]);
    // The layout of the other pages would keep the browser from showing these.
    const showDrawings = async (documents: readonly DocumentDrawing[]) => {
      show(openDrawings(documents));
      await waitForNextPaint(window);
    };
    return openDrawings(await previewDossier(plan, progress, signal, showDrawings));
  };
  const prepare = async (): Promise<void> => {
    const fonts = await loadFonts();
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
