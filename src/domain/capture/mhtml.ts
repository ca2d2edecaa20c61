/** « page.mhtml », an advanced option of Chromium: `taken-back`, wanted, and no longer allowed by the browser. */
export type MhtmlChoice = 'off' | 'on' | 'taken-back';

/** The whole page in one file, or the warning that says why it is not there; null: nobody asked for it. */
export type PageMhtml = Blob | 'archive-missing' | 'archive-not-allowed' | null;
