import { type AppDependencies, type CarnetDependencies, checkPassphrase } from '../background/dependencies.ts';
import {
  clock,
  formatLocalDateTime,
  getSoftware,
  readPackageAsset,
  readPageEnvironment,
  readTimeZone,
} from '../browser/environment.ts';
import { createSaveUrl, createTempFile } from '../browser/files.ts';
import { makeShape, previewImportedFile } from '../browser/images.ts';
import { canPlay, makeContactSheet } from '../browser/media.ts';
import {
  disableNotifications,
  enableNotifications,
  readNotificationDays,
  setNotificationDays,
} from '../browser/notifications.ts';
import { openRecogniser } from '../browser/packagedWorkers.ts';
import { makeRedactionPreview } from '../browser/redactedCopy.ts';
import { readPreferences } from '../browser/storage.ts';
import type { CaseDocument } from '../domain/case/case.ts';
import { type AttachmentTarget, caseNameDocument } from '../domain/case/caseDocuments.ts';
import { type IntegrityFinding, isUsedByOthers } from '../domain/case/store.ts';
import type { PreviewDossier } from '../domain/export/pagePreview.ts';
import {
  EMPTY_USER_INPUT,
  type FileInspection,
  type FileOutcome,
  type FileToImport,
  type ImportUserInput,
  isRarelyDecoded,
  playedAs,
} from '../domain/item/importedFiles.ts';
import { keepResult } from '../domain/shared/concurrency.ts';
import {
  type GuideLanguage,
  PRINTED_GUIDE_NAMES,
  type PrintedGuide,
  pickLanguage,
} from '../domain/shared/languages.ts';
import { MIN_ZIP_PASSWORD_LENGTH } from '../domain/shared/limits.ts';
import { dateInTimeZone, type IsoDate, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import type { Clock, Progress } from '../domain/shared/ports.ts';
import { readFonts } from '../dossier/pdf/engine/typography.ts';
import { readWhatsappMessages } from '../import/chatExports.ts';
import type { OpenedExport } from '../import/exports/archive.ts';
import { MESSAGE_LINE } from '../import/exports/whatsappLines.ts';
import { detectFormat, FORMAT_HEAD_BYTES } from '../import/fileFormat.ts';
import { inspectFile } from '../import/inspectFile.ts';
import type { DepartmentCode } from '../law/departments.ts';
import type { AnswerValue, QuestionId } from '../law/questions.ts';
import type { Ask, Preferences } from '../messages/protocol.ts';
import { findPublishedDigest } from '../verifier/publishedReleases.ts';
import { addCase, ensureCase } from '../workflow/case/caseJournal.ts';
import { listNamedCases } from '../workflow/case/currentCase.ts';
import {
  clearAnswers,
  isReminderOn,
  readAnswers,
  readDeadlines,
  readDepartment,
  readReminderStatus,
  saveAnswer,
  saveDepartment,
  setReminder,
} from '../workflow/case/legalAdvice.ts';
import { addAttachment } from '../workflow/case/stepAttachments.ts';
import {
  isForSomebodyElse,
  readAllNotes,
  readDocument,
  replaceDocument,
  updateDocument,
} from '../workflow/case/storedDocuments.ts';
import {
  clearUnfinishedImports,
  type ImportDependencies,
  importFiles,
  listUnfinishedImports,
  sealAddress,
} from '../workflow/importFiles.ts';
import type { ChosenMessage, MessageImport, MessageImportResult } from '../workflow/importMessages.ts';
import { findDuplicateImages } from '../workflow/prohibitedImagePolicy.ts';
import { listReceivedDossiers, removeReceivedDossier } from '../workflow/receivedDossierList.ts';
import { listUnreadItems, readImageTexts, recogniseItems, type UnreadItem } from '../workflow/recogniseImages.ts';
import { countItemsWithoutBackup, createBackup, restoreBackup } from '../workflow/storeBackup.ts';
import { checkStore } from '../workflow/storeChecks.ts';
import type { RunExport } from './carnetProps.ts';

/**
 * Direct access of the carnet to the store. The page has the same origin, so 10,000 items need not be sent as messages.
 * Every call may throw a Refusal, such as `locked`.
 */
export type CarnetApi = ReturnType<typeof createCarnetApi>;

/** Creates what the carnet can do with the store, in its own page. */
export function createCarnetApi(ask: Ask, deps: CarnetDependencies, language: string) {
  const { store, documentStore, caseRepository, itemIndex, clock, ids } = deps;
  /** Most of the code of the carnet: the list does not wait for it. The module is loaded once. */
  const importExports = keepResult(async () =>
    (await import('./export/exports.ts')).createExports(ask, deps, language),
  );
  const runExport: RunExport = async (...request) => (await importExports()).runExport(...request);
  const previewDossier: PreviewDossier = async (...request) => (await importExports()).previewDossier(...request);
  return {
    /** Null before the first capture. `items`: the number of items ever sealed. */
    currentCase: (): Promise<{ readonly caseId: string; readonly seq: number; readonly items: number } | null> =>
      store.currentCase(),
    /** Calls `listener` after each change of the lists, by any of our contexts; returns a function that stops it. */
    onListChange: (listener: () => void) => deps.onListChange(listener),
    /** Returns the current case; creates one when there is none. */
    ensureCase: (): Promise<{ readonly caseId: string }> => ensureCase(deps),
    /** The items whose number is `ordinal` or more. */
    itemsFrom: (caseId: string, ordinal: number) => itemIndex.itemsFrom(caseId, ordinal),
    notes: (caseId: string) => readAllNotes(documentStore, caseId),
    read: <T>(caseId: string, caseDocument: CaseDocument<T>): Promise<T> =>
      readDocument(documentStore, caseId, caseDocument),
    /** Reads, changes and writes a document. Resolves with the stored value once it is on the disk. */
    change: <T>(caseId: string, caseDocument: CaseDocument<T>, change: (before: T) => T): Promise<T> =>
      updateDocument(deps, caseId, caseDocument, change),
    /** Replaces a document without reading it. Works while locked too. */
    replace: <T>(caseId: string, caseDocument: CaseDocument<T>, value: T): Promise<void> =>
      replaceDocument(deps, caseId, caseDocument, value),
    /** Attaches an item of the current case, as a document, to a target. */
    attach: async (target: AttachmentTarget, itemId: string) =>
      addAttachment(deps, (await ensureCase(deps)).caseId, target, itemId),
    preview: (itemId: string) => store.preview(itemId),
    /** What the picture of an item looks like from afar: nothing of it is stored. Null when there is no picture. */
    shape: async (itemId: string) => {
      const preview = await store.preview(itemId);
      return preview && makeShape(preview);
    },
    /** A copy of a sealed image for redaction, and the image's size. Null when not stored or not decodable. */
    readImage: async (itemId: string, path: string) => {
      const original = await store.file(itemId, path);
      return original === null ? null : makeRedactionPreview(original);
    },
    /** Whether this browser may play a video or a sound of that type. */
    canPlay,
    /** The bytes of a kept video or sound, for a player; null when they are not stored. */
    readMedia: async (itemId: string, path: string, mediaType: string) => {
      const file = await store.file(itemId, path);
      return file && new Blob([file], { type: playedAs(mediaType) });
    },
    /** An e-mail that was imported; null when its file is not stored, or cannot be read. */
    readEmail: async (itemId: string, path: string) => {
      const file = await store.file(itemId, path);
      // Loaded on demand, as the other readers of imported files.
      return file && (await import('../import/savedEmail.ts')).readSavedEmail(file);
    },
    /** The messages of an imported conversation; null when its file is not stored or is of another format. */
    readConversation: async (itemId: string, path: string) => {
      const file = await store.file(itemId, path);
      const text = await file?.text();
      return text !== undefined && MESSAGE_LINE.test(text) ? readWhatsappMessages(text) : null;
    },
    /** Finds the item's images in other cases and in received dossiers. */
    findDuplicateImages: (itemId: string) => findDuplicateImages(deps, itemId),
    removeReceived: (caseId: string, number: number) => removeReceivedDossier(deps, caseId, number),
    cases: () => listNamedCases(caseRepository, documentStore),
    addCase: async (name: string) => {
      const { caseId } = await addCase(deps);
      await updateDocument(deps, caseId, caseNameDocument, (before) => ({ ...before, name }));
    },
    selectCase: (caseId: string) => caseRepository.select(caseId),
    closeCase: (caseId: string) => caseRepository.close(caseId, clock.now().toISOString()),
    /** ISO instant. */
    now: () => clock.now().toISOString(),
    newId: (): string => ids.uuid(),
    toLocalTime: formatLocalDateTime,
    advice: createAdviceApi(deps),
    backups: createBackupApi(deps),
    received: createReceivedDossiersApi(deps, language),
    imports: createImportApi(deps, window),
    imageTexts: {
      /** Lists the items of the current case with an image, no text, and nothing read by machine. */
      listUnread: async (): Promise<readonly UnreadItem[]> => {
        const head = await store.currentCase();
        return head === null ? [] : listUnreadItems(deps, head.caseId);
      },
      /** Returns what was read in the images of a case, by item id. */
      all: (caseId: string) => readImageTexts(documentStore, caseId),
      /** Reads images, one at a time, in a worker of this page. What was read before an abort is kept. */
      read: async (items: readonly UnreadItem[], progress: Progress, signal: AbortSignal) =>
        recogniseItems(await bindToCurrentEpoch(deps), items, openRecogniser, progress, signal),
    },
    saveGuide: createSaveGuide(clock, window),
    runExport,
    /** Renders the pages of the dossier that an export of the current case would write now. */
    previewDossier,
    /** Estimates the dossier that an export of the current case would write now. */
    estimateDossier: async () => (await importExports()).estimateDossier(),
    /** Writes one letter of « Mon suivi » alone, about that démarche; its URL is valid until `gone` aborts. */
    writeFollowUpLetter: async (file: string, stepId: string | null, gone: AbortSignal) =>
      (await importExports()).writeFollowUpLetter(file, stepId, gone),
    /** Lists what was made until now for each recipient. */
    listEarlierDossiers: async () => (await importExports()).listEarlierDossiers(),
    listNextExhibits: async () => (await importExports()).listNextExhibits(),
    /** Lists the texts that the next dossier can show to be older than itself. */
    listDatableStatements: async () => (await importExports()).listDatableStatements(),
    /** Where something that the person hides stands, in the next dossier or in the case; null: nothing hidden. */
    findHiddenTraces: async (scope: 'dossier' | 'case', progress: Progress, signal: AbortSignal) =>
      (await importExports()).findHiddenTraces(scope, progress, signal),
    /** Loads the code and the typefaces of exports ahead. A failure is shown once one starts. */
    loadExports: () =>
      void importExports()
        .then(({ prepare }) => prepare())
        .catch(() => undefined),
    /** Rejects with Refusal `weak-passphrase` for a password of a dossier that is guessed in seconds. */
    checkPassword: (password: string) =>
      checkPassphrase({ passphrase: password, pin: false, minLength: MIN_ZIP_PASSWORD_LENGTH }),
  };
}

/** Reminders of near dates; all are off by default. */
export interface ReminderState {
  readonly carnet: boolean;
  /** The browser's notification, with the day of the next one; null when off. */
  readonly notification: { readonly next: IsoDate | null } | null;
  readonly computer: Preferences['computer'];
}

/** Deadlines, answers and reminders. The page reads the store itself: thousands of items are not sent as messages. */
function createAdviceApi(deps: AppDependencies) {
  const readReminders = async (): Promise<ReminderState> => {
    const preferences = await readPreferences();
    const { computer } = preferences;
    const [carnet, days] = await Promise.all([isReminderOn(deps, isUsedByOthers(preferences)), readNotificationDays()]);
    return { carnet, notification: days && { next: days[0] ?? null }, computer };
  };
  const readDates = () => readDeadlines(deps, readDeviceTimeZone());
  const readStatus = async (dates: Awaited<ReturnType<typeof readDates>> | null = null) =>
    readReminderStatus(deps, readDeviceTimeZone(), isUsedByOthers(await readPreferences()), dates);
  return {
    dates: readDates,
    answers: () => readAnswers(deps),
    /** Whether « Qui capture » says parent, relative or professional. */
    isForSomebodyElse: () => isForSomebodyElse(deps),
    /** Resolves with the stored answers once the new one is on the disk. */
    answer: (question: QuestionId, answer: AnswerValue) => saveAnswer(deps, question, answer),
    clear: () => clearAnswers(deps),
    /** The département chosen for the current case; null: none. */
    department: () => readDepartment(deps),
    /** Resolves with the stored choice once it is on the disk. */
    chooseDepartment: (code: DepartmentCode | null) => saveDepartment(deps, code),
    readReminder: readReminders,
    /** Turns on the reminder shown when the carnet opens; turning it off also turns off the notification. */
    remind: async (on: boolean) => {
      await setReminder(deps, on);
      const { next } = await readStatus();
      // Another case may still need reminders.
      if (next === null) await disableNotifications();
      else await setNotificationDays(next);
      return readReminders();
    },
    /** Must be called during a click: the browser asks the user for the permission. */
    notify: async (on: boolean) => {
      // The permission request must come first: it needs the user activation of the click.
      if (!on) await disableNotifications();
      else if (await enableNotifications()) await setNotificationDays((await readStatus()).next ?? []);
      // In another page, the person may have answered meanwhile that others use the computer.
      if ((await readPreferences()).computer !== 'mine') await disableNotifications();
      return readReminders();
    },
    /**
     * For the list: how far the case is, and whether reminders are on and a date is this week. Also sets the day of the
     * next notification.
     */
    overview: async () => {
      const dates = await readDates();
      const { due, next } = await readStatus(dates);
      await setNotificationDays(next ?? []);
      return { progress: dates.progress, isDue: due };
    },
  };
}

const CHECK_PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, CHECK_PAUSE_MS));

/** `url` is a `blob:` address, valid while this page is open. */
export interface CreatedBackup {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/**
 * Backups of the store. The page creates and restores them itself: unlike the worker, it is not stopped meanwhile.
 * Rejects with a Refusal: `backup-…`, `weak-passphrase`, `locked`, `disk-full`, `cancelled`.
 */
function createBackupApi(deps: CarnetDependencies) {
  const today = () => dateInTimeZone(deps.clock.now(), readDeviceTimeZone());
  let checked = false;
  let finding: IntegrityFinding | null = null;
  const backupDependencies = { ...deps, createTempFile, today };
  return {
    create: async (passphrase: string, progress: Progress, signal: AbortSignal): Promise<CreatedBackup> => {
      await checkPassphrase({ passphrase, pin: false });
      const { file, fileName, bytes } = await createBackup(backupDependencies, passphrase, {
        progress,
        signal,
      });
      return { url: createSaveUrl(file), fileName, bytes };
    },
    /** Resolves with the number of restored items. */
    restore: (file: File, passphrase: string, progress: Progress, signal: AbortSignal) =>
      restoreBackup(backupDependencies, file, passphrase, { progress, signal }),
    /** Returns the number of items without a copy elsewhere once a backup should be suggested, else 0. */
    countItemsWithoutBackup: () => countItemsWithoutBackup(deps),
    /**
     * Compares the store with what was sealed, slowly; resolves with null when they match. Runs once per page: later
     * calls return the same result.
     */
    checkIntegrity: async (signal: AbortSignal) => {
      // An interrupted check starts again from the beginning.
      if (checked) return finding;
      finding = await checkStore({ ...deps, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}

/** Returns dependencies for work that begins now: nothing of it is stored after an erasing. */
const bindToCurrentEpoch = async <D extends AppDependencies>(deps: D): Promise<D> => ({
  ...deps,
  ...deps.inEpoch(await deps.readEpoch()),
});

/** The outcome of importing a dossier; `sentences` are those of the verification. */
export type ReceiveDossierOutcome =
  | { readonly kind: 'added'; readonly number: number; readonly items: number }
  /** The zip has a password. */
  | { readonly kind: 'protected' }
  | { readonly kind: 'altered' | 'unreadable'; readonly sentences: readonly string[] };

/**
 * Received dossiers of the current case. The page imports them itself: unlike the worker, it is not stopped meanwhile.
 * Rejects with a Refusal: `origin-…`, `locked`, `disk-full`, `cancelled`.
 */
function createReceivedDossiersApi(deps: AppDependencies, language: string) {
  const lang = pickLanguage(language);
  const { receivedDossiers, store } = deps;
  return {
    list: () => listReceivedDossiers(deps),
    /** `password`: of the zip; null when it has none, as far as is known. */
    receiveDossier: async (
      file: File,
      password: string | null,
      progress: Progress,
      signal: AbortSignal,
    ): Promise<ReceiveDossierOutcome> => {
      // Read first: an erasing may come while the modules load or the dossier is verified.
      const bound = await bindToCurrentEpoch(deps);
      // Loaded on demand: the verifier and its texts are large, and rarely needed here.
      const [{ receiveDossier }, { NotCheckable }, { formatProblem, formatRefusal }] = await Promise.all([
        import('../workflow/receiveDossier.ts'),
        import('../seal/verify/verificationReport.ts'),
        import('../ui/locales/verify.ts'),
      ]);
      try {
        const control = { progress, signal };
        const receiveDependencies = { ...bound, verifierReleases: findPublishedDigest };
        const receipt = await receiveDossier(receiveDependencies, file, control, password);
        if (receipt.kind === 'added')
          return { kind: 'added', number: receipt.dossier.number, items: receipt.dossier.items.length };
        const { problems } = receipt.report;
        return { kind: 'altered', sentences: problems.map((problem) => formatProblem(lang, problem)) };
      } catch (error) {
        if (!(error instanceof NotCheckable)) throw error;
        if (error.code === 'zip-encrypted' && password === null) return { kind: 'protected' };
        return { kind: 'unreadable', sentences: [formatRefusal(lang, error)] };
      }
    },
    remove: async (number: number) => {
      const head = await store.currentCase();
      if (head !== null) await removeReceivedDossier(deps, head.caseId, number);
    },
    /** Returns a small JPEG made from an image of the dossier, or null when it cannot be decoded. */
    readImage: async (id: string, path: string) => {
      const file = await receivedDossiers.file(id, path);
      if (file === null) return null;
      const { preview, shown } = await previewImportedFile(file, await inspectFile(file, path, 0));
      return shown ? preview : null;
    },
  };
}

/** Imports files, and records an address alone where an image must not be kept. */
function createImportApi(base: AppDependencies, window: Window) {
  const deps: ImportDependencies & AppDependencies = {
    ...base,
    software: getSoftware(),
    readLocalEnvironment: async () => ({
      ...readTimeZone(clock.now()),
      environment: await readPageEnvironment(window),
    }),
    preview: async (file, inspection, signal) => {
      const { family, mediaType } = inspection.format;
      const sheet = family === 'video' ? await makeContactSheet(file, mediaType, signal) : null;
      return sheet === null ? previewImportedFile(file, inspection) : { ...sheet, shown: true };
    },
  };
  const inspect = async (file: File): Promise<FileInspection> => {
    const inspection = await inspectFile(file, file.name, file.lastModified);
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
    /** Returns the files whose content may be an archive of messages, as far as their first bytes say. */
    findArchives: async (files: readonly File[]): Promise<readonly File[]> => {
      const mayBe = await Promise.all(files.map(mayBeArchive));
      return files.filter((_, index) => mayBe[index]);
    },
    /** Null when the files are no archive. Rejects with a Refusal of its own when they are, but unreadable. */
    openArchive: async (files: readonly File[], progress: Progress, signal: AbortSignal) =>
      // Loaded on demand: the readers of archives are rarely needed.
      (await import('../import/exports/openExport.ts')).openExport(files, progress, signal, deps.clock.now()),
    /** Returns the positions of the messages that are kept already, from this archive or from another download. */
    findRepeatedMessages: async (opened: OpenedExport, messages: readonly ChosenMessage[], signal: AbortSignal) =>
      (await import('../workflow/repeatedMessages.ts')).findRepeatedMessages(deps, { opened, messages }, signal),
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
      const { importMessages } = await import('../workflow/importMessages.ts');
      const result = await importMessages(bound, request, progress, signal);
      let keptArchives = 0;
      const countSealed = (_: number, { kind }: FileOutcome) => {
        if (kind === 'sealed') keptArchives += 1;
      };
      const files = toKeep.map((file) => ({ file, userInput: EMPTY_USER_INPUT }));
      if (result.left === 0 && files.length > 0) await importFiles(bound, files, countSealed, signal);
      return { ...result, keptArchives };
    },
    listUnfinished: () => listUnfinishedImports(deps),
    forgetUnfinished: () => clearUnfinishedImports(deps),
    /** Resolves with the « élément n° » of the new item. */
    recordAddress: async (userInput: ImportUserInput) => sealAddress(await bindToCurrentEpoch(deps), userInput),
  };
}

/** Images, sounds, films, PDF and e-mails are no archives; a JSON or HTML file, no format of an import, may be. */
async function mayBeArchive(file: File): Promise<boolean> {
  const format = detectFormat(new Uint8Array(await file.slice(0, FORMAT_HEAD_BYTES).arrayBuffer()));
  return format === null || ['archive', 'conversation', 'text'].includes(format.family);
}

/** Returns a function that draws a guide of the package as a PDF and downloads it. It reads nothing from the store. */
function createSaveGuide(clock: Clock, window: Window) {
  return async (guide: PrintedGuide, language: GuideLanguage): Promise<void> => {
    // Loaded on demand: pdfkit is large.
    const [{ guidePdf, loadGuide }, { collectBytes }] = await Promise.all([
      import('../dossier/guides/guidePdf.ts'),
      import('../dossier/pdf/engine/pdfDocument.ts'),
    ]);
    const source = await loadGuide(guide, language, readPackageAsset);
    const context = { createdAt: clock.now(), software: getSoftware(), fonts: await readFonts(readPackageAsset) };
    const file = new Blob([await collectBytes(guidePdf(context, source))]);
    const link = window.document.createElement('a');
    // Kept until the page closes: a browser may read it after this call.
    link.href = createSaveUrl(file);
    link.download = `${PRINTED_GUIDE_NAMES[guide][language]}.pdf`;
    link.click();
  };
}
