import { describe, expect, it } from 'vitest';
import type { PageMhtml } from '../../../../src/domain/capture/mhtml.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { MAX_ITEM_BYTES } from '../../../../src/domain/shared/limits.ts';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { readAttemptOutcome, recoverAttempts } from '../../../../src/workflow/capture/recoverAttempts.ts';
import { addCase } from '../../../../src/workflow/case/caseJournal.ts';
import { listItems, openItem } from '../../../../src/workflow/items/itemQueries.ts';
import { withdrawItem } from '../../../../src/workflow/items/withdrawItem.ts';
import {
  buildCapturedPage,
  buildObservation,
  buildRecordRequest,
  createTestDependencies,
  memoryLocks,
  type TestDependencies,
} from '../../../support/testDependencies.ts';

async function journalOf(deps: TestDependencies) {
  const head = await deps.store.currentCase();
  return head === null ? [] : (await readJournal(await deps.store.journal(head.caseId, head.seq))).lines;
}

describe('recordItem', () => {
  it('seals an item, numbers it and chains it', async () => {
    const deps = createTestDependencies();
    const asked = buildRecordRequest(deps);
    expect(await recordItem(deps, buildCapturedPage(), asked)).toBe(1);
    const { items, total, interrupted } = await listItems(deps.store, 0, 20);
    expect({ total, interrupted }).toEqual({ total: 1, interrupted: [] });
    expect(items[0]).toMatchObject({
      id: asked.id,
      ordinal: 1,
      handle: 'camille_inv',
      outcome: 'complete',
      withdrawn: false,
    });
    const { fiche, digest } = await openItem(deps.store, asked.id);
    expect(fiche.files.map(({ path }) => path)).toEqual([
      'capture.png',
      'page.html',
      'publication.png',
      'texte.txt',
    ]);
    const lines = await journalOf(deps);
    expect(lines.map(({ event }) => event)).toEqual(['journal.opened', 'item.sealed']);
    expect(lines[1]).toMatchObject({ seq: 2, item: asked.id, digest });
    expect(await deps.db.attempts.count()).toBe(0);
  });

  it('keeps the rectangle it cut as a named transformation', async () => {
    const deps = createTestDependencies();
    const asked = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), asked);
    const { fiche } = await openItem(deps.store, asked.id);
    expect(fiche.files.find(({ role }) => role === 'post')?.transformations).toEqual([
      { name: 'crop', from: 'capture.png', x: 10, y: 20, width: 600, height: 200 },
    ]);
  });

  it('never forks the chain when many captures end at once', async () => {
    const deps = createTestDependencies();
    const ordinals = await Promise.all(
      Array.from({ length: 12 }, () => recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))),
    );
    expect([...ordinals].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    const lines = await journalOf(deps);
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  });

  it('keeps page.mhtml where it was asked for, says why it is not there, and is lost to none of this', async () => {
    const deps = createTestDependencies();
    const recordWithArchive = async (archive: PageMhtml) => {
      const asked = buildRecordRequest(deps);
      const bare = buildCapturedPage();
      await recordItem(
        deps,
        { ...bare, observed: async () => ({ ...(await bare.observed()), archive }) },
        asked,
      );
      const { fiche } = await openItem(deps.store, asked.id);
      const { outcome, warnings, files } = fiche;
      return {
        outcome,
        warnings,
        kept: files.filter(({ role }) => role === 'archive').map(({ path }) => path),
      };
    };
    const none = { outcome: 'complete', kept: [] };
    expect(await recordWithArchive(new Blob(['page']))).toEqual({
      ...none,
      warnings: [],
      kept: ['page.mhtml'],
    });
    expect(await recordWithArchive('archive-not-allowed')).toEqual({
      ...none,
      warnings: ['archive-not-allowed'],
    });
    const huge = Object.defineProperty(new Blob(['x']), 'size', { value: MAX_ITEM_BYTES });
    expect(await recordWithArchive(huge)).toEqual({ ...none, warnings: ['archive-missing'] });
  });

  it('says partial when the page could not give its source', async () => {
    const deps = createTestDependencies();
    const asked = buildRecordRequest(deps);
    const bare = buildCapturedPage();
    await recordItem(
      deps,
      { ...bare, observed: async () => ({ ...(await bare.observed()), source: null }) },
      asked,
    );
    const { fiche } = await openItem(deps.store, asked.id);
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['page-source-missing'] });
    expect(fiche.files.some(({ path }) => path === 'page.html')).toBe(false);
  });
});

const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
const refuse = () => Promise.reject(new Refusal('tab-changed'));
const left = async () => ({ png: new Blob(['shot']), stillThere: refuse() });

async function* failing(error: Refusal): AsyncGenerator<never> {
  yield await Promise.reject(error);
}

async function* silent(): AsyncGenerator<never> {
  yield await new Promise<never>(() => undefined);
}

describe('a capture that fails', () => {
  const failures = {
    'before the shot': {
      page: buildCapturedPage({ shots: failing(new Refusal('tab-changed')) }),
      code: 'tab-changed',
    },
    'at the shot': { desk: { shoot: refuse }, code: 'tab-changed' },
    'when the person left as it was taken': { desk: { shoot: left }, code: 'tab-changed' },
    'while the page tells': { page: buildCapturedPage({ observed: refuse }), code: 'tab-changed' },
    'on a bug': { desk: { readBrowserInfo: () => Promise.reject(new Error('bug')) }, code: 'interrupted' },
  } as const;

  for (const [when, failure] of Object.entries(failures)) {
    it(`leaves nothing but a reason: ${when}`, async () => {
      const deps = createTestDependencies('desk' in failure ? failure.desk : {});
      const asked = buildRecordRequest(deps);
      await expect(
        recordItem(deps, 'page' in failure ? failure.page : buildCapturedPage(), asked),
      ).rejects.toThrow();
      const { total, interrupted } = await listItems(deps.store, 0, 20);
      expect(total).toBe(0);
      expect(interrupted).toMatchObject([{ id: asked.id, reason: failure.code }]);
      expect(await deps.db.files.count()).toBe(0);
    });
  }

  it.each([refuse, left])('begins no case before there is a picture to keep', async (shoot) => {
    const deps = createTestDependencies({ shoot });
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'tab-changed',
    });
    expect(await deps.store.currentCase()).toBeNull();
  });

  it('stores nothing of an item when the disk is full in the middle', async () => {
    const deps = createTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const files = await deps.db.files.count();
    deps.db.previews.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await deps.db.files.count()).toBe(files);
    expect(await deps.db.items.count()).toBe(1);
    expect((await journalOf(deps)).length).toBe(2);
  });

  it('is forgotten when the person left by themself', async () => {
    const deps = createTestDependencies();
    const left = buildCapturedPage({ shots: failing(new Refusal('cancelled')) });
    await expect(recordItem(deps, left, buildRecordRequest(deps))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await deps.db.attempts.count()).toBe(0);
  });

  it('keeps nothing when the attempt cannot be noted', async () => {
    const deps = createTestDependencies();
    deps.store.beginAttempt = full;
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toThrow('full');
    expect(await deps.db.items.count()).toBe(0);
    expect(await deps.db.files.count()).toBe(0);
  });
});

describe('a worker that dies', () => {
  const never = () => new Promise<never>(() => undefined);
  const stuck = {
    'before the shot': { page: buildCapturedPage({ shots: silent() }) },
    'at the shot': { desk: { shoot: never } },
    'while the page tells': { page: buildCapturedPage({ observed: never }) },
    'while pixels are cut': {
      desk: { imageProcessor: { ...createTestDependencies().imageProcessor, crop: never } },
    },
  } as const;

  for (const [where, one] of Object.entries(stuck)) {
    it(`leaves an interrupted attempt: ${where}`, async () => {
      const name = `dies ${where}`;
      const dying = createTestDependencies('desk' in one ? one.desk : {}, name);
      const asked = buildRecordRequest(dying);
      void recordItem(dying, 'page' in one ? one.page : buildCapturedPage(), asked);
      await expect.poll(() => dying.db.attempts.count()).toBe(1);
      // The next worker: same database, none of the dead one's locks.
      const next = { ...createTestDependencies({}, name), locks: memoryLocks() };
      expect(await readAttemptOutcome(next, asked.id)).toBe('interrupted');
      await recoverAttempts(next);
      expect(await listItems(next.store, 0, 20)).toMatchObject({ total: 0, interrupted: [{ id: asked.id }] });
      expect(await recordItem(next, buildCapturedPage(), buildRecordRequest(next))).toBe(1);
      expect((await listItems(next.store, 0, 20)).interrupted).toHaveLength(1);
      // The same post, taken again: nothing is left to tell of the first attempt.
      expect(
        await recordItem(next, buildCapturedPage(), buildRecordRequest(next, { insteadOf: asked.id })),
      ).toBe(2);
      expect((await listItems(next.store, 0, 20)).interrupted).toEqual([]);
    });
  }

  it('leaves alone an attempt that is still worked on', async () => {
    const deps = createTestDependencies();
    void recordItem(deps, buildCapturedPage({ observed: never }), buildRecordRequest(deps));
    await expect.poll(() => deps.db.attempts.count()).toBe(1);
    await recoverAttempts(deps);
    expect(await listItems(deps.store, 0, 20)).toMatchObject({ interrupted: [] });
  });

  it('tells the number of an item that was stored before the death', async () => {
    const deps = createTestDependencies();
    const asked = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), asked);
    expect(await readAttemptOutcome(deps, asked.id)).toEqual({ sealed: 1 });
  });
});

describe('withdrawItem', () => {
  it('keeps the item and writes one line', async () => {
    const deps = createTestDependencies();
    const asked = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), asked);
    await withdrawItem(deps, asked.id);
    await withdrawItem(deps, asked.id);
    expect((await journalOf(deps)).map(({ event }) => event)).toEqual([
      'journal.opened',
      'item.sealed',
      'item.withdrawn',
    ]);
    expect((await openItem(deps.store, asked.id)).summary.withdrawn).toBe(true);
  });
});

describe('how the tab came to the page', () => {
  const visited = (address: string, referrer: string | null) =>
    buildCapturedPage({
      observed: async () => {
        const seen = buildObservation();
        const observed = {
          ...seen,
          referrer,
          seen: { ...seen.seen, address: { ...seen.seen.address, page: address } },
        };
        return {
          observation: observed,
          source: new Blob(['<p>page</p>']),
          text: new Blob(['a']),
          archive: null,
        };
      },
    });
  const pathOf = async (deps: TestDependencies, address: string, referrer: string | null, tab = 1) => {
    const asked = buildRecordRequest(deps, { tab: { id: tab, windowId: 1, privateWindow: false } });
    await recordItem(deps, visited(address, referrer), asked);
    const { fiche } = await openItem(deps.store, asked.id);
    return { id: asked.id, path: fiche.accessPath, note: fiche.reading.fields.accessPath };
  };

  it('is what the page says, and the items of other pages captured before in the same tab for the same case', async () => {
    const deps = createTestDependencies();
    const first = await pathOf(deps, 'https://exemple.invalid/a', null);
    expect(first).toEqual({
      id: first.id,
      path: null,
      note: { how: 'not-told', confidence: null },
    });
    expect((await pathOf(deps, 'https://exemple.invalid/b', 'https://exemple.invalid/')).path).toEqual({
      referrer: 'https://exemple.invalid/',
      captured: [first.id],
    });
    expect((await pathOf(deps, 'https://exemple.invalid/b', null)).path?.captured).toEqual([first.id]);
    expect((await pathOf(deps, 'https://exemple.invalid/c', null, 2)).path).toBeNull();
    await addCase(deps);
    expect((await pathOf(deps, 'https://exemple.invalid/d', null)).path).toBeNull();
  });

  it('is noted without any address', async () => {
    const noted: unknown[] = [];
    const deps = createTestDependencies({
      tabHistory: { before: async () => [], add: async (...what) => void noted.push(what) },
    });
    await pathOf(deps, 'https://exemple.invalid/a', null);
    await pathOf(deps, 'file:///exemple', null);
    expect(noted).toHaveLength(1);
    expect(JSON.stringify(noted)).not.toContain('exemple');
  });

  it('does not undo what is sealed when it cannot be noted', async () => {
    const deps = createTestDependencies({
      tabHistory: {
        before: () => Promise.reject(new Error('no memory')),
        add: () => Promise.reject(new Error('no memory')),
      },
    });
    expect(await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).toBe(1);
  });
});
