import type { AppDependencies } from '../../background/dependencies.ts';
import { createFileSaver } from '../../browser/files.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { pdfFileName } from '../../dossier/zip/deliveredFile.ts';
import type { Ask } from '../../messages/protocol.ts';
import type { ExportedLetters } from '../../workflow/export/exportDossier.ts';
import { type GuidedExportDependencies, guidedExport } from '../../workflow/export/guidedExport.ts';
import { estimateDossierBytes } from '../../workflow/export/previewDossier.ts';
import type { MakeParts } from '../../workflow/export/readingCopies.ts';
import type { WrittenZip } from '../../workflow/export/writeZips.ts';
import type {
  DownloadableLetters,
  DownloadablePdf,
  DownloadableZip,
  MakeDownloadableParts,
  RunExport,
} from '../carnetProps.ts';
import { createDossierPreview, createGuidedExportDependencies } from './exportDependencies.ts';

/** What makes dossiers and shows them first. The carnet loads this module when the person prepares a dossier. */

const save = createFileSaver(window);

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Returns an object URL of the file. It is revoked when `removedSignal` aborts: the file is not encrypted. */
function createFileUrl(file: Blob, removedSignal: AbortSignal): string {
  const url = URL.createObjectURL(file);
  removedSignal.addEventListener('abort', () => URL.revokeObjectURL(url));
  return url;
}

function offerZip({ zip, pdf, discard: _, removedSignal, ...done }: WrittenZip): DownloadableZip {
  return {
    ...done,
    pdf: pdf && offerPdf(pdf, pdfFileName(done.fileName), removedSignal),
    zipUrl: createFileUrl(zip, removedSignal),
    saveZip: save && (() => save(zip, done.fileName)),
  };
}

function offerPdf(pdf: Blob, fileName: string, removedSignal: AbortSignal): DownloadablePdf {
  return {
    fileName,
    bytes: pdf.size,
    url: createFileUrl(pdf, removedSignal),
    savePdf: save && (() => save(pdf, fileName)),
  };
}

function offerLetters({ files, zip, zipName }: ExportedLetters, gone: AbortSignal): DownloadableLetters {
  return {
    zipUrl: createFileUrl(zip, gone),
    zipName,
    files: files.map(({ fileName, title, bytes }) => ({
      fileName,
      title,
      url: createFileUrl(new Blob([bytes], { type: DOCX }), gone),
    })),
  };
}

/** The files are revoked and deleted by `discard`, and when the store is locked or erased. */
function offerParts(makeParts: MakeParts): MakeDownloadableParts {
  return async (request, progress, signal) => {
    const { parts, leftOut, discard, removedSignals } = await makeParts(request, progress, signal);
    const discarded = new AbortController();
    const removed = AbortSignal.any([discarded.signal, ...removedSignals]);
    return {
      files: parts.map(({ file, ...part }) => ({ ...part, bytes: file.size, url: createFileUrl(file, removed) })),
      leftOut,
      discard: () => {
        discarded.abort();
        void discard();
      },
    };
  };
}

/** Returns the functions of the carnet that make documents of the store. */
export function createExports(ask: Ask, deps: AppDependencies) {
  const exportDependencies = createGuidedExportDependencies(ask, deps);
  return {
    runExport: createRunExport(exportDependencies),
    previewDossier: createDossierPreview(exportDependencies),
    estimateDossier: () => estimateDossierBytes(exportDependencies),
  };
}

const createRunExport =
  (deps: GuidedExportDependencies): RunExport =>
  async (options, progress, signal) => {
    const exported = await guidedExport(deps, options, progress, signal);
    const { handoverReceipt, advicePdf, letters, others, makeParts, statement, ...first } = exported;
    // Cancelled at the very end: the files are discarded, since no page offers them.
    if (signal.aborted) {
      await Promise.allSettled([first, ...others].map((zip) => zip.discard()));
      throw new Refusal('cancelled');
    }
    const gone = AbortSignal.any([first, ...others].map(({ removedSignal }) => removedSignal));
    const receiptName = `${first.fileName.replace(/^recueil/, 'remise').replace(/(-volume-1)?(-protege)?\.zip$/, '')}.pdf`;
    return {
      ...offerZip(first),
      others: others.map(offerZip),
      receiptUrl: createFileUrl(new Blob([handoverReceipt], { type: 'application/pdf' }), gone),
      receiptName,
      letters: letters && offerLetters(letters, gone),
      adviceUrl: createFileUrl(new Blob([advicePdf], { type: 'application/pdf' }), gone),
      adviceName: receiptName.replace(/^remise/, 'pour-vous'),
      makeParts: makeParts && offerParts(makeParts),
      statement,
      gone,
    };
  };
