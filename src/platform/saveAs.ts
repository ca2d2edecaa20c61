import { Refusal } from '../domain/shared/errors.ts';

/** Chromium only; not in TypeScript's DOM types. */
interface SavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

const findSavePicker = (window: Window): SavePicker | null =>
  'showSaveFilePicker' in window ? (window as unknown as SavePicker) : null;

/**
 * Returns a function that writes a file where the person chooses, for example on a USB stick, without an entry in the
 * list of downloads. Null when the browser has no save picker. The function resolves to false when the person cancels,
 * and throws Refusal `disk-full` or `export-failed`. The file appears under its name only when it is complete.
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
