import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../src/dossier/dossierPlan.ts';
import { type WriteEffects, writeDossier } from '../../../src/dossier/writeDossier.ts';
import { type InventedCase, inventCase, inventPlan, signWith } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';

/** Returns what reached the target, and whether it was closed. */
async function attempt(inventedCase: InventedCase, effects: Partial<WriteEffects> = {}, write: () => void = () => {}) {
  const target = { bytes: 0, closed: false, aborted: false };
  const out = new WritableStream<Uint8Array>({
    write: (chunk) => {
      write();
      target.bytes += chunk.length;
    },
    close: () => {
      target.closed = true;
    },
    abort: () => {
      target.aborted = true;
    },
  });
  const context = contextOf(await inventPlan(inventedCase));
  const error: unknown = await writeDossier(context, out, { ...signWith(inventedCase), ...effects }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, target };
}

const second = '00000000-0000-4000-8000-000000000002';

describe('writeDossier', () => {
  it.each([
    ['changed bytes', new Blob(['Un texte inventé autre'])],
    ['changed bytes of the same length', new Blob(['x'.repeat(81)])],
    ['no bytes', new Blob([])],
  ])('throws for a stored file that differs from its seal: %s', async (_case, blob) => {
    const inventedCase = await inventCase(inventSixPosts());
    inventedCase.stored.set(`${second}/texte.txt`, blob);
    const { error, target } = await attempt(inventedCase);
    expect(error).toMatchObject({ name: 'Refusal', code: 'item-altered', detail: { ordinal: 2, path: 'texte.txt' } });
    expect(target).toMatchObject({ closed: false, aborted: true });
  });

  it('throws for a fiche that differs from the journal', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    const [first, ...others] = inventedCase.snapshot.items;
    if (first === undefined) throw new Error('no item');
    const items = [{ ...first, digest: '0'.repeat(64) }, ...others];
    const { error } = await attempt({ ...inventedCase, snapshot: { ...inventedCase.snapshot, items } });
    expect(error).toMatchObject({ code: 'item-altered', detail: { ordinal: 1, path: 'fiche.json' } });
  });

  it('throws for an empty case', async () => {
    const { error, target } = await attempt(await inventCase([]));
    expect(error).toMatchObject({ name: 'Refusal', code: 'nothing-to-export' });
    expect(target).toEqual({ bytes: 0, closed: false, aborted: true });
  });

  it.each(['report', 'files'])('throws once cancelled, during: %s', async (step) => {
    const inventedCase = await inventCase(inventSixPosts());
    const stop = new AbortController();
    const progress: WriteEffects['progress'] = ({ name, done }) => {
      if (name === step && done > 0) stop.abort();
    };
    const { error, target } = await attempt(inventedCase, { signal: stop.signal, progress });
    expect(error).toMatchObject({ name: 'Refusal', code: 'cancelled' });
    expect(target).toMatchObject({ closed: false, aborted: true });
  });

  it.each([
    ['midway', 3_000_000],
    ['at the end', 10],
  ])('throws an error of the target unchanged, %s', async (_when, length) => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const [first, ...others] = inventSixPosts();
    if (first === undefined) throw new Error('no post');
    const source = { path: 'page.html', role: 'source', mediaType: 'text/html', content: 'x'.repeat(length) } as const;
    const inventedCase = await inventCase([{ ...first, files: [source] }, ...others]);
    const { error, target } = await attempt(inventedCase, {}, () => {
      throw full;
    });
    expect(error).toBe(full);
    expect(target.closed).toBe(false);
  });

  it('throws an error of the store unchanged', async () => {
    const inventedCase = await inventCase(inventSixPosts());
    inventedCase.stored.delete(`${second}/capture.png`);
    const { error, target } = await attempt(inventedCase);
    expect(String(error)).toContain('not stored');
    expect(target).toMatchObject({ closed: false, aborted: true });
  });
});

it('progress of writeDossier counts exhibits, then bytes, up to the total', async () => {
  const inventedCase = await inventCase(inventSixPosts());
  const steps: [string, number, number][] = [];
  await attempt(inventedCase, { progress: ({ name, done, total }) => void steps.push([name, done, total]) });
  const files = steps.filter(([name]) => name === 'files');
  expect(steps.filter(([name]) => name === 'report').at(-1)).toEqual(['report', 6, 6]);
  expect(files).toHaveLength(30);
  expect(files.at(-1)?.[1]).toBe(files.at(-1)?.[2]);
});
