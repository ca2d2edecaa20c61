import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { headOf } from '../../../src/store/cipher.ts';
import { eraseStore } from '../../../src/store/eraseStore.ts';
import { openItem } from '../../../src/workflow/browse.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { ensureCase } from '../../../src/workflow/steps.ts';
import { lockedDesk, page, request } from '../../support/desk.ts';

const PLACE = { table: 'files', key: 'a/capture.png' };

describe('a file at rest', () => {
  it.each([0, 10, 4 * 1024 * 1024, 9 * 1024 * 1024])(
    'of %i bytes comes back, with its media type',
    async (size) => {
      const { vault } = lockedDesk();
      const plain = new Uint8Array(size).map((_, index) => index % 251);
      const sealer = await vault.sealer();
      for (const content of [new Blob([plain]), plain]) {
        const stored = await sealer.sealBlob(PLACE, content, 'image/png');
        const opened = await vault.openBlob(PLACE, stored);
        expect(opened.type).toBe('image/png');
        expect(Buffer.compare(new Uint8Array(await opened.arrayBuffer()), plain)).toBe(0);
      }
    },
  );

  it('whose own file is gone from the disk is damaged, in a sentence', async () => {
    const { vault } = lockedDesk();
    const gone = new Blob(['x'.repeat(100)]);
    gone.arrayBuffer = async () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    await expect(vault.openBlob(PLACE, gone)).rejects.toMatchObject({ code: 'record-damaged' });
  });
});

it('gives nobody the keyring as it stood before they asked, however many ask at once', async () => {
  const { vault, keeper, db } = lockedDesk();
  await vault.ring();
  let reads = 0;
  db.keyring.hook('reading', (row) => {
    reads += 1;
    return row;
  });
  const early = Promise.all([vault.ring(), vault.ring(), vault.ring()]);
  const set = keeper.set('une longue phrase', false);
  expect((await early).map(({ opening }) => opening.kind)).toEqual(['open', 'open', 'open']);
  expect(reads).toBeLessThan(3);
  await set;
  expect((await vault.ring()).opening.kind).toBe('locked');
});

describe('a store erased and begun again', () => {
  it('is written under its own keys, by the very context that knew the old ones', async () => {
    const desk = lockedDesk('erased-and-begun-again');
    await recordItem(desk, page(), request(desk));
    await eraseStore(desk.db);
    const asked = request(desk);
    expect(await recordItem(desk, page(), asked)).toBe(1);
    // Another of our contexts knows the store only by what is in it.
    const other = lockedDesk('erased-and-begun-again');
    expect((await openItem(other.store, asked.id)).fiche.text).toBe('Un message inventé.');
  });

  it('takes nothing that was sealed under the erased keys', async () => {
    const desk = lockedDesk();
    const sealer = await desk.vault.sealer();
    desk.vault.sealer = async () => {
      desk.vault.sealer = Object.getPrototypeOf(desk.vault).sealer;
      await eraseStore(desk.db);
      // A page that looks at the lock makes new keys at once, of the same number.
      await desk.keeper.state();
      return sealer;
    };
    await ensureCase(desk);
    expect((await desk.store.deviceKey())?.pkcs8.length).toBeGreaterThan(100);
  });
});

it('seals again, under its own keys, what a new passphrase found half made', async () => {
  const desk = lockedDesk();
  await ensureCase(desk);
  const looked = vi.spyOn(desk.vault, 'sealer');
  const crop = async () => {
    await vi.waitFor(() => expect(looked).toHaveBeenCalled());
    await looked.mock.results[0]?.value;
    await desk.keeper.set('quatre mots sans suite', false);
    return new Blob(['crop'], { type: 'image/png' });
  };
  const asked = request(desk);
  expect(await recordItem({ ...desk, darkroom: { ...desk.darkroom, crop } }, page(), asked)).toBe(1);
  const bodies = (await desk.db.files.toArray()).map(({ body }) => body);
  const heads = bodies.map(async (body) => headOf(new Uint8Array(await body.arrayBuffer())).generation);
  expect(new Set(await Promise.all(heads))).toEqual(new Set([2]));
  expect(await (await desk.store.file(asked.id, 'publication.png'))?.text()).toBe('crop');
});

it('keeps the keys it derived while all is open, and none once the lock changed', async () => {
  const { vault, keeper } = lockedDesk();
  await keeper.set('quatre mots sans suite', false);
  const ring = await vault.ring();
  const before = await vault.keys(ring);
  expect(before).not.toBeNull();
  expect(await vault.keys(ring)).toBe(before);
  await keeper.lock();
  await keeper.unlock('quatre mots sans suite');
  // Nobody read anything in between.
  expect(await vault.keys(ring)).not.toBe(before);
});
