import { createContext } from 'preact';
import type { CaseDocument, StoredCase } from '../domain/case/case.ts';
import type { AttachmentTarget } from '../domain/case/caseDocuments.ts';
import type { Duplicate, ReceivedDossier } from '../domain/case/receivedDossiers.ts';
import type { IntegrityFinding, Preferences } from '../domain/case/store.ts';
import type { PreviewDossier } from '../domain/export/pagePreview.ts';
import type { ToLocalTime } from '../domain/item/activityHistogram.ts';
import type {
  ConversationMessage,
  FileInspection,
  FileOutcome,
  FileToImport,
  ImportUserInput,
  UnfinishedImport,
} from '../domain/item/importedFiles.ts';
import type { IndexedItem } from '../domain/item/itemIndex.ts';
import type { ItemNotes } from '../domain/item/itemNotes.ts';
import type { ImageDuplicates } from '../domain/item/prohibitedImages.ts';
import type { ImageSize } from '../domain/item/redaction.ts';
import type { IsoDate } from '../domain/shared/localDates.ts';
import type { Progress } from '../domain/shared/ports.ts';
import type { DepartmentCode } from '../law/departments.ts';
import type { DeadlineList } from '../law/legalDeadlines.ts';
import type { Answers, AnswerValue, QuestionId } from '../law/questions.ts';
import { useRequired } from '../ui/context.ts';
import type { SaveGuide } from './help/HelpLineRow.tsx';

/** Provided by the root of the carnet. Its value never changes. */
export const CarnetApiContext = createContext<CarnetApi | null>(null);

/** Throws when no `CarnetApiContext` is provided. */
export const useCarnetApi = (): CarnetApi => useRequired(CarnetApiContext, 'CarnetApiContext');

export interface NamedCase extends StoredCase {
  /** Empty when the case has no name. */
  readonly name: string;
}

/**
 * Direct access of the carnet to the store. The page has the same origin, so 10,000 items need not be sent as messages.
 * Every call may throw a Refusal, such as `locked`.
 */
export interface CarnetApi {
  /** Null before the first capture. */
  currentCase(): Promise<{ readonly caseId: string; readonly seq: number } | null>;
  /** Returns the current case; creates one when there is none. */
  ensureCase(): Promise<{ readonly caseId: string }>;
  items(caseId: string): Promise<readonly IndexedItem[]>;
  notes(caseId: string): Promise<{
    readonly notes: ReadonlyMap<string, ItemNotes>;
    /** Ids of the items whose notes cannot be read. */
    readonly damaged: readonly string[];
  }>;
  read<T>(caseId: string, caseDocument: CaseDocument<T>): Promise<T>;
  /** Reads, changes and writes a document. Resolves with the stored value once it is on the disk. */
  change<T>(caseId: string, caseDocument: CaseDocument<T>, change: (before: T) => T): Promise<T>;
  /** Replaces a document without reading it. Works while locked too. */
  replace<T>(caseId: string, caseDocument: CaseDocument<T>, value: T): Promise<void>;
  /** Attaches an item of the current case, as a document, to a target. */
  attach(place: AttachmentTarget, itemId: string): Promise<void>;
  preview(itemId: string): Promise<Blob | null>;
  /** A copy of a sealed image for redaction, and the image's size. Null when it is not stored or cannot be decoded. */
  readImage(itemId: string, path: string): Promise<{ readonly shown: Blob; readonly size: ImageSize } | null>;
  /** The messages of an imported conversation; null when its file is not stored or is of another format. */
  readConversation(itemId: string, path: string): Promise<readonly ConversationMessage[] | null>;
  /** Finds the item's images in other cases and in received dossiers. */
  findDuplicateImages(itemId: string): Promise<ImageDuplicates>;
  removeReceived(caseId: string, number: number): Promise<void>;
  cases(): Promise<readonly NamedCase[]>;
  addCase(name: string): Promise<void>;
  selectCase(caseId: string): Promise<void>;
  closeCase(caseId: string): Promise<void>;
  /** ISO instant. */
  now(): string;
  newId(): string;
  readonly toLocalTime: ToLocalTime;
  readonly advice: AdviceApi;
  readonly backups: BackupApi;
  readonly received: ReceivedDossiersApi;
  readonly saveGuide: SaveGuide;
  /** Loads the code of exports ahead. A failure is shown once one starts. */
  loadExports(): void;
  /** Renders the pages of the dossier that an export of the current case would write now. */
  readonly previewDossier: PreviewDossier;
  /** Estimates the bytes of the largest file that an export of the current case would write now. */
  estimateDossier(): Promise<number>;
  /** Rejects with Refusal `weak-passphrase` for a password of a dossier that is guessed in seconds. */
  checkPassword(password: string): Promise<void>;
}

/** Reads and writes the open store for the help pages. Every method may reject with a Refusal. */
export interface AdviceApi {
  dates(): Promise<{
    readonly deadlines: DeadlineList;
    readonly today: IsoDate;
    readonly ids: ReadonlyMap<number, string>;
    /** The « élément n° » of the items that cannot be read. */
    readonly unread: readonly number[];
  }>;
  answers(): Promise<Answers>;
  /** Whether « Qui capture » says parent, relative or professional. */
  isForSomebodyElse(): Promise<boolean>;
  /** Resolves with the stored answers once the new one is on the disk. */
  answer(question: QuestionId, answer: AnswerValue): Promise<Answers>;
  clear(): Promise<Answers>;
  /** The département chosen for the current case; null: none. */
  department(): Promise<{ readonly code: DepartmentCode | null }>;
  /** Resolves with the stored choice once it is on the disk. */
  chooseDepartment(code: DepartmentCode | null): Promise<{ readonly code: DepartmentCode | null }>;
  readReminder(): Promise<ReminderState>;
  /** Turns on the reminder shown when the carnet opens; turning it off also turns off the notification. */
  remind(on: boolean): Promise<ReminderState>;
  /** Must be called during a click: the browser asks the user for the permission. */
  notify(on: boolean): Promise<ReminderState>;
  /** Returns true when reminders are on and a date is this week. Also sets the day of the next notification. */
  due(): Promise<boolean>;
}

/** Reminders of near dates; all are off by default. */
export interface ReminderState {
  readonly carnet: boolean;
  /** The browser's notification, with the day of the next one; null when off. */
  readonly notification: { readonly next: IsoDate | null } | null;
  readonly computer: Preferences['computer'];
}

/** `url` is a `blob:` address, valid while this page is open. */
export interface CreatedBackup {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Rejects with a Refusal: `backup-…`, `weak-passphrase`, `locked`, `disk-full`, `cancelled`. */
export interface BackupApi {
  create(passphrase: string, progress: Progress, signal: AbortSignal): Promise<CreatedBackup>;
  /** Resolves with the number of restored items. */
  restore(file: File, passphrase: string, progress: Progress, signal: AbortSignal): Promise<number>;
  /** Returns the number of items without a copy elsewhere once a backup should be suggested, else 0. */
  countItemsWithoutBackup(): Promise<number>;
  /**
   * Compares the store with what was sealed, slowly; resolves with null when they match. Runs once per page: later
   * calls return the same result.
   */
  checkIntegrity(signal: AbortSignal): Promise<IntegrityFinding | null>;
}

export interface ListedDossier {
  readonly dossier: ReceivedDossier;
  readonly duplicates: readonly Duplicate[];
}

export interface ListedDossiers {
  readonly listed: readonly ListedDossier[];
  /** Numbers of the dossiers whose record cannot be read. */
  readonly damaged: readonly number[];
}

/** The outcome of importing a dossier; `sentences` are those of the verification. */
export type DossierImportOutcome =
  | { readonly kind: 'added'; readonly number: number; readonly items: number }
  | { readonly kind: 'altered' | 'unreadable'; readonly sentences: readonly string[] };

/** Received dossiers of the current case. Rejects with a Refusal: `origin-…`, `locked`, `disk-full`, `cancelled`. */
export interface ReceivedDossiersApi {
  list(): Promise<ListedDossiers>;
  importDossier(file: File, progress: Progress, signal: AbortSignal): Promise<DossierImportOutcome>;
  remove(number: number): Promise<void>;
  /** Returns a small JPEG made from an image of the dossier, or null when it cannot be decoded. */
  readImage(id: string, path: string): Promise<Blob | null>;
}

/** Imports files, and records an address alone where an image must not be kept. */
export interface ImportApi {
  /** Rejects with a Refusal: `file-empty`, `file-unknown`. */
  inspect(file: File): Promise<FileInspection>;
  /** Renders an image from the file, on this computer. */
  renderPreview(file: File): Promise<Blob>;
  /** Calls `onOutcome` for each file once it is processed; resolves after the last one, or once aborted. */
  seal(
    files: readonly FileToImport[],
    onOutcome: (index: number, outcome: FileOutcome) => void,
    signal: AbortSignal,
    /** What the files are attached to; null: they become items. */
    target: AttachmentTarget | null,
  ): Promise<void>;
  listUnfinished(): Promise<readonly UnfinishedImport[]>;
  forgetUnfinished(): Promise<void>;
  /** Resolves with the « élément n° » of the new item. */
  recordAddress(userInput: ImportUserInput): Promise<number>;
}
