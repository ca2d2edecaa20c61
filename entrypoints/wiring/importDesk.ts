import { lookAt } from '../../src/import/look.ts';
import { clock, software } from '../../src/platform/environment.ts';
import { foreignPreview } from '../../src/platform/foreignImage.ts';
import { localZone, ownEnvironment } from '../../src/platform/ownPage.ts';
import type { Imports } from '../../src/ui/import/props.ts';
import { forgetLeftOvers, importBatch, leftOverImports } from '../../src/workflow/importBatch.ts';
import { type ImportDesk, noteAddress } from '../../src/workflow/importFile.ts';
import { desk } from './desk.ts';

/** What the carnet needs to take files in. */
export function imports(window: Window): Imports {
  const made: ImportDesk = {
    ...desk(),
    software: software(),
    surroundings: async () => ({ ...localZone(clock.now()), environment: await ownEnvironment(window) }),
    preview: foreignPreview,
  };
  const look = (file: File) => lookAt(file, file.name, file.lastModified);
  return {
    look,
    show: async (file) => (await foreignPreview(file, await look(file))).preview,
    seal: (files, told, signal, place) => importBatch(made, files, told, signal, place),
    leftOver: () => leftOverImports(made),
    forget: () => forgetLeftOvers(made),
    noteAddress: (stated) => noteAddress(made, stated),
  };
}
