import { computeMaxBandRows, computeScale } from '../../src/dom/geometry.ts';
import type { CaseRepository } from '../../src/domain/case/case.ts';
import type { ReceivedDossierRepository } from '../../src/domain/case/receivedDossiers.ts';
import type { BackupRepository, StoreLock } from '../../src/domain/case/store.ts';
import { DATABASE_NAME, PRACTICE_DATABASE_NAME } from '../../src/domain/formatNames.ts';
import type { ItemIndex } from '../../src/domain/item/itemIndex.ts';
import type { Progress } from '../../src/domain/shared/ports.ts';
import { browser } from '../../src/platform/browser.ts';
import { showsCover } from '../../src/platform/coverSearch.ts';
import { readAvailableBytes } from '../../src/platform/diskQuota.ts';
import { clock, getMachine, getSoftware, ids, locks } from '../../src/platform/environment.ts';
import { cropImage, decodeImage, makePreview } from '../../src/platform/image.ts';
import { rotateLog, rotateLogOncePerSession } from '../../src/platform/leveldbLogRotation.ts';
import { disableNotifications } from '../../src/platform/notifications.ts';
import { forgetAllContexts } from '../../src/platform/pendingContextTabs.ts';
import { takeScreenshot } from '../../src/platform/screenshot.ts';
import { sessionMasterKey } from '../../src/platform/session.ts';
import { clearLocalSettings } from '../../src/platform/settings.ts';
import { Stitcher } from '../../src/platform/stitch.ts';
import { tabHistory } from '../../src/platform/tabHistory.ts';
import { takenPosts } from '../../src/platform/takenPosts.ts';
import { removeAllTempFiles } from '../../src/platform/tempFiles.ts';
import { DexieBackupRepository } from '../../src/store/backupRepository.ts';
import { DexieCaseRepository } from '../../src/store/caseRepository.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { deleteReplacedKeys, eraseStore, RecueilDb } from '../../src/store/db.ts';
import { DexieDocumentStore } from '../../src/store/documentStore.ts';
import { EncryptedCodec } from '../../src/store/encryptedCodec.ts';
import { DexieItemIndex } from '../../src/store/itemRows.ts';
import { DexieReceivedDossierRepository } from '../../src/store/receivedDossierRepository.ts';
import { reencryptStore } from '../../src/store/reencrypt.ts';
import { DexieStoreLock } from '../../src/store/storeLock.ts';
import type { RecordDependencies } from '../../src/workflow/capture/recordItem.ts';
import { ScreenshotCache } from '../../src/workflow/capture/screenshots.ts';
import { type ResumeDependencies, ThreadOperators } from '../../src/workflow/capture/threadMemory.ts';
import type { WorkflowDependencies } from '../../src/workflow/case/caseJournal.ts';

/** Creates the real store, clock, ids and locks, for any of our contexts. */
export function createDependencies(database = DATABASE_NAME): AppDependencies {
  const db = new RecueilDb(database, readAvailableBytes);
  db.on('ready', rotateLogOncePerSession);
  const codec = new EncryptedCodec(db, sessionMasterKey);
  return {
    store: new DexieCaseStore(db, codec),
    documentStore: new DexieDocumentStore(db, codec),
    caseRepository: new DexieCaseRepository(db),
    itemIndex: new DexieItemIndex(db, codec),
    backupRepository: new DexieBackupRepository(db, codec),
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
  readonly backupRepository: BackupRepository;
  readonly receivedDossiers: ReceivedDossierRepository;
  /** Erases the whole store and all settings, as after an installation. */
  eraseAll(): Promise<void>;
  /** Permanently deletes replaced wrapping keys. Call it at each start, since an earlier call may have been interrupted. */
  deleteReplacedKeys(): Promise<void>;
  /** Re-encrypts records of older key generations; resumable. */
  reencrypt(progress: Progress, signal: AbortSignal): Promise<void>;
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
      showsCover,
      createStitcher: () => new Stitcher(computeMaxBandRows, computeScale),
    },
    software: getSoftware(),
    shoot: takeScreenshot,
    screenshotCache: new ScreenshotCache(),
    threadOperators: new ThreadOperators(),
    takenPosts,
    tabHistory: {
      ...tabHistory,
      // While the store is locked, its digests could confirm which pages were captured.
      add: async (tabId, caseId, one) => {
        if ((await base.storeLock.state()).kind !== 'locked') await tabHistory.add(tabId, caseId, one);
      },
    },
    readBrowserInfo: async (tabId) => {
      const [machine, zoom] = await Promise.all([getMachine(), browser.tabs.getZoom(tabId)]);
      return { ...machine, zoom: String(Math.round(zoom * 1000) / 1000) };
    },
  };
}

export const createPracticeDependencies = (): AppDependencies => createDependencies(PRACTICE_DATABASE_NAME);

export const erasePracticeStore = (): Promise<void> => eraseStore(new RecueilDb(PRACTICE_DATABASE_NAME));
