import type { StoreFinding } from '../../src/domain/storeFinding.ts';
import { openScratch } from '../../src/platform/scratch.ts';
import type { Backups } from '../../src/ui/backup/backups.ts';
import { backUp, restore } from '../../src/workflow/backup.ts';
import { itemsAlone } from '../../src/workflow/copies.ts';
import { checkStore } from '../../src/workflow/selfCheck.ts';
import type { StoreDesk } from './desk.ts';

const PAUSE_MS = 30;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));

/** Copies of the whole store, made and taken up in the carnet itself: it lives as long as the person waits. */
export function backupsOf(desk: StoreDesk): Backups {
  const today = () => {
    const now = desk.clock.now();
    const two = (part: number) => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
  let checked = false;
  let finding: StoreFinding | null = null;
  const backupDesk = { ...desk, openScratch, today };
  return {
    make: async (passphrase, progress, signal) => {
      const { file, fileName, bytes } = await backUp(backupDesk, passphrase, { progress, signal });
      return { url: URL.createObjectURL(file), fileName, bytes };
    },
    restore: (file, passphrase, progress, signal) =>
      restore(backupDesk, file, passphrase, { progress, signal }),
    itemsAlone: () => itemsAlone(desk),
    check: async (signal) => {
      // Left before it was through: from the beginning next time.
      if (checked) return finding;
      finding = await checkStore({ ...desk, pause }, signal);
      checked = !signal.aborted;
      return finding;
    },
  };
}
