import { render } from 'preact';
import { Refusal } from '../../src/domain/shared/errors.ts';
import { pdfFileName } from '../../src/dossier/zip/zipResult.ts';
import { createAsk } from '../../src/messages/ask.ts';
import { browser } from '../../src/platform/browser.ts';
import { canSaveArchives, readArchiveChoice, saveArchiveChoice } from '../../src/platform/pageArchive.ts';
import { createFileSaver } from '../../src/platform/saveAs.ts';
import { onLockChange, takeOpeningPath } from '../../src/platform/session.ts';
import { closeOnQuit, closeOwnTab, openCarnet, quit } from '../../src/platform/tabs.ts';
import { requestAuthorityPermission } from '../../src/platform/timestampClient.ts';
import { Carnet } from '../../src/ui/carnet/Carnet.tsx';
import type {
  DownloadableLetters,
  DownloadablePdf,
  DownloadableZip,
  RunExport,
} from '../../src/ui/carnet/carnetProps.ts';
import { Navigation } from '../../src/ui/carnet/navigation.ts';
import { PendingWrites } from '../../src/ui/carnet/pendingWrites.ts';
import type { MakeDownloadableParts } from '../../src/ui/carnet/recipient/recipientApi.ts';
import { pickWords } from '../../src/ui/locales/index.ts';
import { AskContext, WordsContext } from '../../src/ui/shared/context.ts';
import { preventSavedFormState } from '../../src/ui/shared/formState.ts';
import type { ExportedLetters } from '../../src/workflow/export/exportLetters.ts';
import { guidedExport } from '../../src/workflow/export/guidedExport.ts';
import type { MakeParts } from '../../src/workflow/export/makeParts.ts';
import { estimateDossierBytes } from '../../src/workflow/export/planDossier.ts';
import type { WrittenZip } from '../../src/workflow/export/writeZips.ts';
import { createCarnetApi } from '../wiring/carnetApi.ts';
import { createDependencies } from '../wiring/dependencies.ts';
import { createDossierPreview, createGuidedExportDependencies } from '../wiring/exportDependencies.ts';
import { createImportApi } from '../wiring/importApi.ts';
import '../../src/ui/styles.css';

const ask = createAsk((message) => browser.runtime.sendMessage(message));
const words = pickWords(navigator.language);
document.documentElement.lang = words.lang;

const deps = createDependencies();
const exportDependencies = createGuidedExportDependencies(ask, deps);
const exportApi = {
  previewDossier: createDossierPreview(exportDependencies),
  estimateDossier: () => estimateDossierBytes(exportDependencies),
};
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

const runExport: RunExport = async (options, progress, signal) => {
  const exported = await guidedExport(exportDependencies, options, progress, signal);
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

const navigation = new Navigation(window, await takeOpeningPath(), (path) => void openCarnet(path));

// Waits until the last typed text is stored before closing the page.
const pendingWrites = new PendingWrites();
const closeCarnet = () => void pendingWrites.flushWithTimeout().then(closeOwnTab);
closeOnQuit(closeCarnet);

preventSavedFormState();
render(
  <WordsContext.Provider value={words}>
    <AskContext.Provider value={ask}>
      <Carnet
        carnetApi={createCarnetApi(deps, words.lang, exportApi)}
        runExport={runExport}
        allowAuthority={requestAuthorityPermission}
        mhtmlApi={canSaveArchives() ? { readChoice: readArchiveChoice, setEnabled: saveArchiveChoice } : undefined}
        imports={createImportApi(window)}
        onLockChange={onLockChange}
        quit={() => quit(() => void pendingWrites.flushWithTimeout().then(() => ask('ui>bg:lock', {})), closeCarnet)}
        pendingWrites={pendingWrites}
        copyToClipboard={(text) => navigator.clipboard.writeText(text)}
        navigation={navigation}
        window={window}
      />
    </AskContext.Provider>
  </WordsContext.Provider>,
  document.body,
);
