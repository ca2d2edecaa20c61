import { expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/browser.ts', () => ({ browser: {} }));

const { createFileSaver } = await import('../../../src/browser/files.ts');

/** Returns a window whose save picker is cancelled (null), or gives a file that fails with the error named `fails`. */
function makeWindow(chosen: { readonly saved: Blob[]; readonly fails?: string } | null): Window {
  const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
    if (chosen === null) throw new DOMException('nothing chosen', 'AbortError');
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
      write: (part) => {
        if (chosen.fails) throw new DOMException('no', chosen.fails);
        parts.push(part);
      },
      close: () => void chosen.saved.push(new File(parts, suggestedName)),
    });
    return { createWritable: async () => writable };
  };
  return { showSaveFilePicker } as unknown as Window;
}

const zip = new Blob(['un dossier']);

test('createFileSaver writes the whole file to the chosen place', async () => {
  const saved: Blob[] = [];
  expect(await createFileSaver(makeWindow({ saved }))?.(zip, 'recueil.zip')).toBe(true);
  expect(await saved[0]?.text()).toBe('un dossier');
});

test('createFileSaver resolves to false on cancel and throws `disk-full` on a full disk', async () => {
  expect(await createFileSaver(makeWindow(null))?.(zip, 'recueil.zip')).toBe(false);
  const saved: Blob[] = [];
  const full = createFileSaver(makeWindow({ saved, fails: 'QuotaExceededError' }));
  await expect(full?.(zip, 'recueil.zip')).rejects.toMatchObject({ code: 'disk-full' });
  expect(saved).toEqual([]);
  expect(createFileSaver({} as Window)).toBeNull();
});
