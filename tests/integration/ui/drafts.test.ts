// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { PendingWrites } from '../../../src/carnet/parts/pendingWrites.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { createLockBackground, ITEM_ID, oneItem, type UiHarness } from '../../support/ui/uiHarness.ts';

const answers = oneItem;

async function open(
  path: string,
  carnetApi = createTestCarnetApi([buildIndexItem(12, { id: ITEM_ID })]),
  lockAnswers: Partial<ReturnType<typeof createLockBackground>['answers']> = {},
) {
  const { page, pendingWrites } = await showCarnet({ ...answers, ...lockAnswers }, path, carnetApi);
  const draft = (form: string) =>
    Object.fromEntries(
      (JSON.parse(carnetApi.storedDocuments.get(`drafts/${form}`) ?? '{}').fields ?? []).map(
        ({ name, value: fieldValue }: Record<string, string>) => [name, fieldValue],
      ),
    );
  return { page, carnetApi, pendingWrites, draft };
}

const fieldValue = (name: string) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
const closePage = (page: UiHarness): Promise<void> => page.show(null);

describe('a draft', () => {
  it('is stored when the page is left and restored when it opens again', async () => {
    const { page, carnetApi, pendingWrites, draft } = await open('steps');
    await page.type('[name="text"]', 'Je n’ai pas');
    await pendingWrites.flushWithTimeout();
    expect(draft('diary')).toMatchObject({ text: 'Je n’ai pas', date: '20/11/2026' });
    expect(carnetApi.storedDocuments.has('diary')).toBe(false);
    await closePage(page);
    const { page: reopened } = await open('steps', carnetApi);
    await vi.waitFor(() => expect(fieldValue('text')).toBe('Je n’ai pas'));
    await vi.waitFor(() => expect(reopened.text()).toContain('a été gardé'));
    expect(reopened.find('[data-note="diary"]')?.hasAttribute('open')).toBe(true);
    expect(reopened.find('.note-forms')?.hasAttribute('open')).toBe(true);
  });

  it('is stored after a short pause in typing', async () => {
    const { page, draft } = await open('steps');
    await page.type('[name="text"]', 'dormi');
    await vi.waitFor(() => expect(draft('diary')).toMatchObject({ text: 'dormi' }));
    await vi.waitFor(() => expect(page.text()).toContain('Brouillon gardé'));
  });

  it('is deleted by a save and by « discard »', async () => {
    const { page, carnetApi, pendingWrites, draft } = await open('steps');
    await page.type('[name="text"]', 'Je n’ai pas dormi');
    await pendingWrites.flushWithTimeout();
    await page.fill({ text: 'Je n’ai pas dormi.' });
    await vi.waitFor(() => expect(carnetApi.storedDocuments.has('diary')).toBe(true));
    await vi.waitFor(() => expect(draft('diary')).toEqual({}));
    await page.type('[name="text"]', 'autre');
    await closePage(page);
    const { page: reopened, draft: reopenedDraft } = await open('steps', carnetApi);
    await vi.waitFor(() => expect(fieldValue('text')).toBe('autre'));
    await reopened.press('[data-action="discard-draft"]');
    expect(fieldValue('text')).toBe('');
    expect(reopenedDraft('diary')).toEqual({});
    expect(reopened.text()).not.toContain('a été gardé');
  });

  it('of the name of a carnet to open is stored with no other carnet', async () => {
    const { page, pendingWrites, draft } = await open('cases');
    await page.type('[name="name"][required]', 'Bruno');
    await pendingWrites.flush();
    expect(draft('case')).toEqual({});
  });

  it('restores ticks, choices and the fields that a choice adds', async () => {
    const { page, carnetApi, pendingWrites } = await open('operator');
    await page.choose('[name="role"]', 'parent');
    await page.type('[name="forWhom"]', 'Noé Invention');
    await pendingWrites.flushWithTimeout();
    await closePage(page);
    const { page: reopened } = await open('operator', carnetApi);
    await vi.waitFor(() => expect(fieldValue('forWhom')).toBe('Noé Invention'));
    expect(fieldValue('role')).toBe('parent');

    await closePage(reopened);
    const { page: notes, pendingWrites: notesWrites } = await open(`item/${ITEM_ID}`, carnetApi);
    await notes.press('[name="category"][value="threat"]');
    await notes.type('[name="note"]', 'vu m');
    await notesWrites.flushWithTimeout();
    await closePage(notes);
    await open(`item/${ITEM_ID}`, carnetApi);
    await vi.waitFor(() => expect(fieldValue('note')).toBe('vu m'));
    expect(document.querySelector<HTMLInputElement>('[value="threat"]')?.checked).toBe(true);
  });

  it('is stored behind a page that shows nothing when the person locks', async () => {
    const { page, pendingWrites } = await open('steps', undefined, createLockBackground('unlocked').answers);
    const isHidden = () => document.querySelector('main')?.hidden;
    const { promise: write, resolve: finishWrite } = Promise.withResolvers<void>();
    pendingWrites.add(() => write);
    expect(isHidden()).toBe(false);
    await page.press('[data-action="lock"]');
    expect(isHidden()).toBe(true);
    finishWrite();
    await vi.waitFor(() => expect(page.find('[name="passphrase"]')).not.toBeNull());
    expect(isHidden()).toBe(false);
  });

  it('flushWithTimeout waits for a write that takes four seconds, and not for one that never ends', async () => {
    vi.useFakeTimers();
    const pendingWrites = new PendingWrites();
    const flushed = vi.fn();
    let isWritten = false;
    const removeSlow = pendingWrites.add(async () => {
      await new Promise((resolve) => setTimeout(resolve, 4000));
      isWritten = true;
    });
    const slow = pendingWrites.flushWithTimeout();
    await vi.advanceTimersByTimeAsync(4000);
    await slow;
    expect(isWritten).toBe(true);
    removeSlow();

    pendingWrites.add(() => new Promise(() => undefined));
    void pendingWrites.flushWithTimeout().then(flushed);
    await vi.advanceTimersByTimeAsync(4000);
    expect(flushed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(flushed).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
