/**
 * « page.mhtml », an advanced option of Chromium. `taken-back`: turned on, but the browser no longer grants the
 * permission.
 */
export type MhtmlChoice = 'off' | 'on' | 'taken-back';

/** The whole page in one file; the warning that says why it is missing; or null when it was not requested. */
export type PageMhtml = Blob | 'archive-missing' | 'archive-not-allowed' | null;
