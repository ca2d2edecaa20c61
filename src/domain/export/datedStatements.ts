import * as v from 'valibot';
import type { CaseDocument } from '../case/case.ts';
import { COMMITMENTS_PREFIX, SCHEMA } from '../formatNames.ts';
import {
  daySchema,
  digestSchema,
  instantSchema,
  longTextSchema,
  objectOf,
  parseOrNull,
  textUpTo,
} from '../shared/schemas.ts';

/**
 * What a person wrote, fixed by a digest in each manifest (`commitment`, docs/format.md section 4.2), and what a later
 * dossier hands over to show it.
 */

/** One version of a text: its canonical bytes are what is fixed. `account`: the récit. */
const statementSchema = v.variant('kind', [
  v.looseObject({
    schema: v.literal(SCHEMA.statement),
    kind: v.literal('account'),
    /** The last change, by the clock of the device; null in a récit of an early version. */
    at: v.nullable(instantSchema),
    text: longTextSchema,
  }),
  v.looseObject({
    schema: v.literal(SCHEMA.statement),
    kind: v.literal('diary'),
    /** When the entry was written, by the clock of the device. */
    at: instantSchema,
    /** The day that it is about. */
    date: daySchema,
    text: longTextSchema,
  }),
]);
export type Statement = v.InferOutput<typeof statementSchema>;

/** Depth of the tree, whatever was written. */
export const COMMITMENT_DEPTH = 10;
export const COMMITMENT_LEAVES = 2 ** COMMITMENT_DEPTH;
const LEAVES_BASE64_LENGTH = 4 * Math.ceil((32 * COMMITMENT_LEAVES) / 3);

/** Shows that a statement is a leaf of the tree with that root. */
const openingSchema = v.object({
  statement: statementSchema,
  salt: digestSchema,
  /** Of the leaf, from 0. */
  index: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(COMMITMENT_LEAVES - 1)),
  /** The hashes beside the way to the root, from the leaf up. */
  path: v.pipe(v.array(digestSchema), v.length(COMMITMENT_DEPTH)),
  root: digestSchema,
});
export type StatementOpening = v.InferOutput<typeof openingSchema>;

/** A larger manifest is not kept: the recipient compares with the earlier dossier. */
export const MAX_KEPT_MANIFEST_BYTES = 256 * 1024;
const MAX_RESPONSE_BASE64 = 400_000;
const MAX_CHAIN_TEXT = 65_536;

const fixedManifestSchema = v.object({
  sha256: digestSchema,
  created: instantSchema,
  /** Its bytes, as text; null when they are too large to be kept. */
  text: v.nullable(v.pipe(v.string(), v.maxLength(MAX_KEPT_MANIFEST_BYTES))),
  /** Its time-stamp, base64, and the certificates of the time-stamp; null without one. */
  response: v.nullable(textUpTo(MAX_RESPONSE_BASE64)),
  chain: v.nullable(textUpTo(MAX_CHAIN_TEXT)),
});
export type FixedManifest = v.InferOutput<typeof fixedManifestSchema>;

/** `declarations-datees.json`: unknown keys are accepted, as in every file of a dossier. */
const datedStatementsSchema = v.object({
  schema: v.literal(SCHEMA.datedStatements),
  manifests: v.pipe(v.array(fixedManifestSchema), v.maxLength(COMMITMENT_LEAVES)),
  statements: v.pipe(
    v.array(v.object({ ...openingSchema.entries, manifest: digestSchema })),
    v.maxLength(COMMITMENT_LEAVES),
  ),
});
export type DatedStatements = v.InferOutput<typeof datedStatementsSchema>;
export const parseDatedStatements = parseOrNull(datedStatementsSchema);

/**
 * What opens the commitment of one manifest: of the same length whether anything was written or not. It contains no
 * text.
 */
const commitmentSchema = objectOf({
  schema: v.literal(SCHEMA.commitment),
  /** Every salt comes from it. */
  seed: digestSchema,
  /** The leaves in order, base64. */
  leaves: v.pipe(v.string(), v.length(LEAVES_BASE64_LENGTH)),
  root: digestSchema,
  manifest: fixedManifestSchema,
  /** As the authority stated it, when a known one time-stamped the manifest. */
  genTime: v.nullable(instantSchema),
});
export type StoredCommitment = v.InferOutput<typeof commitmentSchema>;
export const parseCommitment = parseOrNull(commitmentSchema);

/** `id`: random. The name of a document is readable on the disk. */
export const commitmentDocument = (id: string): CaseDocument<StoredCommitment | null> => ({
  name: `${COMMITMENTS_PREFIX}${id}`,
  empty: null,
  parse: parseCommitment,
});

/** The key of the récit among those of `DatableStatement`. */
export const ACCOUNT_KEY = 'account';

/** A text of the person that an earlier dossier fixed, unchanged since. */
export interface DatableStatement {
  /** `ACCOUNT_KEY`, or the id of an entry of the diary. */
  readonly key: string;
  /** The day that an entry of the diary is about. */
  readonly date: string | null;
  /** When the earlier dossier was made. */
  readonly created: string;
  /** As a known authority stated it; null without a time-stamp. */
  readonly genTime: string | null;
}
