import type { Environment } from '../../src/domain/item.ts';
import type { ImportDesk } from '../../src/workflow/importFile.ts';
import type { TestDesk } from './desk.ts';

const HERE: Environment = {
  browser: { name: 'Test', version: '1' },
  os: { name: 'linux', arch: null },
  viewport: { width: 1280, height: 720 },
  zoom: '1',
  devicePixelRatio: '1',
  languages: ['fr'],
  privateWindow: false,
  colorScheme: 'light',
};

/** A desk that takes files in. */
export const importing = (desk: TestDesk, changes: Partial<ImportDesk> = {}): ImportDesk => ({
  ...desk,
  surroundings: async () => ({
    timeZone: 'Europe/Paris',
    utcOffset: '+01:00',
    environment: HERE,
  }),
  preview: async (_file, { format }) => ({ preview: new Blob(['card']), shown: format.family === 'image' }),
  ...changes,
});
