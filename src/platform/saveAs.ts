import { Refusal } from '../domain/errors.ts';

/** Chromium's; its types are not in TypeScript's library. */
interface Picker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

const picker = (window: Window): Picker | null =>
  'showSaveFilePicker' in window ? (window as unknown as Picker) : null;

/**
 * Writes a file where the person chooses, a key in a pocket for instance, past the list of downloads. Null where the
 * browser has no such door. What it gives resolves with false when the person chose nothing; until the last byte is
 * there, nothing of that name is. Throws Refusal `disk-full`, `export-failed`.
 */
export function saverIn(window: Window): ((file: Blob, name: string) => Promise<boolean>) | null {
  const door = picker(window);
  if (door === null) return null;
  return async (file, name) => {
    try {
      const handle = await door.showSaveFilePicker({ suggestedName: name });
      await file.stream().pipeTo(await handle.createWritable());
      return true;
    } catch (error) {
      const fault = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (fault === 'AbortError') return false;
      throw new Refusal(fault === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
    }
  };
}
