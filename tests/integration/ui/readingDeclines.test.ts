// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Carnet } from '../../../src/carnet/Carnet.tsx';
import { PendingWrites } from '../../../src/carnet/useCaseDocument.tsx';
import { buildIndexItem } from '../../support/indexItem.ts';
import { startAt } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, summary } from '../../support/ui/uiHarness.ts';

/** Twelve comments with an account, then eleven without, one a day until 20 November 2026. */
const ITEMS = Array.from({ length: 23 }, (_, index) =>
  buildIndexItem(index + 1, {
    platform: 'facebook',
    surface: 'comment',
    acquiredAt: new Date(Date.UTC(2026, 9, 29 + index, 8)).toISOString(),
    posted: '2026-10-20',
    permalink: 'https://www.facebook.com/permalien',
    ...(index >= 12 && { handle: null, displayName: null }),
  }),
);

async function openList(items: typeof ITEMS) {
  const page = createUiHarness({
    'ui>bg:listItems': () => ({ total: items.length, items: [summary], interrupted: [] }),
  });
  const copyToClipboard = vi.fn(async (_: string) => undefined);
  await page.show(
    h(Carnet, {
      onLockChange: page.onLockChange,
      carnetApi: createTestCarnetApi(items),
      ...startAt('items'),
      allowAuthority: async () => false,
      quit: vi.fn(),
      pendingWrites: new PendingWrites(),
      copyToClipboard,
    }),
  );
  return { page, copyToClipboard };
}

describe('the list', () => {
  it('says that a platform is read worse than before, and copies a report of counts and codes alone', async () => {
    const { page, copyToClipboard } = await openList(ITEMS);
    await vi.waitFor(() => expect(page.find('[data-declines]')).not.toBeNull());
    const note = page.find('[data-declines]')?.textContent?.replace(/\s/g, ' ');
    expect(note).toContain(
      'Facebook, commentaire : compte non lu dans 11 captures sur 11 depuis le 10 novembre 2026. Avant : 0 sur 12.',
    );
    await page.press('[data-declines] [data-action="copy-report"]');
    expect(copyToClipboard).toHaveBeenCalledWith(
      'read worse than before\nfacebook comment author: unread 11/11, before 0/12',
    );
    expect(page.text()).toContain('Rapport copié.');
  });

  it('says nothing of it otherwise', async () => {
    const { page } = await openList(ITEMS.slice(0, 18));
    await vi.waitFor(() => expect(page.find('[data-list="items"]')).not.toBeNull());
    await page.type('[name="words"]', 'inventé');
    expect(page.text()).toContain('18 captures trouvées');
    expect(page.find('[data-declines]')).toBeNull();
  });
});
