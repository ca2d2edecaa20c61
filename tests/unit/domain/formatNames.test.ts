import { describe, expect, it } from 'vitest';
import { WARNINGS } from '../../../src/domain/capture/captureWarnings.ts';
import { EXTRACTION_METHODS, NOT_EXTRACTED_REASONS } from '../../../src/domain/capture/extraction.ts';
import * as formatNames from '../../../src/domain/formatNames.ts';
import { type Fiche, type FieldNote, type FileRole, ITEM_RELATIONS } from '../../../src/domain/item/item.ts';
import { PLATFORMS } from '../../../src/platforms/platforms.ts';
import { CASE_TABLES, RecueilDb } from '../../../src/store/db.ts';
import { ENCRYPTED_TABLES } from '../../../src/store/reencrypt.ts';

/** Changing an expected value here means that existing stores, backups or dossiers can no longer be read. */

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** Each word with what `write` makes of it: by default the word itself. */
const named = <Text extends string>(words: Text, write = (word: string) => word) =>
  Object.fromEntries(words.split(' ').map((word) => [word, write(word)])) as Record<Words<Text>, string>;
const schemas = (words: string) => named(words, (word) => `recueil/${word}/1`);

describe('formatNames', () => {
  it('keeps every stored name', () => {
    expect({ ...formatNames }).toEqual({
      DATABASE_NAME: 'recueil',
      PRACTICE_DATABASE_NAME: 'recueil-practice',
      LOG_ROTATION_DATABASE: 'recueil-fresh-log',
      LOG_ROTATION_TABLE: 'rows',
      WRAPPING_KEY_INFIX: '-key-',
      WRAPPING_KEY_TABLE: 'box',
      WRAPPING_KEY_ROW: 'key',
      TABLE: {
        ...named('cases heads entries items summaries files previews withdrawals removals exhibits attempts'),
        ...named('keys keyring tries documents stamps current receivedDossiers receivedFiles'),
      },
      CURRENT_CASE_ROW: 'case',
      DEVICE_KEY_ROW: 'device',
      KEYRING_ROW: 'keyring',
      UNLOCK_OUTCOMES: ['right', 'wrong', 'clock-set-back'],
      RECORD_AAD: 'recueil/record/1',
      KEYRING_AAD: 'recueil/keyring/1',
      INBOX_HKDF_INFO: 'recueil/inbox/1',
      RECOVERY_HKDF_INFO: 'recueil/recovery/1',
      BACKUP_FAMILY: 'recueil/backup/',
      BACKUP_SCHEMA: 'recueil/backup/1',
      BACKUP_RECORD: { first: 'backup', last: 'end' },
      LOCAL_KEY: named('computer lockOffer contextMenu storeUsed archive timestamping reminder'),
      SESSION_KEY: {
        ...named('masterKey lastSeen tabHistory pendingContextTabs postponedContext captureOutcomes'),
        ...named('logRotated opening erasure keyring'),
      },
      ALARM: { autoLock: 'autoLock', timestamp: 'timestamp' },
      TEMP_FOLDER: 'export',
      DOCUMENT: {
        ...named('case operator requester narrative diary witnesses persons steps attachments deliveries'),
        ...named('imports export answers reminder department hidden marks'),
        lastBackup: 'last-backup',
        imageQuestion: 'image-question',
      },
      IMAGE_TEXT_PREFIX: 'image-text/',
      NOTES_PREFIX: 'notes/',
      THREADS_PREFIX: 'threads/',
      DRAFTS_PREFIX: 'drafts/',
      SCHEMA: {
        ...schemas('item journal dossier case operator requester narrative diary witnesses persons steps'),
        ...schemas('attachments deliveries imports export draft notes answers reminder department hidden'),
        ...schemas('marks'),
        lastBackup: 'recueil/last-backup/1',
        imageQuestion: 'recueil/image-question/1',
        imageText: 'recueil/image-text/1',
      },
      JOURNAL_EVENTS: (
        'journal.opened item.sealed item.imported item.withdrawn item.filesRemoved dossier.prepared ' +
        'dossier.exported timestamp.obtained journal.signed journal.restored key.created receivedDossier.added receivedDossier.removed'
      ).split(' '),
      WITHDRAWAL_REASON: { person: 'person', wrongCase: 'wrong-case', erased: 'erased' },
    });
  });

  it('lists exactly the tables of the database', () => {
    const tables = new RecueilDb('format-names').tables.map(({ name }) => name);
    expect(tables.toSorted()).toEqual(Object.values(formatNames.TABLE).toSorted());
  });

  it('keeps the order of re-encryption, which a resumed run relies on', () => {
    const order = 'keys entries items summaries previews files stamps documents receivedDossiers receivedFiles';
    expect(Object.keys(ENCRYPTED_TABLES).join(' ')).toBe(order);
  });

  it('keeps the tables of a backup', () => {
    const tables =
      'entries items summaries files previews withdrawals removals exhibits stamps receivedDossiers receivedFiles documents';
    expect(CASE_TABLES.join(' ')).toBe(tables);
  });
});

/** The compiler compares these keys with those of the type. */
const FICHE_KEYS: Readonly<Record<keyof Fiche, string>> = {
  ...named('accessPath acquiredAt address author cacheState caseId clock context engagement environment'),
  ...named('exported files films http id media nativeIds nonce network operator ordinal outcome page'),
  ...named('platform posting provenance reading received schema session surface text timeZone unfolded'),
  ...named('utcOffset visibility warnings'),
};
const FILE_ROLES: Readonly<Record<FileRole, string>> = named(
  'archive document media page post source text viewport zone',
);

const METHOD_CODES = `
  address attribute chosen-element class container declared dir document dom e2e element file from id
  image json jsonld link location mark markup meta microdata navigation-timing og place platform role slot
  span testid text title whole-block whole-elements`.trim();
const REASON_CODES = `
  account-deleted author-row-missing deleted handle-shown in-menu-only invalid-handle layout-unknown
  locked no-address-given no-handles no-http-address no-permalink no-reply-mark no-text none-shown
  not-attempted not-found not-in-address not-logged-in not-shown not-stated not-told not-visible
  other-address other-channel own-message reader-failed screen several-accounts several-links
  several-logins unreadable`.trim();
const WARNING_CODES = `
  account-deleted author-inherited canonical-mismatch content-closed date-not-understood date-order-unknown deleted edited forwarded
  headers-not-read layout-changed layout-unknown local-copy login-wall not-logged-in nothing-rendered own-message quotation-left-out
  quote-without-id reader-failed relative-time-only several-quotes short-link-unresolved size-cut
  shown-through-another text-not-well-formed time-mismatch truncated-text value-cut archive-missing
  archive-not-allowed content-changed image-not-kept page-captured-in-part page-moved
  page-not-focused page-source-missing post-cut-by-window post-partly-covered text-file-missing
  window-resized content-blurred content-folded page-covered page-still-loading file-partly-read image-not-shown type-differs
  image-incomplete image-cut pane-cut page-error`.trim();
const PLATFORM_CODES = `
  bluesky discord discourse disqus doctissimo facebook forumactif gmail google-reviews hackernews
  instagram jeuxvideo kick linkedin mastodon messenger outlook phpbb reddit snapchat stack-exchange
  telegram threads tiktok tripadvisor trustpilot tumblr twitch vbulletin vk whatsapp x xenforo youtube`.trim();

describe('codes of a fiche', () => {
  it('keeps its keys and file roles', () => {
    expect(Object.keys(FICHE_KEYS)).toHaveLength(37);
    expect(Object.keys(FILE_ROLES)).toHaveLength(9);
  });

  // A new code may be added; an old one stays, since sealed fiches contain it.
  it.each([
    ['extraction methods', EXTRACTION_METHODS, METHOD_CODES],
    ['reasons for a missing value', NOT_EXTRACTED_REASONS, REASON_CODES],
    ['warnings', WARNINGS, WARNING_CODES],
    ['relations', ITEM_RELATIONS, 'profile thread reply check'],
    ['platforms', PLATFORMS.map(({ id }) => id), PLATFORM_CODES],
  ])('keeps the %s', (_name, codes, pinned) => {
    expect(codes).toEqual(expect.arrayContaining(pinned.split(/\s+/)));
  });

  it('accepts only listed extraction codes', () => {
    const codes: FieldNote['how'][] = ['link', 'link:/status/', 'text:date+device-zone', 'no-http-address'];
    // @ts-expect-error: a code that is not in the lists must not compile.
    codes.push('guessed');
    expect(codes).toHaveLength(5);
  });
});
