/** Limits of the product, each reported in a sentence (docs/decisions.md explains the figures). */
export const MAX_ITEM_BYTES = 200 * 1024 * 1024;
export const MAX_ITEMS = 20_000;
/** A page source longer than this is left out, with the warning `page-source-missing`. */
export const MAX_SOURCE_CHARS = 30_000_000;
/** A `page.mhtml` larger than this is left out, with the warning `archive-missing`. */
export const MAX_MHTML_BYTES = 50 * 1024 * 1024;
/** Limits of a received dossier. Only one of its files is in memory at a time. */
export const MAX_RECEIVED_BYTES = 8 * 1024 ** 3;
export const MAX_RECEIVED_FILES = 100_000;
/** Maximum size of one file of a received dossier. A dossier.pdf of a thousand pages takes a quarter of it. */
export const MAX_RECEIVED_FILE_BYTES = 512 * 1024 * 1024;
/** Maximum length of a path: below `origines/O1/origines/O1/`, it stays within the limit of Windows. */
export const MAX_RECEIVED_PATH = 150;
/** Maximum number of screenshots of one capture: a page of 100,000 rows of pixels takes 200. */
export const MAX_SCREENSHOTS = 2000;
/** Maximum number of screens of a full page or of a thread when the person chooses to go to the end. */
export const MAX_PAGE_SCREENS = 200;
export const MAX_THREAD_SCREENS = 5000;
/** Bounds of a fiche (docs/format.md, section 2): UTF-16 code units of the post's words, of other values; entries. */
export const MAX_FICHE_TEXT = 5_000_000;
export const MAX_FICHE_VALUE = 20_000;
export const MAX_FICHE_LIST = 1000;
/** Text is sent over a port in chunks: Chromium refuses messages over 64 MiB. */
export const MAX_CHUNK_CHARS = 1_000_000;
/** Minimum length of a passphrase, of the store or of a backup, in code points. */
export const MIN_PASSPHRASE_LENGTH = 8;
/** Maximum length of whatever is typed as a passphrase, a PIN, a code or a password, in UTF-16 units. */
export const MAX_PASSPHRASE_LENGTH = 1000;
/**
 * The same for the password of a zip. WinZip's AES derives its key in 1,000 rounds of PBKDF2 (AE-2, section V), where
 * the store needs 64 MB for each guess: a password as long as the store's would be guessed thousands of times faster.
 */
export const MIN_ZIP_PASSWORD_LENGTH = 12;
export const MIN_PIN_LENGTH = 6;
/** Of an authority's response: one takes less than 20 KB, an error page may have any length. */
export const MAX_TIMESTAMP_BYTES = 128 * 1024;
/** Maximum size of a file sent by e-mail: the limit of most services. */
export const MAX_EMAIL_BYTES = 20_000_000;
/** Above it, a PDF opens slowly where the program reads every attached file first. */
export const MAX_LIGHT_PDF_BYTES = 100_000_000;
