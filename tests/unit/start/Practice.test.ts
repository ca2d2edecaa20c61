// @vitest-environment jsdom
import { h } from 'preact';
import { expect, it, vi } from 'vitest';
import { Practice } from '../../../src/start/Practice.tsx';
import { createUiHarness } from '../../support/ui/uiHarness.ts';

it('leads from the practice page to the captures and to the import, once something was captured', async () => {
  const openCarnet = vi.fn();
  let save = (): void => undefined;
  const page = createUiHarness({});
  await page.show(
    h(Practice, {
      subscribeToSaves: (onSave) => {
        save = onSave;
        return () => undefined;
      },
      exportTrial: () => Promise.reject(new Error('not asked for')),
      erase: async () => undefined,
      quit: () => undefined,
      openCarnet,
    }),
  );
  expect(page.find('[data-action="see-all"]')).toBeNull();
  save();
  await vi.waitFor(() => expect(page.find('[data-action="see-all"]')).not.toBeNull());
  await page.press('[data-action="see-all"]');
  await page.press('[data-action="import"]');
  expect(openCarnet.mock.calls).toEqual([['items'], ['import']]);
});
