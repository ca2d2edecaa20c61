/** Result of a verification, as codes; src/ui/locales has the sentences. */

/** The checks, with the problems of each. Any makes the verdict `altered`; words differ for the given digest alone. */
export const PROBLEMS = {
  container: [
    'duplicate-name',
    'name-clash',
    'unsafe-name',
    'empty-folder',
    'symlink',
    'header-mismatch',
    'beyond-file',
    'record-bounds',
    'zip-directory',
    'bytes-around-zip',
    'zip-comment',
    'pdf-structure',
    'outside-folder',
    'unreadable',
    'too-large',
  ],
  files: ['missing', 'extra', 'altered', 'renamed', 'sums-line', 'sums-form', 'verifier-altered'],
  manifest: [
    'manifest-form',
    'manifest-path',
    'manifest-list',
    'manifest-bytes',
    'exhibit-twice',
    'exhibit-folder',
    'exhibit-number',
  ],
  signature: ['signature-invalid', 'key-form', 'key-other'],
  journal: [
    'journal-form',
    'journal-sequence',
    'journal-link',
    'journal-payload',
    'journal-opening',
    'journal-manifest',
    'item-sealed-twice',
  ],
  items: [
    'fiche-form',
    'fiche-item',
    'fiche-unsealed',
    'fiche-seal',
    'item-file-missing',
    'item-file-other',
    'item-file-unlisted',
    'salts-other',
    'omitted-present',
    'omitted-unknown',
  ],
  timestamps: [
    'timestamp-subject',
    'timestamp-malformed',
    'timestamp-refused',
    'timestamp-imprint',
    'timestamp-signer-missing',
    'timestamp-signature',
    'timestamp-binding',
    'timestamp-purpose',
    'timestamp-expired',
    'timestamp-self-signed',
    'timestamp-weak',
    'timestamp-chain',
  ],
  receivedDossiers: ['received-form', 'received-altered', 'received-unannounced'],
  anchor: ['expected-other'],
} as const;

export type CheckName = keyof typeof PROBLEMS;
type ProblemCode = (typeof PROBLEMS)[CheckName][number];
export type Detail = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ProblemCode;
  /** Of the file concerned. */
  readonly path?: string;
  readonly detail?: Detail;
}

/** No fault, but what somebody who signed a rewritten dossier again could not hide: shown first. */
const REMARKS = [
  'key-changed',
  'timestamp-missing',
  'timestamp-taken-away',
  'timestamp-replaced',
  'document-differs',
  'counts-differ',
] as const;

/** Notable, but not a fault. */
export const NOTES = [
  ...REMARKS,
  'ignored-file',
  'enclosing-folder',
  'folder-limits',
  'clock-back',
  'date-to-come',
  'unknown-event',
  'withdrawn-present',
  'file-removed',
  'removed-present',
  'other-zip',
  'files-redacted',
  'files-left-out',
  'timestamp-known',
  'timestamp-unknown',
  'timestamp-clock',
  'received-other-version',
  'received-depth',
  'verifier-release-unknown',
] as const;

export interface Note {
  readonly code: (typeof NOTES)[number];
  readonly path?: string;
  readonly detail?: Detail;
}

const REMARK_CODES: ReadonlySet<string> = new Set(REMARKS);
export const isRemark = ({ code }: Note): boolean => REMARK_CODES.has(code);

type VerificationVerdict = 'coherent-unanchored' | 'coherent-anchored' | 'altered';
export type CheckOutcome = 'holds' | 'fails' | 'unchecked';

export interface Report {
  readonly verdict: VerificationVerdict;
  /** What anchors the dossier to something outside it; null when nothing does. */
  readonly anchoredBy: 'expected' | 'expected-file' | 'timestamp' | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  /** `unchecked`: a file it needs was unreadable, or (anchor) no expected digest was given. */
  readonly checks: Readonly<Record<CheckName, CheckOutcome>>;
  /** SHA-256 of manifest.json: the digest to compare with an anchor. */
  readonly manifestDigest: string | null;
  readonly created: string | null;
  readonly software: { readonly name: string; readonly version: string } | null;
  readonly keyFingerprint: string | null;
  readonly journal: { readonly id: string | null; readonly entries: number; readonly head: string } | null;
  /** Numbers of items in the case's journal. None of the four is an error. */
  readonly counts: {
    readonly sealed: number;
    readonly here: number;
    readonly withdrawn: number;
    readonly notIncluded: number;
  } | null;
  /** The valid time-stamps. `when`: UTC, as stated; `known`: its root is one of the known roots. */
  readonly timestamps: readonly {
    readonly path: string;
    readonly when: string;
    readonly authority: string;
    readonly known: boolean;
  }[];
  /** The received dossiers it contains, each with its own report. */
  readonly receivedDossiers: readonly { readonly folder: string; readonly report: Report }[];
  readonly files: { readonly count: number; readonly bytes: number };
}

export const REFUSALS = [
  'not-a-dossier',
  'other-version',
  'zip-encrypted',
  'zip-method',
  'zip-broken',
  'pdf-appended',
  'pdf-changed',
  'pdf-cut',
  'pdf-encrypted',
  'pdf-other',
  'pdf-plain',
  'unreadable-input',
  'not-found',
  'not-allowed',
  'too-many-files',
  'zip-bomb',
] as const;

/** No verdict is possible, which differs from « altéré ». */
export class NotCheckable extends Error {
  readonly code: (typeof REFUSALS)[number];
  readonly detail: Detail;

  constructor(code: NotCheckable['code'], detail: Detail = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'NotCheckable';
    this.code = code;
    this.detail = detail;
  }
}
