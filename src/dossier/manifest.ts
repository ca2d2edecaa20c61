import {
  exhibitFolder,
  type Manifest,
  type ManifestResource,
  type ManifestVolume,
} from '../domain/dossier.ts';
import { canonicalBytes } from '../seal/canonical.ts';
import type { Binding, Volume } from './binding.ts';
import type { Edition } from './edition.ts';
import { joinedOf } from './joined.ts';

/** `manifest.json`: every file written so far, and which item each folder holds. */
export function manifestBytes(
  edition: Edition,
  resources: readonly ManifestResource[],
): Uint8Array<ArrayBuffer> {
  const { holdings, createdAt, software, binding } = edition;
  const manifest: Manifest = {
    schema: 'recueil/dossier/1',
    created: createdAt.toISOString(),
    software,
    exhibits: holdings.items.map(({ number, fiche }) => ({
      number,
      item: fiche.id,
      folder: exhibitFolder(number),
    })),
    omitted: holdings.items.flatMap((item) => joinedOf(item, edition).omitted),
    resources: resources.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ...(binding !== undefined && { volumes: volumesOf(binding) }),
    journal: { id: holdings.journalId, entries: holdings.journal.entries, head: holdings.journal.head },
  };
  return canonicalBytes(manifest);
}

function volumesOf({ here, all }: Binding): NonNullable<Manifest['volumes']> {
  const told = ({ fileName, kind, numbers }: Volume): ManifestVolume => ({
    fileName,
    kind,
    exhibits: numbers,
  });
  return { here: here.fileName, all: all.map(told) };
}
