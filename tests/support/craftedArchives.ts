import type { CraftedArchive } from './archives/base.ts';
import { contentArchives } from './archives/contents.ts';
import { nameArchives } from './archives/names.ts';
import { recordArchives } from './archives/records.ts';
import { innocentArchives, systemFileArchives } from './archives/systemFiles.ts';
import { zip64Archives } from './archives/zip64.ts';

/** Every crafted zip by name. The library, the command, the page, the import and the Python checker must agree. */
export const craftedArchives: ReadonlyMap<string, CraftedArchive> = new Map([
  ...innocentArchives,
  ...nameArchives,
  ...systemFileArchives,
  ...zip64Archives,
  ...recordArchives,
  ...contentArchives,
]);
