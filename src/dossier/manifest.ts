import {
  exhibitFolder,
  type Manifest,
  type ManifestResource,
  type ManifestVolume,
} from '../domain/export/dossierLayout.ts';
import { SCHEMA } from '../domain/formatNames.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import type { DossierContext } from './dossierContext.ts';
import { selectFiles } from './includedFiles.ts';
import type { Volume, VolumeSet } from './zip/volumes.ts';

/** Returns the bytes of `manifest.json`: every file written so far, and the item of each folder. */
export function manifestBytes(
  context: DossierContext,
  resources: readonly ManifestResource[],
): Uint8Array<ArrayBuffer> {
  const { snapshot, createdAt, software, volumeSet } = context;
  const manifest: Manifest = {
    schema: SCHEMA.dossier,
    created: createdAt.toISOString(),
    software,
    exhibits: snapshot.items.map(({ number, fiche }) => ({
      number,
      item: fiche.id,
      folder: exhibitFolder(number),
    })),
    omitted: snapshot.items.flatMap((item) => selectFiles(item, context).omitted),
    resources: resources.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ...(volumeSet !== undefined && { volumes: volumesOf(volumeSet) }),
    journal: { id: snapshot.journalId, entries: snapshot.journal.entries, head: snapshot.journal.head },
  };
  return canonicalBytes(manifest);
}

function volumesOf({ current, all }: VolumeSet): NonNullable<Manifest['volumes']> {
  const toManifestVolume = ({ fileName, kind, numbers }: Volume): ManifestVolume => ({
    fileName,
    kind,
    exhibits: numbers,
  });
  return { here: current.fileName, all: all.map(toManifestVolume) };
}
