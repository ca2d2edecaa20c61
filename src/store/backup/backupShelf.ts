import type { BackupShelf, BackupStep } from '../../domain/backup.ts';
import type { Codec } from '../codec.ts';
import type { RecueilDb } from '../db.ts';
import { STRETCHING, type Stretching } from '../keyring.ts';
import { openedFrom, sealingInto } from './cipherFile.ts';
import { framesOf } from './frames.ts';
import { restoreFrames } from './restore.ts';
import { framesOfStore } from './write.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export class DexieBackupShelf implements BackupShelf {
  readonly #db: RecueilDb;
  readonly #codec: Codec;
  readonly #stretching: Stretching;

  constructor(db: RecueilDb, codec: Codec, stretching: Stretching = STRETCHING) {
    this.#db = db;
    this.#codec = codec;
    this.#stretching = stretching;
  }

  async write(out: WritableStream<Bytes>, passphrase: string, step: BackupStep): Promise<void> {
    const writer = (await sealingInto(out, passphrase, this.#stretching)).getWriter();
    try {
      for await (const part of framesOfStore(this.#db, this.#codec, step)) {
        // A large file goes in pieces.
        if (part instanceof Blob) for await (const piece of part.stream()) await writer.write(piece);
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
    goOn: Parameters<BackupShelf['restore']>[2],
    step: BackupStep,
  ): Promise<number> {
    const frames = framesOf(openedFrom(file, passphrase));
    return restoreFrames(this.#db, this.#codec, frames, goOn, { ...step, bytes: file.size });
  }
}
