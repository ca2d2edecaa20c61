import { expect, it } from 'vitest';
import { readJournal } from '../../../src/seal/readJournal.ts';
import { exportDossier } from '../../../src/workflow/export.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { page, request, testDesk } from '../../support/desk.ts';
import { exporting } from '../../support/exporting.ts';

/** `whenOpened`: told how many files were opened so far. */
async function protectedWith(whenOpened: (count: number) => void, signal: AbortSignal) {
  const desk = testDesk();
  await recordItem(desk, page(), request(desk));
  const made = exporting(desk).desk;
  const left = new Set<number>();
  let count = 0;
  const openScratch = async () => {
    const scratch = await made.openScratch();
    count += 1;
    const mine = count;
    left.add(mine);
    whenOpened(count);
    return { ...scratch, remove: async () => void left.delete(mine) };
  };
  const steps: { readonly done: number; readonly total: number }[] = [];
  const asked = { without: [], password: 'mot de passe' };
  const result = await exportDossier(
    { ...made, openScratch },
    asked,
    (step) => void steps.push(step),
    signal,
  ).catch((error: unknown) => error);
  const head = await desk.store.currentCase();
  const { lines } = await readJournal(await desk.store.journal(head?.caseId ?? '', head?.seq ?? 0));
  const isTold = lines.some(({ event }) => event === 'dossier.exported');
  return { result, left: [...left], count, isTold, last: steps.at(-1) };
}

it('keeps the protected file alone, and counts its bytes on the way', async () => {
  const { result, left, isTold, last } = await protectedWith(() => undefined, new AbortController().signal);
  expect(result).toMatchObject({ fileName: expect.stringMatching(/-protege\.zip$/) });
  expect([left, isTold]).toEqual([[2], true]);
  expect(last?.done).toBe(last?.total);
  expect(result).toMatchObject({ inside: { bytes: last?.total } });
});

it('leaves no file and says nothing in the journal when it is cancelled on the way', async () => {
  const stop = new AbortController();
  const { result, left, count, isTold } = await protectedWith(
    (opened) => opened === 2 && stop.abort(),
    stop.signal,
  );
  expect(result).toMatchObject({ code: 'cancelled' });
  expect([count, left, isTold]).toEqual([2, [], false]);
});

it('the same when the disk is full', async () => {
  const full = (opened: number): void => {
    if (opened === 2) throw new DOMException('full', 'QuotaExceededError');
  };
  const { result, isTold } = await protectedWith(full, new AbortController().signal);
  expect(result).toMatchObject({ code: 'disk-full' });
  expect(isTold).toBe(false);
});
