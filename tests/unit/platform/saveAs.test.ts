import { expect, test } from 'vitest';
import { createFileSaver } from '../../../src/platform/saveAs.ts';

/** A window whose picker gives a file that fails as told, or none. */
function windowWith(chosen: { readonly written: Blob[]; readonly fails?: string } | null): Window {
  const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
    if (chosen === null) throw new DOMException('nothing chosen', 'AbortError');
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (part) => {
        if (chosen.fails) throw new DOMException('no', chosen.fails);
        parts.push(part);
      },
      close: () => void chosen.written.push(new File(parts, suggestedName)),
    });
    return { createWritable: async () => writable };
  };
  return { showSaveFilePicker } as unknown as Window;
}

const zip = new Blob(['un dossier']);

test('writes the whole file where the person chose', async () => {
  const written: Blob[] = [];
  expect(await createFileSaver(windowWith({ written }))?.(zip, 'recueil.zip')).toBe(true);
  expect(await written[0]?.text()).toBe('un dossier');
});

test('nothing chosen is no fault; a full disk is told', async () => {
  expect(await createFileSaver(windowWith(null))?.(zip, 'recueil.zip')).toBe(false);
  const written: Blob[] = [];
  const full = createFileSaver(windowWith({ written, fails: 'QuotaExceededError' }));
  await expect(full?.(zip, 'recueil.zip')).rejects.toMatchObject({ code: 'disk-full' });
  expect(written).toEqual([]);
  expect(createFileSaver({} as Window)).toBeNull();
});
