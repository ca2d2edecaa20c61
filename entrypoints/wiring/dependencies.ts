import { scaleOf } from '../../src/capture/frame.ts';
import { bandRows } from '../../src/capture/whole/bands.ts';
import type { CaseRepository } from '../../src/domain/case/caseRepository.ts';
import type { ItemIndex } from '../../src/domain/item/itemIndex.ts';
import type { ReceivedDossierRepository } from '../../src/domain/received/receivedDossiers.ts';
import type { Progress } from '../../src/domain/shared/ports.ts';
import type { BackupRepository } from '../../src/domain/store/backup.ts';
import type { StoreLock } from '../../src/domain/store/storeLock.ts';
import { browser } from '../../src/platform/browser.ts';
import { readAvailableBytes } from '../../src/platform/diskQuota.ts';
import { clock, getMachine, getSoftware, ids, locks } from '../../src/platform/environment.ts';
import { cropImage, decodeImage, makePreview } from '../../src/platform/image.ts';
import { rotateLog, rotateLogOncePerSession } from '../../src/platform/leveldbLogRotation.ts';
import { disableNotifications } from '../../src/platform/notifications.ts';
import { takeScreenshot } from '../../src/platform/screenshot.ts';
import { sessionMasterKey } from '../../src/platform/session.ts';
import { clearLocalSettings } from '../../src/platform/settings.ts';
import { Stitcher } from '../../src/platform/stitch.ts';
import { tabHistory } from '../../src/platform/tabHistory.ts';
import { removeAllTempFiles } from '../../src/platform/tempFiles.ts';
import { DexieBackupRepository } from '../../src/store/backup/backupRepository.ts';
import { DexieCaseRepository } from '../../src/store/caseRepository.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { RecueilDb } from '../../src/store/db.ts';
import { DexieDocumentStore } from '../../src/store/documentStore.ts';
import { EncryptedCodec } from '../../src/store/encryptedCodec.ts';
import { deleteReplacedKeys, eraseStore } from '../../src/store/eraseStore.ts';
import { DexieItemIndex } from '../../src/store/itemIndex.ts';
import { DexieReceivedDossierRepository } from '../../src/store/receivedDossierRepository.ts';
import { reencryptStore } from '../../src/store/reencrypt.ts';
import { DexieStoreLock } from '../../src/store/storeLock.ts';
import type { RecordDependencies } from '../../src/workflow/capture/recordItem.ts';
import { ScreenshotCache } from '../../src/workflow/capture/screenshotCache.ts';
import type { WorkflowDependencies } from '../../src/workflow/case/caseJournal.ts';

const DATABASE_NAME = 'recueil';
/** What is tried on the practice page: a store of its own, erased each time. */
const PRACTICE_DATABASE_NAME = 'recueil-practice';

/** The real store, clock, ids and locks, in whichever of our contexts. */
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
    storeLock: new DexieStoreLock(db, codec, sessionMasterKey, clock),
    eraseAll: async () => {
      await eraseStore(db);
      await Promise.all([
        rotateLog(),
        sessionMasterKey.clear(),
        clearLocalSettings(),
        disableNotifications(),
        tabHistory.forget(),
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
  /** The whole store and every answer of the person: as after an installation. */
  eraseAll(): Promise<void>;
  /** Deletes for good what a change of passphrase replaced; to be called again after a death. */
  deleteReplacedKeys(): Promise<void>;
  /** Encrypts again what an older passphrase, or none, had; resumable. */
  reencrypt(progress: Progress, signal: AbortSignal): Promise<void>;
}

/** What the background needs besides, to take pictures. */
export function createCaptureDependencies(
  around = createDependencies(),
): AppDependencies & RecordDependencies {
  return {
    ...around,
    imageProcessor: {
      decode: decodeImage,
      crop: cropImage,
      preview: makePreview,
      createStitcher: () => new Stitcher(bandRows, scaleOf),
    },
    software: getSoftware(),
    shoot: takeScreenshot,
    screenshotCache: new ScreenshotCache(),
    tabHistory: tabHistory,
    readBrowserInfo: async (tabId) => {
      const [around, zoom] = await Promise.all([getMachine(), browser.tabs.getZoom(tabId)]);
      return { ...around, zoom: String(Math.round(zoom * 1000) / 1000) };
    },
  };
}

export const createPracticeDependencies = (): AppDependencies => createDependencies(PRACTICE_DATABASE_NAME);

export const erasePracticeStore = (): Promise<void> => eraseStore(new RecueilDb(PRACTICE_DATABASE_NAME));
