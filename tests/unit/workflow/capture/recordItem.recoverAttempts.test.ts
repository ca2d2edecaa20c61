import { describe, expect, it } from 'vitest';
import { readAttemptOutcome, recordItem, recoverAttempts } from '../../../../src/workflow/capture/recordItem.ts';
import { listItems } from '../../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  createTestDependencies,
  memoryLocks,
  recordOne,
} from '../../../support/testDependencies.ts';

const never = () => new Promise<never>(() => undefined);

const STEPS = ['before the screenshot', 'at the screenshot', 'while the page is read', 'while pixels are cut'] as const;

/** A capture that never ends its step; `reached` resolves once it begins that step. */
function hangAt(step: (typeof STEPS)[number]) {
  const reached = Promise.withResolvers<void>();
  const hang = () => {
    reached.resolve();
    return never();
  };
  async function* hangingShots(): AsyncGenerator<never> {
    yield await hang();
  }
  const { imageProcessor } = createTestDependencies();
  const captures = {
    'before the screenshot': { page: { shots: hangingShots() }, changes: {} },
    'at the screenshot': { page: {}, changes: { shoot: hang } },
    'while the page is read': { page: { finished: hang }, changes: {} },
    'while pixels are cut': { page: {}, changes: { imageProcessor: { ...imageProcessor, crop: hang } } },
  };
  const { page, changes } = captures[step];
  return { page: buildCapturedPage(page), changes, reached: reached.promise };
}

describe('an attempt whose worker died', () => {
  it.each(STEPS)('is interrupted and can be replaced: %s', async (step) => {
    const name = `dies ${step}`;
    const { page, changes, reached } = hangAt(step);
    const dying = createTestDependencies(changes, name);
    const request = buildRecordRequest(dying);
    const running = recordItem(dying, page, request);
    // Its steps in the background fail once its database is closed.
    running.catch(() => undefined);
    await reached;
    await expect.poll(() => dying.db.attempts.count()).toBe(1);
    // A dead worker writes nothing more. Without this, its background steps could still open a second case below.
    dying.db.close();
    // The next worker has the same database and none of the dead worker's locks.
    const next = { ...createTestDependencies({}, name), locks: memoryLocks() };
    expect(await readAttemptOutcome(next, request.id)).toBe('interrupted');
    await recoverAttempts(next);
    expect(await listItems(next.store, 0, 20)).toMatchObject({ total: 0, interrupted: [{ id: request.id }] });
    expect(await recordItem(next, buildCapturedPage(), buildRecordRequest(next))).toBe(1);
    expect((await listItems(next.store, 0, 20)).interrupted).toHaveLength(1);
    const retry = buildRecordRequest(next, { insteadOf: request.id });
    expect(await recordItem(next, buildCapturedPage(), retry)).toBe(2);
    expect((await listItems(next.store, 0, 20)).interrupted).toEqual([]);
  });
});

describe('recoverAttempts', () => {
  it('leaves an attempt whose worker is alive', async () => {
    const deps = createTestDependencies();
    void recordItem(deps, buildCapturedPage({ finished: never }), buildRecordRequest(deps));
    await expect.poll(() => deps.db.attempts.count()).toBe(1);
    await recoverAttempts(deps);
    expect(await listItems(deps.store, 0, 20)).toMatchObject({ interrupted: [] });
  });
});

describe('readAttemptOutcome', () => {
  it('says that an item was stored before its worker died, and whether it is partial', async () => {
    const deps = createTestDependencies();
    const partial = buildCapturedPage({}, { warnings: ['page-covered'] });
    expect(await readAttemptOutcome(deps, await recordOne(deps))).toEqual({ isPartial: false });
    expect(await readAttemptOutcome(deps, await recordOne(deps, partial))).toEqual({ isPartial: true });
  });

  it('says it while the store is locked, and does not guess the rest', async () => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
    await deps.storeLock.set('quatre mots inventés', false);
    await deps.storeLock.lock();
    const id = await recordOne(deps);
    expect(await readAttemptOutcome(deps, id)).toEqual({ isPartial: null });
  });
});
