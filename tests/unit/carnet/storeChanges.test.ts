// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { inspected } from '../../support/ui/importPage.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';

async function open(path: string, overrides: Partial<CarnetApi>) {
  const { page } = await showCarnet({}, path, { ...createTestCarnetApi(), ...overrides });
  return page;
}

describe('a view that stays displayed after an erasing in another tab', () => {
  it('lists no received dossier of before, and no outcome of receiving one', async () => {
    const { received } = createTestCarnetApi();
    let damaged: readonly number[] = [1];
    const page = await open('received', {
      received: {
        ...received,
        list: async () => ({ listed: [], damaged }),
        receiveDossier: async () => ({ kind: 'added', number: 1, items: 2 }),
      },
    });
    await page.giveFiles('#received-file', 'a.zip');
    expect(page.find('[data-received]')).not.toBeNull();
    expect(page.find('[data-damaged]')).not.toBeNull();
    damaged = [];
    await page.changeLock();
    await vi.waitFor(() => expect(page.find('[data-damaged]')).toBeNull());
    expect(page.find('[data-received]')).toBeNull();
  });

  it.each([
    ['when all are sealed', Promise.resolve()],
    ['while others are being sealed', new Promise<void>(() => {})],
  ])('names no file that was imported before, %s, and keeps those that are chosen', async (_, end) => {
    const { imports } = createTestCarnetApi();
    const seal: CarnetApi['imports']['seal'] = async (files, onOutcome) => {
      files.forEach(({ file }, index) => {
        if (file.name === 'un.png') onOutcome(index, { kind: 'sealed' });
      });
      await end;
    };
    const page = await open('import', { imports: { ...imports, seal, inspect: async () => inspected() } });
    await page.giveFiles('#import-files', 'un.png', 'deux.png');
    await page.press('input[name="image-question"][value="no"]');
    await page.press('[data-action="seal"]');
    await vi.waitFor(() => expect(page.find('[data-outcome="sealed"]')).not.toBeNull());
    await page.changeLock();
    await vi.waitFor(() => expect(page.find('[data-file="un.png"]')).toBeNull());
    expect(page.find('[data-outcome="sealed"]')).toBeNull();
    expect(page.find('[data-file="deux.png"]')).not.toBeNull();
  });

  it('names no file of an import that was interrupted before', async () => {
    const { imports } = createTestCarnetApi();
    let unfinished = [{ at: '2026-11-20T08:00:00.000Z', names: ['photo.png'] }];
    const page = await open('import', { imports: { ...imports, listUnfinished: async () => unfinished } });
    await vi.waitFor(() => expect(page.text()).toContain('photo.png'));
    unfinished = [];
    await page.changeLock();
    await vi.waitFor(() => expect(page.text()).not.toContain('photo.png'));
  });
});
