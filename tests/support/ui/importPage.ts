import { h } from 'preact';
import type { CarnetProps } from '../../../src/carnet/carnetProps.ts';
import { ImportView } from '../../../src/carnet/import/ImportView.tsx';
import type { FileInspection } from '../../../src/domain/item/importedFiles.ts';
import { type ApiOverrides, createTestCarnetApi, override } from './testCarnetApi.ts';
import { showPart } from './uiHarness.ts';

/** What an import reads of a file: a PNG that says nothing, unless told otherwise. */
export const inspected = (some: Partial<FileInspection> = {}): FileInspection => ({
  format: { id: 'png', family: 'image', mediaType: 'image/png', extension: 'png' },
  pixels: null,
  dates: [],
  facts: {},
  hasLocation: false,
  warnings: [],
  ...some,
});

/** The import page, and how files are chosen there. */
export async function showImport(overrides: ApiOverrides, hold: CarnetProps['navigation']['hold'] = () => () => {}) {
  const page = await showPart(h(ImportView, { target: null, part: null, unkept: { current: 0 } }), {
    carnetApi: override(createTestCarnetApi([]), overrides),
    carnetProps: { navigation: { hold } },
  });
  return { page, choose: (...names: string[]) => page.giveFiles('#import-files', ...names) };
}
