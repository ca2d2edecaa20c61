import { expect, it } from 'vitest';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { exportDossier } from '../../../../src/workflow/export/exportDossier.ts';
import { buildExportDependencies } from '../../../support/exportDependencies.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

/** `whenOpened`: told how many files were opened so far. */
async function encryptWith(whenOpened: (count: number) => void, signal: AbortSignal) {
  const deps = createTestDependencies();
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  const made = buildExportDependencies(deps).desk;
  const left = new Set<number>();
  let count = 0;
  const createTempFile = async () => {
    const tempFile = await made.createTempFile();
    count += 1;
    const mine = count;
    left.add(mine);
    whenOpened(count);
    return { ...tempFile, remove: async () => void left.delete(mine) };
  };
  const steps: { readonly done: number; readonly total: number }[] = [];
  const asked = { without: [], password: 'mot de passe' };
  const result = await exportDossier(
    { ...made, createTempFile },
    asked,
    (step) => void steps.push(step),
    signal,
  ).catch((error: unknown) => error);
  const head = await deps.store.currentCase();
  const { lines } = await readJournal(await deps.store.journal(head?.caseId ?? '', head?.seq ?? 0));
  const isReported = lines.some(({ event }) => event === 'dossier.exported');
  return { result, left: [...left], count, isTold: isReported, last: steps.at(-1) };
}

it('keeps the protected file alone, and counts its bytes on the way', async () => {
  const {
    result,
    left,
    isTold: isReported,
    last,
  } = await encryptWith(() => undefined, new AbortController().signal);
  expect(result).toMatchObject({ fileName: expect.stringMatching(/-protege\.zip$/) });
  expect([left, isReported]).toEqual([[2], true]);
  expect(last?.done).toBe(last?.total);
  expect(result).toMatchObject({ inside: { bytes: last?.total } });
});

it('leaves no file and says nothing in the journal when it is cancelled on the way', async () => {
  const stop = new AbortController();
  const {
    result,
    left,
    count,
    isTold: isReported,
  } = await encryptWith((opened) => opened === 2 && stop.abort(), stop.signal);
  expect(result).toMatchObject({ code: 'cancelled' });
  expect([count, left, isReported]).toEqual([2, [], false]);
});

it('the same when the disk is full', async () => {
  const full = (opened: number): void => {
    if (opened === 2) throw new DOMException('full', 'QuotaExceededError');
  };
  const { result, isTold: isReported } = await encryptWith(full, new AbortController().signal);
  expect(result).toMatchObject({ code: 'disk-full' });
  expect(isReported).toBe(false);
});
