import type { BackupControl, BackupRepository } from '../../domain/store/backup.ts';
import type { Codec } from '../codec.ts';
import type { RecueilDb } from '../db.ts';
import { ARGON2_PARAMETERS, type Argon2Parameters } from '../passphraseKey.ts';
import { encodeStore } from './encodeStore.ts';
import { createEncryptingStream, decryptFile } from './encryptedFile.ts';
import { decodeRecords } from './recordFraming.ts';
import { restoreRecords } from './restore.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export class DexieBackupRepository implements BackupRepository {
  readonly #db: RecueilDb;
  readonly #codec: Codec;
  readonly #argon2: Argon2Parameters;

  constructor(db: RecueilDb, codec: Codec, argon2: Argon2Parameters = ARGON2_PARAMETERS) {
    this.#db = db;
    this.#codec = codec;
    this.#argon2 = argon2;
  }

  async write(out: WritableStream<Bytes>, passphrase: string, step: BackupControl): Promise<void> {
    const writer = (await createEncryptingStream(out, passphrase, this.#argon2)).getWriter();
    try {
      for await (const part of encodeStore(this.#db, this.#codec, step)) {
        // A large file is streamed, so that it is never read into memory at once.
        if (part instanceof Blob) for await (const chunk of part.stream()) await writer.write(chunk);
        else await writer.write(part);
      }
      await writer.close();
    } catch (error) {
      await writer.abort(error).catch(() => undefined);
      throw error;
    }
  }

  restore(
    file: Blob,
    passphrase: string,
    continueJournals: Parameters<BackupRepository['restore']>[2],
    step: BackupControl,
  ): Promise<number> {
    const records = decodeRecords(decryptFile(file, passphrase));
    return restoreRecords(this.#db, this.#codec, records, continueJournals, { ...step, bytes: file.size });
  }
}
