import * as v from 'valibot';
import {
  exhibitFolder,
  isDossierPath,
  JOURNAL_PATH,
  MANIFEST_CHAIN_PATH,
  MANIFEST_PATH,
  MANIFEST_TIMESTAMP_PATH,
  type Manifest,
  PUBLIC_KEY_PATH,
  readSums,
  SIGNATURE_PATH,
  SUMS_PATH,
} from '../../domain/export/dossierLayout.ts';
import { type ExhibitNumber, isMessageNumber, joinNumber, shownNumber } from '../../domain/export/exhibitNumber.ts';
import { SCHEMA } from '../../domain/formatNames.ts';
import { countSchema, digestSchema, instantSchema, positiveSchema } from '../../domain/shared/schemas.ts';
import { type JsonFault, parseCanonical } from '../canonical.ts';
import { verifyDer } from '../derSignature.ts';
import { fingerprint, parsePem } from '../signature.ts';
import type { DossierContents } from './dossierContents.ts';
import type { Problem } from './verificationReport.ts';

/** Parsing of `manifest.json`: tolerant of unknown keys, strict about the files it lists. */

/** Files that SHA256SUMS or the signature covers instead: the manifest's own time-stamp is created after it. */
const OUTSIDE_MANIFEST = [MANIFEST_PATH, SIGNATURE_PATH, SUMS_PATH, MANIFEST_TIMESTAMP_PATH, MANIFEST_CHAIN_PATH];

const manifestSchema = v.looseObject({
  schema: v.literal(SCHEMA.dossier),
  created: instantSchema,
  software: v.looseObject({ name: v.string(), version: v.string() }),
  exhibits: v.array(
    v.looseObject({
      number: positiveSchema,
      message: v.exactOptional(positiveSchema),
      item: v.string(),
      folder: v.string(),
    }),
  ),
  omitted: v.array(
    v.looseObject({
      item: v.string(),
      path: v.string(),
      reason: v.picklist(['redacted', 'removed', 'volume']),
      volume: v.exactOptional(v.string()),
    }),
  ),
  files: v.array(v.looseObject({ path: v.string(), sha256: digestSchema, bytes: countSchema })),
  timestampRequested: v.exactOptional(v.boolean()),
  journal: v.looseObject({ id: v.string(), entries: countSchema, head: digestSchema }),
});

interface ManifestReading {
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

/** Impossible statements of the manifest; the digests are compared apart. */
export function manifestProblems({ files, exhibits }: Manifest, { digests }: DossierContents): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { path, sha256, bytes } of files) {
    const found = digests.get(path);
    const possible = isDossierPath(path) && !OUTSIDE_MANIFEST.includes(path) && !seen.has(path);
    if (!possible) problems.push({ code: 'manifest-path', path });
    else if (found?.sha256 === sha256 && found.bytes !== bytes) problems.push({ code: 'manifest-bytes', path });
    seen.add(path);
  }
  const used = new Set<string | number>();
  // A conversation is one exhibit: its number is of no other item.
  const whole = new Set(exhibits.flatMap(({ number, message }) => (message === undefined ? [number] : [])));
  for (const { item, folder, ...fields } of exhibits) {
    const number = joinNumber(fields);
    const detail = { number: shownNumber(number) };
    if (!allowedFolders(number).includes(folder)) problems.push({ code: 'exhibit-folder', path: folder, detail });
    const names = [number, item, folder];
    const isShared = isMessageNumber(number) && whole.has(fields.number);
    if (isShared || names.some((name) => used.has(name)))
      problems.push({ code: 'exhibit-twice', path: folder, detail });
    for (const name of names) used.add(name);
  }
  return problems;
}

/** Drops exhibits whose item or folder came before: no fiche is read twice. manifestProblems reports them. */
export function uniqueExhibits(exhibits: Manifest['exhibits']): Manifest['exhibits'] {
  const used = new Set<string>();
  return exhibits.filter(({ item, folder }) => {
    if (used.has(item) || used.has(folder)) return false;
    used.add(item).add(folder);
    return true;
  });
}

/** A pièce is an item of the case; an annexe, an imported document. A message is never one. */
function allowedFolders(number: ExhibitNumber): string[] {
  const folder = exhibitFolder(number);
  return isMessageNumber(number) ? [folder] : [folder, folder.replace('pieces/P', 'annexes/A')];
}

/** Whether the manifest says that it is one: when it has another form than this version's, another version made it. */
export const isDossierSchema = (schema: string | null): boolean => /^recueil\/dossier\/\d+$/.test(schema ?? '');

/** Whether a later version wrote it, such as `recueil/item/2`: this version cannot judge it. */
export function isNewerSchema(schema: string | null, family: 'item' | 'journal'): boolean {
  const version = new RegExp(`^recueil/${family}/(\\d+)$`).exec(schema ?? '')?.[1];
  return version !== undefined && Number(version) > 1;
}

/** Compares the files with the manifest's digests, and with SHA256SUMS for those it cannot list. */

type Digests = ReadonlyMap<string, string>;

interface CoverageContext {
  readonly manifest: Manifest | null;
  /** The signature is valid, so a mismatch about manifest.json is a fault of SHA256SUMS. */
  readonly signed: boolean;
  /** Paths that a problem already reports: not reported as missing too. */
  readonly reported: ReadonlySet<string>;
}

export function coverageProblems({ digests, retained }: DossierContents, known: CoverageContext): Problem[] {
  const actual = new Map([...digests].map(([path, { sha256 }]) => [path, sha256]));
  const bytes = retained.get(SUMS_PATH);
  const { sums, exact } = bytes === undefined ? { sums: null, exact: true } : readSums(bytes);
  // An unsigned manifest cannot contradict SHA256SUMS about a file.
  const list = known.signed || sums === null ? known.manifest : null;
  const stated = statedDigests({ ...known, manifest: list }, sums, actual);
  // Not `push(...)`: the list may exceed the maximum number of arguments.
  let problems = compare(stated, actual, known.reported);
  if (list === null && known.manifest !== null)
    problems = [...problems, ...listProblems(known.manifest, actual, pathsOf(problems))];
  if (sums === null) return problems;
  const reported = new Set([...known.reported, ...pathsOf(problems)]);
  return [...problems, ...sumsProblems(sums, exact, actual, reported)];
}

/** Path → expected digest; null: the file must exist, but nothing states its digest. */
function statedDigests(
  { manifest, signed }: CoverageContext,
  sums: Digests | null,
  actual: Digests,
): Map<string, string | null> {
  const stated = new Map<string, string | null>();
  for (const [path, sha256] of sums ?? []) {
    if (manifest === null || OUTSIDE_MANIFEST.includes(path)) stated.set(path, sha256);
  }
  for (const { path, sha256 } of manifest?.files ?? []) stated.set(path, sha256);
  for (const path of [MANIFEST_PATH, SIGNATURE_PATH]) if (signed || !stated.has(path)) stated.set(path, null);
  stated.set(SUMS_PATH, null);
  // Required even when the manifest does not list them.
  for (const path of [PUBLIC_KEY_PATH, JOURNAL_PATH])
    if (!stated.has(path) && !actual.has(path)) stated.set(path, null);
  if (manifest === null && sums === null) for (const path of actual.keys()) stated.set(path, null);
  return stated;
}

function compare(
  stated: ReadonlyMap<string, string | null>,
  actual: Digests,
  reported: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = [];
  const extra = new Set([...actual.keys()].filter((path) => !stated.has(path)));
  const extraByDigest = new Map<string | undefined, string>();
  for (const path of extra) extraByDigest.set(actual.get(path), path);
  for (const [path, sha256] of stated) {
    const found = actual.get(path);
    if (found !== undefined) {
      if (sha256 !== null && found !== sha256) problems.push({ code: 'altered', path });
    } else if (!reported.has(path)) {
      const now = sha256 === null ? undefined : extraByDigest.get(sha256);
      if (now !== undefined && extra.delete(now)) problems.push({ code: 'renamed', path, detail: { now } });
      else problems.push({ code: 'missing', path });
    }
  }
  for (const path of extra) problems.push({ code: 'extra', path });
  return problems;
}

function listProblems({ files }: Manifest, actual: Digests, reported: ReadonlySet<string>): Problem[] {
  const listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...listed.keys(), ...actual.keys()])]
    .filter((file) => !OUTSIDE_MANIFEST.includes(file) && !reported.has(file) && listed.get(file) !== actual.get(file))
    .map((file) => ({ code: 'manifest-list', path: MANIFEST_PATH, detail: { file } }));
}

/** Compares SHA256SUMS with the files, except for those already reported. */
function sumsProblems(sums: Digests, exact: boolean, actual: Digests, reported: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = exact ? [] : [{ code: 'sums-form', path: SUMS_PATH }];
  for (const file of new Set([...sums.keys(), ...actual.keys()])) {
    const should = file === SUMS_PATH ? undefined : actual.get(file);
    if (sums.get(file) !== should && !reported.has(file))
      problems.push({ code: 'sums-line', path: SUMS_PATH, detail: { file } });
  }
  return problems;
}

/** Paths that the problems report; both paths of a renamed file. */
export function pathsOf(problems: readonly Problem[]): Set<string> {
  const paths = problems.flatMap(({ path, detail }) => [path, detail?.now]);
  return new Set(paths.filter((path) => typeof path === 'string'));
}

export interface SignatureCheck {
  readonly problems: readonly Problem[];
  /** Null when there is no readable P-256 key. */
  readonly spki: Uint8Array<ArrayBuffer> | null;
  readonly keyFingerprint: string | null;
  readonly holds: boolean;
}

/** Verifies manifest.json's signature with the key in the dossier. Only an anchor shows whose key it is. */
export async function checkSignature({ retained }: DossierContents): Promise<SignatureCheck> {
  const [manifest, der, pem] = [MANIFEST_PATH, SIGNATURE_PATH, PUBLIC_KEY_PATH].map((path) => retained.get(path));
  const empty = { problems: [], spki: null, keyFingerprint: null, holds: false };
  if (pem === undefined) return empty;
  const spki = parsePem(new TextDecoder().decode(pem));
  if (spki === null || !(await isP256(spki)))
    return { ...empty, problems: [{ code: 'key-form', path: PUBLIC_KEY_PATH }] };
  const holds = manifest !== undefined && der !== undefined && (await verifyDer(spki, der, manifest));
  // A missing file is already reported as missing.
  const invalid = manifest !== undefined && der !== undefined && !holds;
  return {
    problems: invalid ? [{ code: 'signature-invalid', path: SIGNATURE_PATH }] : [],
    spki,
    keyFingerprint: await fingerprint(spki),
    holds,
  };
}

async function isP256(spki: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}
