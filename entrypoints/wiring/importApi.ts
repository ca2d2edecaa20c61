import { inspectFile } from '../../src/import/inspectFile.ts';
import { clock, getSoftware } from '../../src/platform/environment.ts';
import { previewImportedFile } from '../../src/platform/importedPreview.ts';
import { readPageEnvironment, readTimeZone } from '../../src/platform/pageEnvironment.ts';
import type { ImportApi } from '../../src/ui/import/importApi.ts';
import {
  clearUnfinishedImports,
  type ImportDependencies,
  importFiles,
  listUnfinishedImports,
  sealAddress,
} from '../../src/workflow/importFiles.ts';
import { createDependencies } from './dependencies.ts';

/** What the carnet needs to import files. */
export function createImportApi(window: Window): ImportApi {
  const deps: ImportDependencies = {
    ...createDependencies(),
    software: getSoftware(),
    readLocalEnvironment: async () => ({
      ...readTimeZone(clock.now()),
      environment: await readPageEnvironment(window),
    }),
    preview: previewImportedFile,
  };
  const inspect = (file: File) => inspectFile(file, file.name, file.lastModified);
  return {
    inspect,
    renderPreview: async (file) => (await previewImportedFile(file, await inspect(file))).preview,
    seal: (files, onOutcome, signal, place) => importFiles(deps, files, onOutcome, signal, place),
    listUnfinished: () => listUnfinishedImports(deps),
    forgetUnfinished: () => clearUnfinishedImports(deps),
    recordAddress: (address) => sealAddress(deps, address),
  };
}
