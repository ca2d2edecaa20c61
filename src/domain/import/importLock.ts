/** Held during an import: prevents the automatic lock, and stops other pages from listing its files as unfinished. */
export const IMPORT_LOCK = 'import';
