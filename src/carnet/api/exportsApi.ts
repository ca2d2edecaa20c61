import { type AppDependencies, checkPassphrase } from '../../background/dependencies.ts';
import { createFileSaver, createSaveUrl, showFile } from '../../browser/files.ts';
import type { ExportChoices } from '../../domain/export/exportChoices.ts';
import type {
  ExportedDossier,
  ExportedZip,
  MakeCopies,
  NamedFile,
  StaysOut,
} from '../../domain/export/exportedDossier.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { MIN_ZIP_PASSWORD_LENGTH } from '../../domain/shared/limits.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { Ask } from '../../messages/protocol.ts';
import { listNumbers } from '../../workflow/export/exhibitSelection.ts';
import { listEarlierDossiers, selectNextDossier } from '../../workflow/export/exportRequest.ts';
import { readDossierPlan } from '../../workflow/export/exportSnapshot.ts';
import { createFileReadings } from '../../workflow/export/fileReadings.ts';
import { writeFollowUpLetter } from '../../workflow/export/followUpLetter.ts';
import { findComplement, findHiddenTraces, guidedExport } from '../../workflow/export/guidedExport.ts';
import { estimateDossier } from '../../workflow/export/previewDossier.ts';
import type { ImportDependencies } from '../../workflow/importFiles.ts';
import type { DownloadableFile, DownloadableZip, LoneLetter, MakeDownloadableParts, RunExport } from './downloads.ts';
import { createDossierPreview, createExportTools, createStamper } from './exportTools.ts';

/** What makes dossiers and shows them first. The carnet loads this module when the person prepares a dossier. */

const save = createFileSaver(window);

/** The URL is revoked when `removedSignal` aborts: the file is not encrypted. */
function offerFile({ file, fileName }: NamedFile, removedSignal: AbortSignal): DownloadableFile {
  const url = createSaveUrl(file);
  removedSignal.addEventListener('abort', () => URL.revokeObjectURL(url));
  return { fileName, bytes: file.size, url };
}

const offerToSave = (named: NamedFile, removedSignal: AbortSignal, onSave: () => void) => ({
  ...offerFile(named, removedSignal),
  onSave,
  save:
    save &&
    (async () => {
      const isSaved = await save(named.file, named.fileName);
      if (isSaved) onSave();
      return isSaved;
    }),
});

function offerZip({ file, pdf, removedSignal, ...zip }: ExportedZip, onSave: () => void): DownloadableZip {
  const show = (printed: Blob) => {
    showFile(window, printed, removedSignal);
    onSave();
  };
  return {
    ...zip,
    ...offerToSave({ fileName: zip.fileName, file }, removedSignal, onSave),
    pdf: pdf && { ...offerToSave(pdf, removedSignal, onSave), show: () => show(pdf.file) },
  };
}

/** The files are revoked and deleted by `discard`, and when the store is locked or erased. */
function offerCopies(makeCopies: MakeCopies, onSave: () => void): MakeDownloadableParts {
  return async (request, progress, signal) => {
    const { files, leftOut, discard, removedSignal } = await makeCopies(request, progress, signal);
    const discarded = new AbortController();
    const removed = AbortSignal.any([discarded.signal, removedSignal]);
    return {
      files: files.map((copy) => ({ numbers: copy.numbers, ...offerFile(copy, removed), onSave })),
      leftOut,
      discard: () => {
        discarded.abort();
        void discard();
      },
    };
  };
}

/** Returns the functions of the carnet that make documents of the store. `language`: that of the interface, BCP 47. */
export function createExportsApi(
  ask: Ask,
  deps: AppDependencies,
  language: string,
  readEmail: ImportDependencies['readEmail'],
) {
  const { store, documentStore, receivedDossiers } = deps;
  const readings = createFileReadings();
  const tools = createExportTools(language, createStamper(ask), readEmail);
  const selectNext = (staysOut?: StaysOut) => selectNextDossier(deps, readings, tools.localOf, staysOut);
  const readNextPlan = async (staysOut?: StaysOut) =>
    readDossierPlan(store, receivedDossiers, readings, tools, deps.clock, await selectNext(staysOut));
  const { preview, prepare } = createDossierPreview(tools, readNextPlan);
  return {
    runExport: createRunExport((...run) => guidedExport(deps, readings, tools, ...run)),
    previewDossier: preview,
    prepare,
    estimateDossier: async () => estimateDossier(await readNextPlan()),
    /** `gone`: aborted when the letter is no longer offered. */
    writeFollowUpLetter: async (file: string, stepId: string | null, gone: AbortSignal): Promise<LoneLetter> => {
      const letter = await writeFollowUpLetter(deps, readings, tools, file, stepId, gone);
      return { ...offerFile(letter, gone), advice: letter.advice };
    },
    /** Lists what was made until now for each recipient. */
    listEarlierDossiers: () => listEarlierDossiers(store, documentStore),
    findComplement: (recipients: readonly ExportChoices['purpose'][], progress: Progress, signal: AbortSignal) =>
      findComplement(deps, readings, tools.localOf, recipients, progress, signal),
    listNextExhibits: async (staysOut: StaysOut) => listNumbers((await selectNext(staysOut)).exhibits),
    /** Where something that the person hides stands, in the next dossier or in the case; null: nothing hidden. */
    findHiddenTraces: (scope: 'dossier' | 'case', progress: Progress, signal: AbortSignal) =>
      findHiddenTraces(deps, readings, tools.localOf, scope, progress, signal),
    /** Rejects with Refusal `weak-passphrase` for a password of a dossier that is guessed in seconds. */
    checkPassword: (password: string) =>
      checkPassphrase({ passphrase: password, pin: false, minLength: MIN_ZIP_PASSWORD_LENGTH }),
  };
}

const createRunExport =
  (exportNext: (...run: Parameters<RunExport>) => Promise<ExportedDossier>): RunExport =>
  async (run, progress, signal) => {
    const exported = await exportNext(run, progress, signal);
    const { zips, receipt, advice, letters, makeCopies, purpose, statement, hasMessages, markSaved } = exported;
    // Cancelled at the very end: the files are discarded, since no page offers them.
    if (signal.aborted) {
      await Promise.allSettled(zips.map((zip) => zip.discard()));
      throw new Refusal('cancelled');
    }
    const gone = AbortSignal.any(zips.map(({ removedSignal }) => removedSignal));
    const mark = (saved: readonly ExportedZip[]) => () =>
      void markSaved(saved.map(({ manifestDigest }) => manifestDigest)).catch(console.error);
    const [first, ...others] = zips;
    return {
      ...offerZip(first, mark([first])),
      others: others.map((zip) => offerZip(zip, mark([zip]))),
      receipt: offerFile(receipt, gone),
      letters: letters && {
        zip: offerFile(letters.zip, gone),
        files: letters.files.map((letter) => ({ title: letter.title, ...offerFile(letter, gone) })),
      },
      advice: offerFile(advice, gone),
      makeParts: makeCopies && offerCopies(makeCopies, mark(zips)),
      purpose,
      statement,
      hasMessages,
      gone,
    };
  };
