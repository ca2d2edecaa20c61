// @vitest-environment jsdom
import { h } from 'preact';
import { expect, it, vi } from 'vitest';
import { Practice } from '../../../src/start/Practice.tsx';
import { createUiHarness } from '../../support/ui/uiHarness.ts';

it('leads from the practice page to the captures and to the import', async () => {
  const openCarnet = vi.fn();
  const page = createUiHarness({});
  await page.show(
    h(Practice, {
      subscribeToSaves: () => () => undefined,
      exportTrial: () => Promise.reject(new Error('not asked for')),
      erase: async () => undefined,
      quit: () => undefined,
      openCarnet,
    }),
  );
  await page.press('[data-action="see-all"]');
  await page.press('[data-action="import"]');
  expect(openCarnet.mock.calls).toEqual([['items'], ['import']]);
});
