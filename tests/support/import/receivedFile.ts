import type { ImportedFile } from '../../../src/domain/item/importedFiles.ts';

/** What the record of an imported file says of it. */
export const buildReceived = (changes: Partial<ImportedFile> = {}): ImportedFile => ({
  name: 'capture.png',
  format: 'png',
  family: 'image',
  pixels: null,
  dates: [],
  facts: {},
  takenBy: null,
  ...changes,
});
