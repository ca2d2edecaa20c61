import type { BackupShelf, BackupStep, Continuation, RestoredCase } from '../domain/backup.ts';
import type { AppendedLine } from '../domain/journal.ts';
import { appendLine } from '../seal/journal.ts';
import { createSigningKey, toBase64 } from '../seal/signature.ts';
import { noteCopy } from './copies.ts';
import type { Desk } from './steps.ts';
import type { Scratch } from './writeZips.ts';

export interface BackupDesk extends Desk {
  readonly backup: BackupShelf;
  openScratch(): Promise<Omit<Scratch, 'taken'>>;
  /** AAAA-MM-JJ, where the person is. */
  today(): string;
}

export interface BackedUp {
  readonly file: File;
  readonly fileName: string;
  readonly bytes: number;
}

/** Everything in one encrypted file; a failure or a cancel leaves none behind. Throws Refusal `locked`, `disk-full`, `cancelled`. */
export async function backUp(desk: BackupDesk, passphrase: string, step: BackupStep): Promise<BackedUp> {
  // Numbers of pièces are given under this lock: they and the journal stay together.
  return desk.locks.hold('export', async () => {
    const scratch = await desk.openScratch();
    try {
      await desk.backup.write(scratch.out, passphrase, step);
      const file = await scratch.file();
      const fileName = `copie-de-secours-${desk.today()}.recueil`;
      const head = await desk.store.currentCase();
      if (head !== null) await noteCopy(desk, head.caseId);
      return { file, fileName, bytes: file.size };
    } catch (error) {
      await scratch.remove().catch(() => undefined);
      throw error;
    }
  });
}

/** Takes a copy up again in an empty store; captures wait meanwhile, and go on in it. Gives the number of items. */
export async function restore(
  desk: BackupDesk,
  file: Blob,
  passphrase: string,
  step: BackupStep,
): Promise<number> {
  const goOn = (cases: readonly RestoredCase[]) => continuation(desk, cases);
  return desk.locks.hold('export', () =>
    desk.locks.hold('cases', () => desk.backup.restore(file, passphrase, goOn, step)),
  );
}

/**
 * The device's key never leaves it, so a restored journal signs with another one from here on and says so: two lines,
 * first that it was restored, then the new key.
 */
async function continuation({ clock }: Desk, cases: readonly RestoredCase[]): Promise<Continuation> {
  const key = await createSigningKey();
  const at = clock.now().toISOString();
  const appended = new Map<string, AppendedLine[]>();
  for (const { caseId, seq, hash } of cases) {
    const restored = await appendLine({ seq, hash }, at, {
      event: 'journal.restored',
      payload: { entries: seq, head: hash },
    });
    const created = await appendLine(restored.head, at, {
      event: 'key.created',
      payload: { publicKey: toBase64(key.spki) },
    });
    appended.set(caseId, [restored, created]);
  }
  return { key, appended };
}
