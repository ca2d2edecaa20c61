import { lookAt } from '../../src/import/look.ts';
import { clock, getSoftware } from '../../src/platform/environment.ts';
import { previewImportedFile } from '../../src/platform/importedPreview.ts';
import { readPageEnvironment, readTimeZone } from '../../src/platform/pageEnvironment.ts';
import type { Imports } from '../../src/ui/import/props.ts';
import {
  clearUnfinishedImports,
  importFiles,
  listUnfinishedImports,
} from '../../src/workflow/import/importBatch.ts';
import { type ImportDependencies, sealAddress } from '../../src/workflow/import/importFile.ts';
import { createDependencies } from './dependencies.ts';

/** What the carnet needs to take files in. */
export function createImportApi(window: Window): Imports {
  const deps: ImportDependencies = {
    ...createDependencies(),
    software: getSoftware(),
    readLocalEnvironment: async () => ({
      ...readTimeZone(clock.now()),
      environment: await readPageEnvironment(window),
    }),
    preview: previewImportedFile,
  };
  const inspect = (file: File) => lookAt(file, file.name, file.lastModified);
  return {
    look: inspect,
    show: async (file) => (await previewImportedFile(file, await inspect(file))).preview,
    seal: (files, onOutcome, signal, place) => importFiles(deps, files, onOutcome, signal, place),
    leftOver: () => listUnfinishedImports(deps),
    forget: () => clearUnfinishedImports(deps),
    noteAddress: (stated) => sealAddress(deps, stated),
  };
}
