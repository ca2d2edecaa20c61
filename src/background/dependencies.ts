import { browser } from '../browser/browser.ts';
import { readAvailableBytes, rotateLog, rotateLogOncePerSession } from '../browser/disk.ts';
import { clock, getBrowserVersion, getSoftware, ids, locks, readPackageAsset } from '../browser/environment.ts';
import { removeAllTempFiles } from '../browser/files.ts';
import { cropImage, decodeImage, isPlainArea, makePreview, Stitcher, showsCover } from '../browser/images.ts';
import { disableNotifications } from '../browser/notifications.ts';
import { clearLocalSettings, sessionMasterKey } from '../browser/storage.ts';
import { captureTab } from '../browser/tabCapture.ts';
import { forgetAllContexts, tabHistory } from '../browser/tabMemory.ts';
import { computeMaxBandRows, computeScale } from '../dom/geometry.ts';
import type { CaseRepository, PageCase } from '../domain/case/case.ts';
import type { ReceivedDossierRepository } from '../domain/case/receivedDossiers.ts';
import type { BackupRepository, StoreLock } from '../domain/case/store.ts';
import { DATABASE_NAME, PRACTICE_DATABASE_NAME } from '../domain/formatNames.ts';
import type { ItemIndex } from '../domain/item/itemIndex.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { DexieBackupRepository } from '../store/backupRepository.ts';
import { DexieCaseRepository } from '../store/caseRepository.ts';
import { DexieCaseStore } from '../store/caseStore.ts';
import { deleteReplacedKeys, eraseStore, onListChange, RecueilDb } from '../store/db.ts';
import { DexieDocumentStore } from '../store/documentStore.ts';
import { EncryptedCodec } from '../store/encryptedCodec.ts';
import { DexieItemIndex } from '../store/itemRows.ts';
import { DexieReceivedDossierRepository } from '../store/receivedDossierRepository.ts';
import { reencryptStore } from '../store/reencrypt.ts';
import { DexieStoreLock } from '../store/storeLock.ts';
import type { RecordDependencies } from '../workflow/capture/recordItem.ts';
import { ScreenshotCache } from '../workflow/capture/screenshots.ts';
import { type ResumeDependencies, ThreadOperators, ThreadPostCache } from '../workflow/capture/threadMemory.ts';
import type { WorkflowDependencies } from '../workflow/case/caseJournal.ts';
import { assertStrongPassphrase, COMMON_PASSPHRASES_PATH, type NewSecret } from '../workflow/passphraseStrength.ts';

function openStore(database: string) {
  const db = new RecueilDb(database, readAvailableBytes);
  db.on('ready', rotateLogOncePerSession);
  return { db, codec: new EncryptedCodec(db, sessionMasterKey) };
}

/** Creates the real store, clock, ids and locks, for any of our contexts. */
export function createDependencies(
  { db, codec } = openStore(DATABASE_NAME),
  pageCase: PageCase | null = null,
): AppDependencies {
  return {
    store: new DexieCaseStore(db, codec, pageCase),
    documentStore: new DexieDocumentStore(db, codec),
    caseRepository: new DexieCaseRepository(db),
    itemIndex: new DexieItemIndex(db, codec),
    receivedDossiers: new DexieReceivedDossierRepository(db, codec),
    storeLock: new DexieStoreLock(db, codec, sessionMasterKey, clock, locks),
    eraseAll: async () => {
      await eraseStore(db);
      await Promise.all([
        rotateLog(),
        sessionMasterKey.clear(),
        clearLocalSettings(),
        disableNotifications(),
        forgetAllContexts(),
        removeAllTempFiles(),
      ]);
    },
    removeTempFiles: removeAllTempFiles,
    readEpoch: () => codec.readEpoch(),
    inEpoch: (epoch) => {
      const bound = codec.inEpoch(epoch);
      return { store: new DexieCaseStore(db, bound, pageCase), documentStore: new DexieDocumentStore(db, bound) };
    },
    onListChange: (listener) => onListChange(db, listener),
    deleteReplacedKeys: async () => {
      if (await deleteReplacedKeys(db)) await rotateLog();
    },
    reencrypt: async (progress, signal) => {
      if (await reencryptStore(db, codec, progress, signal)) await rotateLog();
    },
    clock,
    ids,
    locks,
  };
}

export interface AppDependencies extends WorkflowDependencies {
  readonly storeLock: StoreLock;
  readonly caseRepository: CaseRepository;
  readonly itemIndex: ItemIndex;
  readonly receivedDossiers: ReceivedDossierRepository;
  /** Returns the store's epoch (src/store/store.design.md). */
  readEpoch(): Promise<string>;
  /** Returns the store for work that began in an epoch: once that one has ended, writes throw Refusal `cancelled`. */
  inEpoch(epoch: string): Pick<AppDependencies, 'store' | 'documentStore'>;
  /** Calls `listener` after each change, by any of our contexts, of what the lists show. Returns how to stop. */
  onListChange(listener: () => void): () => void;
  /** Erases the whole store and all settings, as after an installation. */
  eraseAll(): Promise<void>;
  /** Removes the dossiers and backups that open pages still offer. */
  removeTempFiles(): Promise<void>;
  /** Deletes replaced wrapping keys. Call it at each start, since an earlier call may have been interrupted. */
  deleteReplacedKeys(): Promise<void>;
  /** Re-encrypts records of older key generations; resumable. */
  reencrypt(progress: Progress, signal: AbortSignal): Promise<void>;
}

/** Returns dependencies for work that begins now: nothing of it is stored after an erasing. */
export const bindToCurrentEpoch = async <D extends AppDependencies>(deps: D): Promise<D> => ({
  ...deps,
  ...deps.inEpoch(await deps.readEpoch()),
});

export interface CarnetDependencies extends AppDependencies {
  readonly backupRepository: BackupRepository;
  readonly pageCase: PageCase;
}

/** Adds what the carnet alone needs. `caseId`: the case that the page shows; null: the one that captures go to. */
export function createCarnetDependencies(caseId: string | null): CarnetDependencies {
  const opened = openStore(DATABASE_NAME);
  const pageCase: PageCase = { caseId };
  return {
    ...createDependencies(opened, pageCase),
    backupRepository: new DexieBackupRepository(opened.db, opened.codec),
    pageCase,
  };
}

/** Adds what the background needs for captures. */
export function createCaptureDependencies(
  base = createDependencies(),
): AppDependencies & RecordDependencies & ResumeDependencies {
  return {
    ...base,
    imageProcessor: {
      decode: decodeImage,
      crop: cropImage,
      preview: makePreview,
      isPlain: isPlainArea,
      showsCover,
      createStitcher: () => new Stitcher(computeMaxBandRows, computeScale),
    },
    software: getSoftware(),
    shoot: captureTab,
    screenshotCache: new ScreenshotCache(),
    threadOperators: new ThreadOperators(),
    threadPostCache: new ThreadPostCache(),
    tabHistory: {
      ...tabHistory,
      // While the store is locked, its digests could confirm which pages were captured.
      add: async (tabId, caseId, one) => {
        if ((await base.storeLock.state()).kind !== 'locked') await tabHistory.add(tabId, caseId, one);
      },
    },
    readBrowserInfo: async (tabId) => {
      const [version, zoom] = await Promise.all([getBrowserVersion(), browser.tabs.getZoom(tabId)]);
      return { browser: version, zoom: String(Math.round(zoom * 1000) / 1000) };
    },
  };
}

export const createPracticeDependencies = (): AppDependencies => createDependencies(openStore(PRACTICE_DATABASE_NAME));

export const erasePracticeStore = (): Promise<void> => eraseStore(new RecueilDb(PRACTICE_DATABASE_NAME));

/** Throws Refusal `weak-passphrase`. */
export const checkPassphrase = (secret: NewSecret): Promise<void> =>
  assertStrongPassphrase(
    async () => Uint8Array.fromBase64(new TextDecoder().decode(await readPackageAsset(COMMON_PASSPHRASES_PATH))),
    secret,
  );
