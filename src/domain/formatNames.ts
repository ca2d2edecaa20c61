/**
 * Names of stored data. Some are authenticated in ciphertexts; all of them appear in existing stores, backups or
 * dossiers (docs/format.md, docs/at-rest.md). Changing one makes that data unreadable, so
 * tests/unit/domain/formatNames.test.ts pins every value.
 */

export const DATABASE_NAME = 'recueil';
/** Name of the database of the practice page. */
export const PRACTICE_DATABASE_NAME = 'recueil-practice';
/** Database that is filled and cleared to make LevelDB start a new log. */
export const LOG_ROTATION_DATABASE = 'recueil-fresh-log';
/** Its object store. */
export const LOG_ROTATION_TABLE = 'rows';
/** A wrapping key's database is named `<database>-key-<number>`. */
export const WRAPPING_KEY_INFIX = '-key-';
/** Table of a wrapping key's database. */
export const WRAPPING_KEY_TABLE = 'box';
export const WRAPPING_KEY_ROW = 'key';

/** Tables of the person's database; also part of each record's associated data, and of each backup record. */
export const TABLE = {
  cases: 'cases',
  heads: 'heads',
  entries: 'entries',
  items: 'items',
  summaries: 'summaries',
  files: 'files',
  previews: 'previews',
  withdrawals: 'withdrawals',
  removals: 'removals',
  exhibits: 'exhibits',
  attempts: 'attempts',
  keys: 'keys',
  keyring: 'keyring',
  tries: 'tries',
  documents: 'documents',
  stamps: 'stamps',
  current: 'current',
  receivedDossiers: 'receivedDossiers',
  receivedFiles: 'receivedFiles',
} as const;

/** Key of the only row of `TABLE.current`. */
export const CURRENT_CASE_ROW = 'case';
/** Key of the only row of `TABLE.keys`. */
export const DEVICE_KEY_ROW = 'device';
/** Key of the only row of `TABLE.keyring`. */
export const KEYRING_ROW = 'keyring';

/** Outcomes in `TABLE.tries`. The last is no try: the delay after wrong ones started again then. */
export const UNLOCK_OUTCOMES = ['right', 'wrong', 'clock-set-back'] as const;

/** First line of the associated data of a record. */
export const RECORD_AAD = 'recueil/record/1';
/** Start of the associated data of the keyring's secrets. */
export const KEYRING_AAD = 'recueil/keyring/1';
/** HKDF info of a key agreed with the inbox key. */
export const INBOX_HKDF_INFO = 'recueil/inbox/1';
/** HKDF info of the key derived from the recovery code. */
export const RECOVERY_HKDF_INFO = 'recueil/recovery/1';

/** Start of the first line of a backup file, without its version. */
export const BACKUP_FAMILY = 'recueil/backup/';
/** First line of a backup file, and schema in its first record. */
export const BACKUP_SCHEMA = `${BACKUP_FAMILY}1`;
/** Table name of a backup's first and last record. */
export const BACKUP_RECORD = { first: 'backup', last: 'end' } as const;

/** Keys in `storage.local`. */
export const LOCAL_KEY = {
  computer: 'computer',
  lockOffer: 'lockOffer',
  contextMenu: 'contextMenu',
  storeUsed: 'storeUsed',
  archive: 'archive',
  timestamping: 'timestamping',
  /** Also the name of the alarm and of the notification. */
  reminder: 'reminder',
} as const;

/** Keys in `storage.session`. */
export const SESSION_KEY = {
  masterKey: 'masterKey',
  lastSeen: 'lastSeen',
  tabHistory: 'tabHistory',
  pendingContextTabs: 'pendingContextTabs',
  postponedContext: 'postponedContext',
  captureOutcomes: 'captureOutcomes',
  logRotated: 'logRotated',
  opening: 'opening',
  erasure: 'erasure',
  keyring: 'keyring',
} as const;

/** Alarms, which survive an update of the extension. */
export const ALARM = { autoLock: 'autoLock', timestamp: 'timestamp' } as const;

/** Folder of temporary files in the origin private file system. */
export const TEMP_FOLDER = 'export';

/** Case documents: keys of `TABLE.documents`. */
export const DOCUMENT = {
  case: 'case',
  operator: 'operator',
  requester: 'requester',
  narrative: 'narrative',
  diary: 'diary',
  witnesses: 'witnesses',
  persons: 'persons',
  steps: 'steps',
  attachments: 'attachments',
  deliveries: 'deliveries',
  lastBackup: 'last-backup',
  imports: 'imports',
  imageQuestion: 'image-question',
  export: 'export',
  answers: 'answers',
  reminder: 'reminder',
  department: 'department',
  hidden: 'hidden',
  marks: 'marks',
} as const;

/** `notes/<item>`: an item's notes. */
export const NOTES_PREFIX = 'notes/';
/** `image-text/<item>`: the text that the machine read in an item's images. */
export const IMAGE_TEXT_PREFIX = 'image-text/';
/** `threads/<thread>`: a thread whose capture did not reach its end. */
export const THREADS_PREFIX = 'threads/';
/** `drafts/<form>` of a case, `drafts/<item>/<form>` of an item. */
export const DRAFTS_PREFIX = 'drafts/';

type DocumentSchemas = { readonly [Key in keyof typeof DOCUMENT]: `recueil/${(typeof DOCUMENT)[Key]}/1` };

/** `schema` of each stored, sealed or exported JSON document. */
export const SCHEMA = {
  ...(Object.fromEntries(
    Object.entries(DOCUMENT).map(([key, name]) => [key, `recueil/${name}/1`]),
  ) as unknown as DocumentSchemas),
  item: 'recueil/item/1',
  journal: 'recueil/journal/1',
  dossier: 'recueil/dossier/1',
  draft: 'recueil/draft/1',
  notes: 'recueil/notes/1',
  imageText: 'recueil/image-text/1',
} as const;

/** `reason` in the payload of `item.withdrawn`: the person withdrew it, captured it in the wrong case, or erased it. */
export const WITHDRAWAL_REASON = { person: 'person', wrongCase: 'wrong-case', erased: 'erased' } as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASON)[keyof typeof WITHDRAWAL_REASON];

export const JOURNAL_EVENTS = [
  'journal.opened',
  'item.sealed',
  'item.imported',
  'item.withdrawn',
  'item.filesRemoved',
  'dossier.prepared',
  'dossier.exported',
  'timestamp.obtained',
  'journal.signed',
  'journal.restored',
  'key.created',
  'receivedDossier.added',
  'receivedDossier.removed',
] as const;
