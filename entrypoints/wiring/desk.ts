import { browser } from '../../src/platform/browser.ts';
import { clock, ids, locks, machine, software } from '../../src/platform/environment.ts';
import { crop, decode, preview } from '../../src/platform/image.ts';
import { shoot } from '../../src/platform/screenshot.ts';
import { DexieCaseStore } from '../../src/store/caseStore.ts';
import { plainCodec } from '../../src/store/codec.ts';
import { RecueilDb } from '../../src/store/db.ts';
import type { RecordDesk } from '../../src/workflow/record.ts';
import type { Desk } from '../../src/workflow/steps.ts';

const DATABASE = 'recueil';

/** The real store, clock, ids and locks, in whichever of our contexts. */
export function desk(): Desk {
  return { store: new DexieCaseStore(new RecueilDb(DATABASE), plainCodec), clock, ids, locks };
}

/** What the background needs besides, to take pictures. */
export function captureDesk(): RecordDesk {
  return {
    ...desk(),
    darkroom: { decode, crop, preview },
    software: software(),
    shoot,
    circumstances: async (tabId) => {
      const [around, zoom] = await Promise.all([machine(), browser.tabs.getZoom(tabId)]);
      return { ...around, zoom: String(Math.round(zoom * 1000) / 1000) };
    },
  };
}
