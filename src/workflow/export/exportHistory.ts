import type { JournalLine } from '../../domain/case/journal.ts';

/** A dossier that was written to its end, as the journal tells it. */
export interface ExportedDossier {
  /** UTC. */
  readonly at: string;
  /** SHA-256 of its manifest.json; null when the line does not say. */
  readonly manifest: string | null;
  readonly items: ReadonlySet<string>;
}

/**
 * `dossier.prepared` tells what a dossier leaves out of what was sealed before it; `dossier.exported`, that it was
 * written. Oldest first.
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

function readExcludedItems(payload: JournalLine['payload']): ReadonlySet<string> {
  const excluded: unknown = payload?.excluded;
  if (!Array.isArray(excluded)) return new Set();
  return new Set(
    excluded.flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'item' in one && typeof one.item === 'string'
        ? [one.item]
        : [],
    ),
  );
}
