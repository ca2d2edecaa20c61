import { expect, it } from 'vitest';
import { readJournal } from '../../../../src/seal/journal.ts';
import { buildExportDependencies, exportDossier } from '../../../support/exportDependencies.ts';
import { createTestDependencies, recordOne } from '../../../support/testDependencies.ts';

/** Exports with a password. `onTempFile` is called with the number of temporary files created so far. */
async function exportEncrypted(onTempFile: (count: number) => void, signal: AbortSignal) {
  const deps = createTestDependencies();
  await recordOne(deps);
  const exportDeps = buildExportDependencies(deps).deps;
  const remaining = new Set<number>();
  let count = 0;
  const createTempFile = async () => {
    const tempFile = await exportDeps.createTempFile();
    count += 1;
    const number = count;
    remaining.add(number);
    onTempFile(count);
    return { ...tempFile, remove: async () => void remaining.delete(number) };
  };
  const steps: { readonly name: string; readonly done: number; readonly total: number }[] = [];
  const request = { without: [], password: 'mot de passe' };
  const result = await exportDossier(
    { ...exportDeps, createTempFile },
    request,
    (step) => void steps.push(step),
    signal,
  ).catch((error: unknown) => error);
  const head = await deps.store.currentCase();
  const { lines } = await readJournal(await deps.store.journal(head?.caseId ?? '', head?.seq ?? 0));
  const isReported = lines.some(({ event }) => event === 'dossier.exported');
  return { result, remaining: [...remaining], count, isReported, steps };
}

it('keeps only the encrypted zip, and reports one progress that never goes back and ends near its total', async () => {
  const { result, remaining, isReported, steps } = await exportEncrypted(() => undefined, new AbortController().signal);
  expect(result).toMatchObject({ zips: [{ fileName: expect.stringMatching(/-protege\.zip$/) }] });
  expect([remaining, isReported]).toEqual([[2], true]);
  expect(steps[0]).toEqual({ name: 'dossier', done: 0, total: 1 });
  expect([...new Set(steps.slice(1).map(({ name, total }) => `${name} ${total}`))]).toHaveLength(1);
  const shares = steps.map(({ done, total }) => done / total);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeGreaterThan(0.8);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

it('leaves no file and no journal line when it is cancelled', async () => {
  const stop = new AbortController();
  const { result, remaining, count, isReported } = await exportEncrypted(
    (opened) => opened === 2 && stop.abort(),
    stop.signal,
  );
  expect(result).toMatchObject({ code: 'cancelled' });
  expect([count, remaining, isReported]).toEqual([2, [], false]);
});

it('records no export when the disk is full', async () => {
  const full = (opened: number): void => {
    if (opened === 2) throw new DOMException('full', 'QuotaExceededError');
  };
  const { result, isReported } = await exportEncrypted(full, new AbortController().signal);
  expect(result).toMatchObject({ code: 'disk-full' });
  expect(isReported).toBe(false);
});
