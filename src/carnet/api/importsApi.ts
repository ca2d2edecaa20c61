import { type AppDependencies, bindToCurrentEpoch } from '../../background/dependencies.ts';
import { clock, getSoftware, readPageEnvironment, readTimeZone } from '../../browser/environment.ts';
import { previewImportedFile } from '../../browser/images.ts';
import { makeAnimationSheet, makeContactSheet } from '../../browser/media.ts';
import { startImportWorker } from '../../browser/packagedWorkers.ts';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import type { Sender } from '../../domain/item/alikeSenders.ts';
import {
  EMPTY_USER_INPUT,
  type FileInspection,
  type FileOutcome,
  type FileToImport,
  type ImportUserInput,
  isRarelyDecoded,
} from '../../domain/item/importedFiles.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { OpenedExport } from '../../import/exports/archive.ts';
import { detectFormat, FORMAT_HEAD_BYTES } from '../../import/fileFormat.ts';
import { openExportIn } from '../../import/importWorkerClient.ts';
import type { OwnFileKind } from '../../seal/verify/ownFiles.ts';
import {
  clearUnfinishedImports,
  type ImportDependencies,
  importFiles,
  inspectChosenFile,
  listUnfinishedImports,
  sealAddress,
} from '../../workflow/importFiles.ts';
import type { ChosenMessage, MessageImport, MessageImportResult } from '../../workflow/importMessages.ts';

/** Imports files, and records an address alone where an image must not be kept. */
export function createImportsApi(base: AppDependencies & Pick<ImportDependencies, 'readEmail'>, window: Window) {
  const deps: ImportDependencies & AppDependencies = {
    ...base,
    software: getSoftware(),
    readLocalEnvironment: async () => ({
      ...readTimeZone(clock.now()),
      environment: await readPageEnvironment(window),
    }),
    preview: async (file, inspection, signal) => {
      const { format, pixels, warnings } = inspection;
      const isMoving = warnings.includes('image-moves') && pixels !== null;
      const sheet =
        format.family === 'video'
          ? await makeContactSheet(file, format.mediaType, signal)
          : isMoving && (await makeAnimationSheet(file, format.mediaType, pixels));
      return !sheet ? previewImportedFile(file, inspection) : { ...sheet, shown: true };
    },
  };
  const inspect = async (file: File): Promise<FileInspection> => {
    const inspection = await inspectChosenFile(base, file);
    if (!isRarelyDecoded(inspection.format.mediaType)) return inspection;
    const { shown } = await previewImportedFile(file, inspection);
    return shown ? inspection : { ...inspection, warnings: [...inspection.warnings, 'image-not-shown'] };
  };
  return {
    /** Says whether the browser shows a HEIC or AVIF image. Rejects with a Refusal: `file-empty`, `file-unknown`. */
    inspect,
    /** Renders an image from the file, on this computer. */
    renderPreview: async (file: File) => (await previewImportedFile(file, await inspect(file))).preview,
    /** Calls `onOutcome` for each file once it is processed; resolves after the last one, or once aborted. */
    seal: async (
      files: readonly FileToImport[],
      onOutcome: (index: number, outcome: FileOutcome) => void,
      signal: AbortSignal,
      /** What the files are attached to; null: they become items. */
      target: AttachmentTarget | null,
    ) => importFiles(await bindToCurrentEpoch(deps), files, onOutcome, signal, target),
    /** Returns the files that the product made: they belong elsewhere. */
    recogniseOwnFiles: async (files: readonly File[]): Promise<ReadonlyMap<File, OwnFileKind>> => {
      const { recogniseOwnFile } = await import('../../seal/verify/ownFiles.ts');
      const own = new Map<File, OwnFileKind>();
      for (const file of files) {
        const kind = await recogniseOwnFile(file);
        if (kind !== null) own.set(file, kind);
      }
      return own;
    },
    /** Returns the files whose content may be an archive of messages, as far as their first bytes say. */
    findArchives: async (files: readonly File[]): Promise<readonly File[]> => {
      const mayBe = await Promise.all(files.map(mayBeArchive));
      return files.filter((_, index) => mayBe[index]);
    },
    /** Null when the files are no archive. Rejects with a Refusal of its own when they are, but unreadable. */
    openArchive: (files: readonly File[], progress: Progress, signal: AbortSignal) =>
      openExportIn(startImportWorker, files, progress, signal, deps.clock.now()),
    /** Returns the positions of the messages that are kept already, from this archive or from another download. */
    findRepeatedMessages: async (opened: OpenedExport, messages: readonly ChosenMessage[], signal: AbortSignal) =>
      (await import('../../workflow/repeatedMessages.ts')).findRepeatedMessages(deps, { opened, messages }, signal),
    /** Returns those of the senders that the person said before are her, in the current carnet. */
    findOwnSenders: async (platform: string, senders: readonly Sender[]) =>
      (await import('../../workflow/ownSenders.ts')).findOwnSenders(deps, platform, senders),
    /**
     * Seals the chosen messages of an archive; those already kept are skipped. Once all are sealed, keeps the archives
     * `toKeep` as items of their own: `keptArchives` is the number of those sealed.
     */
    sealMessages: async (
      request: MessageImport,
      toKeep: readonly File[],
      progress: Progress,
      signal: AbortSignal,
    ): Promise<MessageImportResult & { readonly keptArchives: number }> => {
      const bound = await bindToCurrentEpoch(deps);
      const { importMessages } = await import('../../workflow/importMessages.ts');
      const result = await importMessages(bound, request, progress, signal);
      let keptArchives = 0;
      const countSealed = (_: number, { kind }: FileOutcome) => {
        if (kind === 'sealed') keptArchives += 1;
      };
      const files = toKeep.map((file) => ({ file, userInput: EMPTY_USER_INPUT, intimate: request.intimate }));
      if (result.left === 0 && files.length > 0 && !signal.aborted)
        await importFiles(bound, files, countSealed, signal);
      return { ...result, keptArchives };
    },
    listUnfinished: () => listUnfinishedImports(deps),
    forgetUnfinished: () => clearUnfinishedImports(deps),
    /** Resolves with the number of the new item in the journal. */
    recordAddress: async (userInput: ImportUserInput) => sealAddress(await bindToCurrentEpoch(deps), userInput),
  };
}

/** Images, sounds, films, PDF and e-mails are no archives; a JSON or HTML file, no format of an import, may be. */
async function mayBeArchive(file: File): Promise<boolean> {
  const head = await file
    .slice(0, FORMAT_HEAD_BYTES)
    .arrayBuffer()
    .catch(() => null);
  // A folder, or a file that is gone: its inspection says so.
  if (head === null) return false;
  const format = detectFormat(new Uint8Array(head));
  return format === null || ['archive', 'conversation', 'text'].includes(format.family);
}
