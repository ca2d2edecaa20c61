import * as v from 'valibot';
import type { Manifest } from '../../domain/export/dossierLayout.ts';
import { SCHEMA } from '../../domain/formatNames.ts';
import { type JsonFault, parseCanonical } from '../canonical.ts';
import { countSchema, digestSchema, instantSchema, positiveSchema } from '../schemas.ts';
import { isDossierPath } from '../sha256sums.ts';
import type { DossierContents } from './contents.ts';
import { MANIFEST_PATH, SIGNATURE_PATH, SUMS_PATH } from './paths.ts';
import type { Problem } from './report.ts';

/** Parsing of `manifest.json`: tolerant of unknown keys, strict about the files it lists. */

/** The manifest's own time-stamp and its chain: created after the manifest, so only SHA256SUMS lists them. */
const MANIFEST_TIMESTAMP_PATHS = ['horodatages/manifest.tsr', 'horodatages/manifest.pem'];
/** Files that SHA256SUMS or the signature covers instead of the manifest. */
export const OUTSIDE_MANIFEST: ReadonlySet<string> = new Set([
  MANIFEST_PATH,
  SIGNATURE_PATH,
  SUMS_PATH,
  ...MANIFEST_TIMESTAMP_PATHS,
]);

const manifestSchema = v.looseObject({
  schema: v.literal(SCHEMA.dossier),
  created: instantSchema,
  software: v.looseObject({ name: v.string(), version: v.string() }),
  exhibits: v.array(
    v.looseObject({
      number: positiveSchema,
      item: v.string(),
      folder: v.string(),
    }),
  ),
  omitted: v.array(
    v.looseObject({
      item: v.string(),
      path: v.string(),
      sha256: digestSchema,
      reason: v.picklist(['redacted', 'removed', 'volume']),
      volume: v.exactOptional(v.string()),
    }),
  ),
  resources: v.array(v.looseObject({ path: v.string(), sha256: digestSchema, bytes: countSchema })),
  journal: v.looseObject({ id: v.string(), entries: countSchema, head: digestSchema }),
});

export interface ManifestReading {
  readonly manifest: Manifest | null;
  /** `schema` as written, even when the rest is invalid. */
  readonly schema: string | null;
  /** Why its bytes are not canonical; null when they are. */
  readonly fault: JsonFault | null;
}

export function readManifest(bytes: Uint8Array | undefined): ManifestReading {
  if (bytes === undefined) return { manifest: null, schema: null, fault: null };
  const { canonical, fault, value } = parseCanonical(bytes);
  const schemaOnly = v.safeParse(v.looseObject({ schema: v.string() }), value);
  const parsed = v.safeParse(manifestSchema, value);
  return {
    manifest: canonical && parsed.success ? parsed.output : null,
    schema: schemaOnly.success ? schemaOnly.output.schema : null,
    fault,
  };
}

/** Impossible statements of the manifest; coverage.ts compares the digests. */
export function manifestProblems({ resources, exhibits }: Manifest, { digests }: DossierContents): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { path, sha256, bytes } of resources) {
    const found = digests.get(path);
    const possible = isDossierPath(path) && !OUTSIDE_MANIFEST.has(path) && !seen.has(path);
    if (!possible) problems.push({ code: 'manifest-path', path });
    else if (found?.sha256 === sha256 && found.bytes !== bytes) problems.push({ code: 'manifest-bytes', path });
    seen.add(path);
  }
  const used = new Set<string | number>();
  for (const { number, item, folder } of exhibits) {
    if (!allowedFolders(number).includes(folder))
      problems.push({ code: 'exhibit-folder', path: folder, detail: { number } });
    const names = [number, item, folder];
    if (names.some((name) => used.has(name)))
      problems.push({ code: 'exhibit-twice', path: folder, detail: { number } });
    for (const name of names) used.add(name);
  }
  return problems;
}

/**
 * Drops exhibits whose item or folder appeared before, so that no fiche is read twice; manifestProblems reports them.
 */
export function uniqueExhibits(exhibits: Manifest['exhibits']): Manifest['exhibits'] {
  const used = new Set<string>();
  return exhibits.filter(({ item, folder }) => {
    if (used.has(item) || used.has(folder)) return false;
    used.add(item).add(folder);
    return true;
  });
}

/** A pièce is an item of the case; an annexe, an imported document. */
function allowedFolders(exhibit: number): string[] {
  const digits = String(exhibit).padStart(4, '0');
  return [`pieces/P${digits}`, `annexes/A${digits}`];
}

/** Whether a later version wrote it, such as `recueil/dossier/2`: this version cannot judge it. */
export function isNewerSchema(schema: string | null, family: 'dossier' | 'item' | 'journal'): boolean {
  const version = new RegExp(`^recueil/${family}/(\\d+)$`).exec(schema ?? '')?.[1];
  return version !== undefined && Number(version) > 1;
}
