// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { buildIndexItem } from '../../support/indexItem.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createUiHarness, listing, summary } from '../../support/ui/uiHarness.ts';

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
  const page = createUiHarness(listing([summary], items.length));
  const { copyToClipboard } = await openCarnet(page, 'items', createTestCarnetApi(items));
  return { page, copyToClipboard };
}

describe('the list', () => {
  it('says that a platform is read worse than before, and copies a report of names and percentages alone', async () => {
    const { page, copyToClipboard } = await openList(ITEMS);
    const note = page.textOf('[data-declines]');
    expect(note).toContain(
      'Facebook, commentaire : compte non lu dans 11 captures sur 11 depuis le 10 novembre 2026. Avant : 0 sur 12.',
    );
    expect(page.textOf('[data-declines] [role="status"]')).toBe(
      'Des noms de sites et des pourcentages, puis une question : vous pouvez y répondre, ou non.',
    );
    await page.press('[data-declines] [data-action="copy-report"]');
    expect(copyToClipboard).toHaveBeenCalledWith(
      'read worse than before\nfacebook comment author: unread in 100% of 10 or more, before in 0% of 10 or more\n\nQue voyez-vous sur la page, sans nom ni adresse\u00a0?\n',
    );
    expect(page.text()).toContain('Rapport copié.');
  });

  it.each([13, 27])(
    'copies no number of captures: one report for %i without an address as for any other',
    async (n) => {
      const items = Array.from({ length: 20 + n }, (_, index) =>
        buildIndexItem(index + 1, {
          platform: 'facebook',
          surface: 'comment',
          acquiredAt: new Date(Date.UTC(2026, 10, 20 - n - 19 + index, 8)).toISOString(),
          posted: '2026-10-20',
          permalink: index < 20 || index % 7 === 0 ? 'https://www.facebook.com/permalien' : null,
        }),
      );
      const { page, copyToClipboard } = await openList(items);
      await page.press('[data-declines] [data-action="copy-report"]');
      expect(copyToClipboard.mock.calls).toEqual([
        [
          'read worse than before\nfacebook comment address: unread in 90% of 10 or more, before in 0% of 10 or more\n\nQue voyez-vous sur la page, sans nom ni adresse\u00a0?\n',
        ],
      ]);
    },
  );

  it('says nothing of it otherwise', async () => {
    const { page } = await openList(ITEMS.slice(0, 18));
    await page.type('[name="words"]', 'inventé');
    expect(page.text()).toContain('18 captures trouvées');
    expect(page.find('[data-declines]')).toBeNull();
  });
});
