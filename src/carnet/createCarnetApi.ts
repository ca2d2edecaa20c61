import { createAdviceApi } from '../background/adviceApi.ts';
import { type AppDependencies, checkPassphrase, createDependencies } from '../background/dependencies.ts';
import {
  clock,
  formatLocalDateTime,
  getSoftware,
  readPackageAsset,
  readPageEnvironment,
  readTimeZone,
} from '../browser/environment.ts';
import { createTempFile } from '../browser/files.ts';
import { previewImportedFile } from '../browser/images.ts';
import { makeRedactionPreview } from '../browser/redactedCopy.ts';
import { caseNameDocument } from '../domain/case/caseDocuments.ts';
import type { IntegrityFinding } from '../domain/case/store.ts';
import { PRINTED_GUIDE_NAMES, pickLanguage } from '../domain/shared/languages.ts';
import { dateInTimeZone, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import type { Clock } from '../domain/shared/ports.ts';
import { readFonts } from '../dossier/pdf/engine/typography.ts';
import { MESSAGE_LINE, readWhatsappMessages } from '../import/chatExports.ts';
import { inspectFile } from '../import/inspectFile.ts';
import { findPublishedDigest } from '../verifier/publishedReleases.ts';
import { addCase, ensureCase } from '../workflow/case/caseJournal.ts';
import { listNamedCases } from '../workflow/case/currentCase.ts';
import { addAttachment } from '../workflow/case/stepAttachments.ts';
import { readAllNotes, readDocument, replaceDocument, updateDocument } from '../workflow/case/storedDocuments.ts';
import {
  clearUnfinishedImports,
  type ImportDependencies,
  importFiles,
  listUnfinishedImports,
  sealAddress,
} from '../workflow/importFiles.ts';
import { findDuplicateImages } from '../workflow/prohibitedImagePolicy.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../workflow/receivedDossierList.ts';
import { countItemsWithoutBackup, createBackup, restoreBackup } from '../workflow/storeBackup.ts';
import { checkStore } from '../workflow/storeChecks.ts';
import type { BackupApi, CarnetApi, ImportApi, ReceivedDossiersApi } from './carnetApi.ts';
import type { SaveGuide } from './help/HelpLineRow.tsx';

/** What the carnet can do with the store, in its own page. */
export function createCarnetApi(
  deps: AppDependencies,
  language: string,
  exports: Pick<CarnetApi, 'loadExports' | 'previewDossier' | 'estimateDossier'>,
): CarnetApi {
  const { store, documentStore, caseRepository, itemIndex, clock, ids } = deps;
  return {
    currentCase: () => store.currentCase(),
    ensureCase: () => ensureCase(deps),
    items: (caseId) => itemIndex.itemsFrom(caseId, 1),
    notes: (caseId) => readAllNotes(documentStore, caseId),
    read: (caseId, caseDocument) => readDocument(documentStore, caseId, caseDocument),
    change: (caseId, caseDocument, change) => updateDocument(deps, caseId, caseDocument, change),
    replace: (caseId, caseDocument, value) => replaceDocument(deps, caseId, caseDocument, value),
    attach: async (place, itemId) => addAttachment(deps, (await ensureCase(deps)).caseId, place, itemId),
    preview: (itemId) => store.preview(itemId),
    readImage: async (itemId, path) => {
      const original = await store.file(itemId, path);
      return original === null ? null : makeRedactionPreview(original);
    },
    readConversation: async (itemId, path) => {
      const file = await store.file(itemId, path);
      const text = await file?.text();
      return text !== undefined && MESSAGE_LINE.test(text) ? readWhatsappMessages(text) : null;
    },
    findDuplicateImages: (itemId) => findDuplicateImages(deps, itemId),
    removeReceived: (caseId, number) => removeReceivedDossier(deps, caseId, number),
    cases: () => listNamedCases(caseRepository, documentStore),
    addCase: async (name) => {
      const { caseId } = await addCase(deps);
      await updateDocument(deps, caseId, caseNameDocument, (before) => ({ ...before, name }));
    },
    selectCase: (caseId) => caseRepository.select(caseId),
    closeCase: (caseId) => caseRepository.close(caseId, clock.now().toISOString()),
    now: () => clock.now().toISOString(),
    newId: () => ids.uuid(),
    toLocalTime: formatLocalDateTime,
    advice: createAdviceApi(deps),
    backups: createBackupApi(deps),
    received: createReceivedDossiersApi(deps, language),
    saveGuide: createSaveGuide(clock, window),
    ...exports,
    checkPassword: (password) => checkPassphrase({ passphrase: password, pin: false }),
  };
}

const CHECK_PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, CHECK_PAUSE_MS));

/** Backups of the store. The page creates and restores them itself: unlike the worker, it is not stopped meanwhile. */
function createBackupApi(deps: AppDependencies): BackupApi {
  const today = () => dateInTimeZone(deps.clock.now(), readDeviceTimeZone());
  let checked = false;
  let finding: IntegrityFinding | null = null;
  const backupDependencies = { ...deps, createTempFile, today };
  return {
    create: async (passphrase, progress, signal) => {
      await checkPassphrase({ passphrase, pin: false });
      const { file, fileName, bytes } = await createBackup(backupDependencies, passphrase, {
        progress,
        signal,
      });
      return { url: URL.createObjectURL(file), fileName, bytes };
    },
    restore: (file, passphrase, progress, signal) =>
      restoreBackup(backupDependencies, file, passphrase, { progress, signal }),
    countItemsWithoutBackup: () => countItemsWithoutBackup(deps),
    checkIntegrity: async (signal) => {
      // An interrupted check starts again from the beginning.
      if (checked) return finding;
      finding = await checkStore({ ...deps, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}

/** Received dossiers. The page imports them itself: unlike the worker, it is not stopped meanwhile. */
function createReceivedDossiersApi(deps: AppDependencies, language: string): ReceivedDossiersApi {
  const lang = pickLanguage(language);
  const { receivedDossiers, store } = deps;
  return {
    list: () => listReceivedDossiers(deps),
    importDossier: async (file, progress, signal) => {
      // Loaded on demand: the verifier and its texts are large, and rarely needed here.
      const [{ importDossier }, { NotCheckable }, { formatProblem, formatRefusal }] = await Promise.all([
        import('../workflow/importDossier.ts'),
        import('../seal/verify/verificationReport.ts'),
        import('../ui/locales/verify.ts'),
      ]);
      try {
        const receipt = await importDossier({ ...deps, verifierReleases: findPublishedDigest }, file, {
          progress,
          signal,
        });
        if (receipt.kind === 'added')
          return { kind: 'added', number: receipt.dossier.number, items: receipt.dossier.items.length };
        const { problems } = receipt.report;
        return { kind: 'altered', sentences: problems.map((problem) => formatProblem(lang, problem)) };
      } catch (error) {
        if (!(error instanceof NotCheckable)) throw error;
        return { kind: 'unreadable', sentences: [formatRefusal(lang, error)] };
      }
    },
    remove: async (number) => {
      const head = await store.currentCase();
      if (head !== null) await removeReceivedDossier(deps, head.caseId, number);
    },
    readImage: async (id, path) => {
      const file = await receivedDossiers.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await previewImportedFile(file, await inspectFile(file, path, 0));
      return shown ? preview : null;
    },
  };
}

/** What the carnet needs to import files. */
export function createImportApi(window: Window): ImportApi {
  const deps: ImportDependencies = {
    ...createDependencies(),
    software: getSoftware(),
    readLocalEnvironment: async () => ({
      ...readTimeZone(clock.now()),
      environment: await readPageEnvironment(window),
    }),
    preview: previewImportedFile,
  };
  const inspect = (file: File) => inspectFile(file, file.name, file.lastModified);
  return {
    inspect,
    renderPreview: async (file) => (await previewImportedFile(file, await inspect(file))).preview,
    seal: (files, onOutcome, signal, place) => importFiles(deps, files, onOutcome, signal, place),
    listUnfinished: () => listUnfinishedImports(deps),
    forgetUnfinished: () => clearUnfinishedImports(deps),
    recordAddress: (address) => sealAddress(deps, address),
  };
}

/** Returns a function that draws a guide of the package and downloads it. */
function createSaveGuide(clock: Clock, window: Window): SaveGuide {
  return async (guide, language) => {
    // Loaded on demand: pdfkit is large.
    const [{ guidePdf, loadGuide }, { collectBytes }] = await Promise.all([
      import('../dossier/guides/guidePdf.ts'),
      import('../dossier/pdf/engine/pdfDocument.ts'),
    ]);
    const source = await loadGuide(guide, language, readPackageAsset);
    const context = { createdAt: clock.now(), software: getSoftware(), fonts: await readFonts(readPackageAsset) };
    const file = new Blob([await collectBytes(guidePdf(context, source))], { type: 'application/pdf' });
    const link = window.document.createElement('a');
    // Kept until the page closes: a browser may read it after this call.
    link.href = URL.createObjectURL(file);
    link.download = `${PRINTED_GUIDE_NAMES[guide][language]}.pdf`;
    link.click();
  };
}
