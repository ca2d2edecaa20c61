/** Stated limits, each met with a sentence (docs/decisions.md says why these figures). */
export const MAX_ITEM_BYTES = 200 * 1024 * 1024;
export const MAX_ITEMS = 20_000;
/** A page source longer than this is left out, with the warning `page-source-missing`. */
export const MAX_SOURCE_CHARS = 30_000_000;
/** A `page.mhtml` larger than this is left out, with the warning `archive-missing`. */
export const MAX_MHTML_BYTES = 50 * 1024 * 1024;
/** Of a dossier received from elsewhere; memory holds one of its files at a time. */
export const MAX_RECEIVED_BYTES = 8 * 1024 ** 3;
export const MAX_RECEIVED_FILES = 100_000;
/** Any file of it: a dossier.pdf of a thousand pages has a quarter. */
export const MAX_RECEIVED_FILE_BYTES = 512 * 1024 * 1024;
/** Under `origines/O1/origines/O1/` it stays within what Windows unpacks. */
export const MAX_RECEIVED_PATH = 150;
/** Pictures of one capture: a page of a hundred thousand rows has two hundred. */
export const MAX_SCREENSHOTS = 2000;
/** Text crosses a port in pieces: Chromium refuses messages over 64 MiB. */
export const MAX_CHUNK_CHARS = 1_000_000;
/** Of one file sent by e-mail: what most services still take. */
export const MAX_EMAIL_BYTES = 20_000_000;
