import { openScratch } from '../../src/platform/scratch.ts';
import type { Backups } from '../../src/ui/backup/backups.ts';
import { backUp, restore } from '../../src/workflow/backup.ts';
import { itemsAlone } from '../../src/workflow/copies.ts';
import type { StoreDesk } from './desk.ts';

/** Copies of the whole store, made and taken up in the carnet itself: it lives as long as the person waits. */
export function backupsOf(desk: StoreDesk): Backups {
  const today = () => {
    const now = desk.clock.now();
    const two = (part: number) => String(part).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
  const backupDesk = { ...desk, openScratch, today };
  return {
    make: async (passphrase, progress, signal) => {
      const { file, fileName, bytes } = await backUp(backupDesk, passphrase, { progress, signal });
      return { url: URL.createObjectURL(file), fileName, bytes };
    },
    restore: (file, passphrase, progress, signal) =>
      restore(backupDesk, file, passphrase, { progress, signal }),
    itemsAlone: () => itemsAlone(desk),
  };
}
