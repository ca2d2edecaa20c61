import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readShared, SHARED_FOLDER } from './_shared.ts';
import { SHARED } from './_shared-talk.ts';

/** Chats, forums and mail: saved pages kept beside the project, where that folder is there. */

if (existsSync(SHARED_FOLDER)) {
  describe('pages kept beside the project', () => {
    it.each(SHARED)('$page', (page) => {
      const { seen, told, unchanged } = readShared(page);
      expect(seen).toHaveLength(page.posts.length + (page.more ?? 0));
      expect(seen[0]?.surface).toBe(page.surface);
      expect(new Set(seen.map((one) => one.reading.reader))).toEqual(new Set([page.reader]));
      expect(told).toEqual(page.posts.map((post) => ({ warnings: [], ...post })));
      expect(unchanged).toBe(true);
    });
  });
}
