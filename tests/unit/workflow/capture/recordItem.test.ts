import { describe, expect, it, vi } from 'vitest';
import type { PageMhtml } from '../../../../src/domain/capture/capturedPage.ts';
import type { Rect } from '../../../../src/domain/capture/observation.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { MAX_ITEM_BYTES } from '../../../../src/domain/shared/limits.ts';
import { readAttemptOutcome, recordItem, recoverAttempts } from '../../../../src/workflow/capture/recordItem.ts';
import { listItems, openItem } from '../../../../src/workflow/itemQueries.ts';
import { buildReading } from '../../../support/reading.ts';
import {
  buildCapturedPage,
  buildMeasures,
  buildRecordRequest,
  createEncryptedTestDependencies,
  createTestDependencies,
  memoryLocks,
  recordOne,
} from '../../../support/testDependencies.ts';
import { readJournalLines } from '../../../support/workflow/journalLines.ts';

/** A page whose cover is on while the screenshot is taken. */
function buildCoveredPage() {
  const page = buildCapturedPage();
  const cover = { colours: [1, 2, 3, 4], window: { width: 1280, height: 720 } };
  return {
    ...page,
    shots: (async function* () {
      for await (const shot of page.shots) yield { ...shot, cover };
    })(),
  };
}

describe('recordItem', () => {
  it('seals, numbers and chains an item, with the place of its crop', async () => {
    const deps = createTestDependencies();
    const request = buildRecordRequest(deps);
    expect(await recordItem(deps, buildCapturedPage(), request)).toBe(1);
    const { items, total, interrupted } = await listItems(deps.store, 0, 20);
    expect({ total, interrupted }).toEqual({ total: 1, interrupted: [] });
    const expected = { id: request.id, ordinal: 1, handle: 'camille_inv', outcome: 'complete', withdrawn: false };
    expect(items[0]).toMatchObject(expected);
    const { fiche, digest } = await openItem(deps.store, request.id);
    expect(fiche.files.map(({ path }) => path)).toEqual(['capture.png', 'page.html', 'publication.png', 'texte.txt']);
    const crop = { name: 'crop', from: 'capture.png', x: 10, y: 20, width: 600, height: 200 };
    expect(fiche.files[2]).toMatchObject({ role: 'post', transformations: [crop] });
    const lines = await readJournalLines(deps);
    expect(lines.map(({ event }) => event)).toEqual(['journal.opened', 'item.sealed']);
    expect(lines[1]).toMatchObject({ seq: 2, item: request.id, digest });
    expect(await deps.db.attempts.count()).toBe(0);
  });

  it('seals the same bytes for the same capture, whatever carried them here', async () => {
    // Salts.
    const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => array);
    let ids = 0;
    const uuid = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
    const deps = createTestDependencies({ ids: { uuid } });
    const link = { item: uuid(), relation: 'thread' } as const;
    const request = buildRecordRequest(deps, { link });
    const page = buildCapturedPage(
      {},
      {
        films: [{ url: null, poster: null, frameMs: 1500 }],
        unfolded: { total: 1, pressed: [{ label: 'Voir plus', at: '2026-11-20T08:00:00.000Z' }] },
        warnings: ['truncated-text'],
      },
    );
    await recordItem(deps, page, request);
    random.mockRestore();
    const { digest } = await openItem(deps.store, request.id);
    // Computed when a cut text made an item partial.
    expect(digest).toBe('fd50e7215d18fc14091f04b60d3b92209d9a718be1c77820b38899e4acca3121');
  });

  it.each([
    ['alix', 'camille_inv', []],
    ['Camille_Inv', 'camille_inv', ['own-message']],
    [null, 'camille_inv', []],
  ])('attack: the account %s of the person is not in the record of a post of %s', async (account, handle, warnings) => {
    const deps = createTestDependencies();
    const request = buildRecordRequest(deps);
    const author = { displayName: null, handle, profileUrl: null, platformId: null };
    const fields = { 'session.account': { how: 'testid:nav', confidence: 'high' } } as const;
    const { reading } = buildReading();
    const changes = { author, session: { account }, reading: { ...reading, fields: account === null ? {} : fields } };
    await recordItem(deps, buildCapturedPage({}, { ...changes, platform: 'x' }), request);
    const { fiche } = await openItem(deps.store, request.id);
    expect(fiche.session).toEqual({ account: null });
    expect(fiche.warnings).toEqual(warnings);
    const note = account === null ? undefined : { how: 'not-kept', confidence: null };
    expect(fiche.reading.fields['session.account']).toEqual(note);
    expect(Object.keys(fiche.environment).toSorted()).toEqual(
      'browser colorScheme devicePixelRatio privateWindow viewport zoom'.split(' '),
    );
  });

  it('refuses a picture that shows the cover, and keeps nothing of it', async () => {
    const deps = createTestDependencies();
    const widths: number[] = [];
    let shows = true;
    const imageProcessor = {
      ...deps.imageProcessor,
      showsCover: async (_png: unknown, _marks: unknown, width: number) => {
        widths.push(width);
        return shows;
      },
    };
    const covered = { ...deps, imageProcessor };
    const record = () => recordItem(covered, buildCoveredPage(), buildRecordRequest(deps));
    await expect(record()).rejects.toMatchObject({ code: 'cover-in-picture' });
    const expected = { total: 0, interrupted: [{ reason: 'cover-in-picture' }] };
    expect(await listItems(deps.store, 0, 20)).toMatchObject(expected);
    shows = false;
    expect(await record()).toBe(1);
    expect(widths).toEqual([1280, 1280]);
  });

  it('refuses a blank picture once, then keeps it and tells the page that it is incomplete', async () => {
    const deps = createTestDependencies();
    const blank = { ...deps, imageProcessor: { ...deps.imageProcessor, isPlain: () => true } };
    const first = recordItem(blank, buildCapturedPage(), buildRecordRequest(deps));
    await expect(first).rejects.toMatchObject({ code: 'picture-blank' });
    const added: string[] = [];
    const page = buildCapturedPage({ setWarnings: (warnings) => void added.push(...warnings) });
    const request = buildRecordRequest(deps, { again: true });
    expect(await recordItem(blank, page, request)).toBe(1);
    expect(added).toEqual(['image-incomplete']);
    const { fiche } = await openItem(deps.store, request.id);
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['image-incomplete'] });
  });

  it('finds the words of a tall post missing in its own picture, at their places from where it begins', async () => {
    const deps = createTestDependencies();
    const asked: Rect[] = [];
    const isPlain = (_bitmap: ImageBitmap, area: Rect): boolean => {
      asked.push(area);
      return area.y === 330;
    };
    const area = {
      kind: 'tile',
      place: { at: { x: 0, y: 0 }, clip: { x: 10, y: 0, width: 600, height: 360 } },
      window: { width: 640, height: 360 },
      page: { width: 600, height: 2000 },
      pixelRatio: 1,
    } as const;
    const address = 'https://exemple.invalid/fil';
    const page = buildCapturedPage({
      shots: (async function* () {
        yield { address, area: { kind: 'window' } as const };
        yield { address, area };
      })(),
      // The window cuts the first 15 pixels of the post; its second words are below what the picture contains. The
      // screenshot has two pixels for each of the page, which says one.
      measured: async () =>
        buildMeasures({
          screen: { ...buildMeasures().screen, viewport: area.window },
          top: -15,
          words: [
            { x: 20, y: 150, width: 200, height: 25 },
            { x: 20, y: 1500, width: 250, height: 25 },
          ],
        }),
    });
    const blank = { ...deps, imageProcessor: { ...deps.imageProcessor, isPlain } };
    await expect(recordItem(blank, page, buildRecordRequest(deps))).rejects.toMatchObject({ code: 'picture-blank' });
    expect(asked.at(-1)).toEqual({ x: 20, y: 330, width: 400, height: 50 });
  });

  it('keeps one chain when many captures end at once', async () => {
    const deps = createTestDependencies();
    const ordinals = await Promise.all(
      Array.from({ length: 12 }, () => recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))),
    );
    expect([...ordinals].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    const lines = await readJournalLines(deps);
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  });

  it('stores page.mhtml, or a warning when it is missing', async () => {
    const deps = createTestDependencies();
    const recordWithArchive = async (archive: PageMhtml) => {
      const request = buildRecordRequest(deps);
      const bare = buildCapturedPage();
      await recordItem(deps, { ...bare, finished: async () => ({ ...(await bare.finished()), archive }) }, request);
      const { fiche } = await openItem(deps.store, request.id);
      const { outcome, warnings, files } = fiche;
      return { outcome, warnings, archives: files.filter(({ role }) => role === 'archive').map(({ path }) => path) };
    };
    const none = { outcome: 'complete', archives: [] };
    expect(await recordWithArchive(new Blob(['page']))).toEqual({ ...none, warnings: [], archives: ['page.mhtml'] });
    expect(await recordWithArchive('archive-not-allowed')).toEqual({ ...none, warnings: ['archive-not-allowed'] });
    const huge = Object.defineProperty(new Blob(['x']), 'size', { value: MAX_ITEM_BYTES });
    expect(await recordWithArchive(huge)).toEqual({ ...none, warnings: ['archive-missing'] });
  });

  it('has a partial outcome when the page source is missing', async () => {
    const deps = createTestDependencies();
    const request = buildRecordRequest(deps);
    const bare = buildCapturedPage();
    await recordItem(deps, { ...bare, finished: async () => ({ ...(await bare.finished()), source: null }) }, request);
    const { fiche } = await openItem(deps.store, request.id);
    expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['page-source-missing'] });
    expect(fiche.files.some(({ path }) => path === 'page.html')).toBe(false);
  });
});

const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));

const refuse = () => Promise.reject(new Refusal('tab-changed'));

const shootThenLeave = async () => ({ png: new Blob(['shot']), stillThere: refuse() });

async function* failingShots(error: Refusal): AsyncGenerator<never> {
  yield await Promise.reject(error);
}

describe('recordItem, when it fails', () => {
  const failures = {
    'before the screenshot': {
      page: buildCapturedPage({ shots: failingShots(new Refusal('tab-changed')) }),
      code: 'tab-changed',
    },
    'at the screenshot': { changes: { shoot: refuse }, code: 'tab-changed' },
    'when the tab changed during the screenshot': { changes: { shoot: shootThenLeave }, code: 'tab-changed' },
    'when the tab changed during a screenshot of a covered page': {
      page: buildCoveredPage(),
      changes: { shoot: shootThenLeave },
      code: 'tab-changed',
    },
    'while the page is read': { page: buildCapturedPage({ finished: refuse }), code: 'tab-changed' },
    'on an unexpected error': {
      changes: { readBrowserInfo: () => Promise.reject(new Error('bug')) },
      code: 'interrupted',
    },
  } as const;

  for (const [when, failure] of Object.entries(failures)) {
    it(`stores only the reason of a failure ${when}`, async () => {
      const deps = createTestDependencies('changes' in failure ? failure.changes : {});
      const request = buildRecordRequest(deps);
      await expect(recordItem(deps, 'page' in failure ? failure.page : buildCapturedPage(), request)).rejects.toThrow();
      const { total, interrupted } = await listItems(deps.store, 0, 20);
      expect(total).toBe(0);
      expect(interrupted).toMatchObject([{ id: request.id, reason: failure.code }]);
      expect(await deps.db.files.count()).toBe(0);
    });
  }

  it.each([refuse, shootThenLeave])('opens no case before a screenshot is confirmed', async (shoot) => {
    const deps = createTestDependencies({ shoot });
    const recording = recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    await expect(recording).rejects.toMatchObject({ code: 'tab-changed' });
    expect(await deps.store.currentCase()).toBeNull();
  });

  it('stores nothing of the item when the disk becomes full', async () => {
    const deps = createTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const files = await deps.db.files.count();
    deps.db.previews.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const recording = recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    await expect(recording).rejects.toMatchObject({ code: 'disk-full' });
    expect(await deps.db.files.count()).toBe(files);
    expect(await deps.db.items.count()).toBe(1);
    expect((await readJournalLines(deps)).length).toBe(2);
  });

  it('deletes an attempt that the person cancelled', async () => {
    const deps = createTestDependencies();
    const cancelled = buildCapturedPage({ shots: failingShots(new Refusal('cancelled')) });
    await expect(recordItem(deps, cancelled, buildRecordRequest(deps))).rejects.toMatchObject({ code: 'cancelled' });
    expect(await deps.db.attempts.count()).toBe(0);
  });

  it('stores nothing when the attempt cannot be stored', async () => {
    const deps = createTestDependencies();
    deps.store.beginAttempt = full;
    await expect(recordItem(deps, buildCapturedPage(), buildRecordRequest(deps))).rejects.toThrow('full');
    expect(await deps.db.items.count()).toBe(0);
    expect(await deps.db.files.count()).toBe(0);
  });
});

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

it.each(STEPS)('an attempt whose worker died is interrupted and can be replaced: %s', async (step) => {
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

it('recoverAttempts leaves an attempt whose worker is alive', async () => {
  const deps = createTestDependencies();
  void recordItem(deps, buildCapturedPage({ finished: never }), buildRecordRequest(deps));
  await expect.poll(() => deps.db.attempts.count()).toBe(1);
  await recoverAttempts(deps);
  expect(await listItems(deps.store, 0, 20)).toMatchObject({ interrupted: [] });
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
