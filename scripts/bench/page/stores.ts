import { clock, ids, locks } from '../../../src/platform/environment.ts';
import { sessionKey } from '../../../src/platform/session.ts';
import { DexieCaseStore } from '../../../src/store/caseStore.ts';
import { type Codec, plainCodec } from '../../../src/store/codec.ts';
import { RecueilDb } from '../../../src/store/db.ts';
import { DexieOriginShelf } from '../../../src/store/originShelf.ts';
import { DexieSheetStore } from '../../../src/store/sheetStore.ts';
import { Vault } from '../../../src/store/vault.ts';
import type { ReceivedDesk } from '../../../src/workflow/receivedDossiers.ts';

/** `sealed` as it ships; `plain` without encryption, for what encryption costs. */
export type Kind = 'sealed' | 'plain';

export interface BenchDesk extends ReceivedDesk {
  readonly db: RecueilDb;
  readonly codec: Codec;
}

export function benchDesk(kind: Kind, database: string): BenchDesk {
  const db = new RecueilDb(database);
  const codec = kind === 'sealed' ? new Vault(db, sessionKey) : plainCodec;
  return {
    db,
    codec,
    store: new DexieCaseStore(db, codec),
    sheets: new DexieSheetStore(db, codec),
    origins: new DexieOriginShelf(db, codec),
    clock,
    ids,
    locks,
  };
}
