import { scaleOf } from '../../src/capture/frame.ts';
import { bandRows } from '../../src/capture/whole/bands.ts';
import type { BackupShelf } from '../../src/domain/backup.ts';
import type { CaseShelf } from '../../src/domain/caseShelf.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Keeper } from '../../src/domain/keeper.ts';
import type { OriginShelf } from '../../src/domain/origins.ts';
import type { Progress } from '../../src/domain/ports.ts';
import { browser } from '../../src/platform/browser.ts';
import { clock, ids, locks, machine, software } from '../../src/platform/environment.ts';
import { freshLog, leaveOldLog } from '../../src/platform/freshLog.ts';
import { crop, decode, preview } from '../../src/platform/image.ts';
import { forgetPreferences } from '../../src/platform/preferences.ts';
import { turnNoticesOff } from '../../src/platform/reminder.ts';
import { roomLeft } from '../../src/platform/room.ts';
import { takeScratch } from '../../src/platform/scratch.ts';
import { shoot } from '../../src/platform/screenshot.ts';
import { sessionKey } from '../../src/platform/session.ts';
import { Stitcher } from '../../src/platform/stitch.ts';
import { tabPaths } from '../../src/platform/tabPaths.ts';
import { DexieBackupShelf } from '../../src/store/backup/backupShelf.ts';
import { DexieCaseShelf } from '../../src/store/caseShelf.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { DexieCatalogue } from '../../src/store/catalogue.ts';
import { RecueilDb } from '../../src/store/db.ts';
import { deleteReplaced, eraseStore } from '../../src/store/eraseStore.ts';
import { StoreKeeper } from '../../src/store/keeper.ts';
import { DexieOriginShelf } from '../../src/store/originShelf.ts';
import { reseal } from '../../src/store/reseal.ts';
import { DexieSheetStore } from '../../src/store/sheetStore.ts';
import { Vault } from '../../src/store/vault.ts';
import type { RecordDesk } from '../../src/workflow/record.ts';
import { SharedShots } from '../../src/workflow/sharedShots.ts';
import type { Desk } from '../../src/workflow/steps.ts';

const DATABASE = 'recueil';
/** What is tried on the practice page: a store of its own, erased each time. */
const PRACTICE = 'recueil-practice';

/** The real store, clock, ids and locks, in whichever of our contexts. */
export function desk(database = DATABASE): StoreDesk {
  const db = new RecueilDb(database, roomLeft);
  db.on('ready', freshLog);
  const vault = new Vault(db, sessionKey);
  return {
    store: new DexieCaseStore(db, vault),
    sheets: new DexieSheetStore(db, vault),
    shelf: new DexieCaseShelf(db),
    catalogue: new DexieCatalogue(db, vault),
    backup: new DexieBackupShelf(db, vault),
    origins: new DexieOriginShelf(db, vault),
    keeper: new StoreKeeper(db, vault, sessionKey, clock),
    eraseAll: async () => {
      await eraseStore(db);
      await Promise.all([
        leaveOldLog(),
        sessionKey.clear(),
        forgetPreferences(),
        turnNoticesOff(),
        tabPaths.forget(),
        takeScratch(),
      ]);
    },
    letGo: async () => {
      if (await deleteReplaced(db)) await leaveOldLog();
    },
    reseal: async (progress, signal) => {
      if (await reseal(db, vault, progress, signal)) await leaveOldLog();
    },
    clock,
    ids,
    locks,
  };
}

export interface StoreDesk extends Desk {
  readonly keeper: Keeper;
  readonly shelf: CaseShelf;
  readonly catalogue: Catalogue;
  readonly backup: BackupShelf;
  readonly origins: OriginShelf;
  /** The whole store and every answer of the person: as after an installation. */
  eraseAll(): Promise<void>;
  /** Deletes for good what a change of passphrase replaced; to be called again after a death. */
  letGo(): Promise<void>;
  /** Encrypts again what an older passphrase, or none, had; resumable. */
  reseal(progress: Progress, signal: AbortSignal): Promise<void>;
}

/** What the background needs besides, to take pictures. */
export function captureDesk(around = desk()): StoreDesk & RecordDesk {
  return {
    ...around,
    darkroom: { decode, crop, preview, stitching: () => new Stitcher(bandRows, scaleOf) },
    software: software(),
    shoot,
    screens: new SharedShots(),
    paths: tabPaths,
    circumstances: async (tabId) => {
      const [around, zoom] = await Promise.all([machine(), browser.tabs.getZoom(tabId)]);
      return { ...around, zoom: String(Math.round(zoom * 1000) / 1000) };
    },
  };
}

export const practiceDesk = (): StoreDesk => desk(PRACTICE);

export const erasePractice = (): Promise<void> => eraseStore(new RecueilDb(PRACTICE));
