import { describe, expect, it } from 'vitest';
import { lockedDesk } from '../../support/desk.ts';

const PLACE = { table: 'files', key: 'a/capture.png' };

describe('a file at rest', () => {
  it.each([0, 10, 4 * 1024 * 1024, 9 * 1024 * 1024])(
    'of %i bytes comes back, with its media type',
    async (size) => {
      const { vault } = lockedDesk();
      const plain = new Uint8Array(size).map((_, index) => index % 251);
      const sealer = await vault.sealer();
      const stored = await sealer.sealBlob(PLACE, new Blob([plain], { type: 'image/png' }));
      const opened = await vault.openBlob(PLACE, stored);
      expect(opened.type).toBe('image/png');
      expect(Buffer.compare(new Uint8Array(await opened.arrayBuffer()), plain)).toBe(0);
    },
  );
});
