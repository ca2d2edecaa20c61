import { Refusal } from '../domain/shared/errors.ts';

/** Chromium's; its types are not in TypeScript's library. */
interface SavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

const findSavePicker = (window: Window): SavePicker | null =>
  'showSaveFilePicker' in window ? (window as unknown as SavePicker) : null;

/**
 * Writes a file where the person chooses, a key in a pocket for instance, past the list of downloads. Null where the
 * browser has no such door. What it gives resolves with false when the person chose nothing; until the last byte is
 * there, nothing of that name is. Throws Refusal `disk-full`, `export-failed`.
 */
export function createFileSaver(window: Window): ((file: Blob, name: string) => Promise<boolean>) | null {
  const savePicker = findSavePicker(window);
  if (savePicker === null) return null;
  return async (file, name) => {
    try {
      const handle = await savePicker.showSaveFilePicker({ suggestedName: name });
      await file.stream().pipeTo(await handle.createWritable());
      return true;
    } catch (error) {
      const errorName = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (errorName === 'AbortError') return false;
      throw new Refusal(errorName === 'QuotaExceededError' ? 'disk-full' : 'export-failed', {}, error);
    }
  };
}
