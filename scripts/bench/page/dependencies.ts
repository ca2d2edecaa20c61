import { clock, ids, locks } from '../../../src/browser/environment.ts';
import { sessionMasterKey } from '../../../src/browser/storage.ts';
import { DexieCaseStore } from '../../../src/store/caseStore.ts';
import { RecueilDb } from '../../../src/store/db.ts';
import { DexieDocumentStore } from '../../../src/store/documentStore.ts';
import { type Codec, EncryptedCodec } from '../../../src/store/encryptedCodec.ts';
import { DexieReceivedDossierRepository } from '../../../src/store/receivedDossierRepository.ts';
import type { ReceivedDossierDependencies } from '../../../src/workflow/receivedDossierList.ts';
import { plaintextCodec } from '../../../tests/support/plaintextCodec.ts';

/** `encrypted`: as shipped. `plain`: without encryption, to measure its cost. */
export type StoreKind = 'encrypted' | 'plain';

export interface BenchDependencies extends ReceivedDossierDependencies {
  readonly db: RecueilDb;
  readonly codec: Codec;
}

export function buildBenchDependencies(kind: StoreKind, database: string): BenchDependencies {
  const db = new RecueilDb(database);
  const codec = kind === 'encrypted' ? new EncryptedCodec(db, sessionMasterKey) : plaintextCodec;
  return {
    db,
    codec,
    store: new DexieCaseStore(db, codec),
    documentStore: new DexieDocumentStore(db, codec),
    receivedDossiers: new DexieReceivedDossierRepository(db, codec),
    clock,
    ids,
    locks,
  };
}
