import type { JournalLine } from '../../domain/case/case.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';

/** A dossier whose export was completed, as recorded in the journal. */
export interface ExportedDossier {
  /** UTC. */
  readonly at: string;
  /** SHA-256 of its manifest.json; null when the line has none. */
  readonly manifest: string | null;
  readonly items: ReadonlySet<string>;
}

/**
 * Lists the exported dossiers of a journal, oldest first. `dossier.prepared` names the sealed items that a dossier
 * excludes; `dossier.exported` says that the dossier was written.
 */
export function listExportedDossiers(lines: readonly JournalLine[]): readonly ExportedDossier[] {
  const dossiers: ExportedDossier[] = [];
  const sealed = new Set<string>();
  let prepared: ReadonlySet<string> = new Set();
  for (const { at, event, item, payload } of lines) {
    if (item !== undefined && (event === 'item.sealed' || event === 'item.imported')) sealed.add(item);
    if (item !== undefined && event === 'item.withdrawn') sealed.delete(item);
    if (event === 'dossier.prepared') prepared = sealed.difference(readExcludedItems(payload));
    if (event === 'dossier.exported') {
      const { manifest } = payload ?? {};
      dossiers.push({ at, manifest: typeof manifest === 'string' ? manifest : null, items: prepared });
    }
  }
  return dossiers;
}

export type PreviousDossier = NonNullable<DossierOptions['previous']>;

/** Describes the last exported dossier, for the cover of the next one. `numbers`: item id → exhibit number. */
export function findPreviousDossier(
  lines: readonly JournalLine[],
  numbers: ReadonlyMap<string, number>,
): PreviousDossier | null {
  const last = listExportedDossiers(lines).at(-1);
  if (last === undefined) return null;
  return {
    createdAt: last.at,
    exhibits: [...numbers].flatMap(([id, number]) => (last.items.has(id) ? [number] : [])),
    ...(last.manifest !== null && { manifestDigest: last.manifest }),
  };
}

function readExcludedItems(payload: JournalLine['payload']): ReadonlySet<string> {
  const excluded: unknown = payload?.excluded;
  if (!Array.isArray(excluded)) return new Set();
  return new Set(
    excluded.flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'item' in one && typeof one.item === 'string' ? [one.item] : [],
    ),
  );
}
