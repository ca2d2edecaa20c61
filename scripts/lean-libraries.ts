import type { Plugin } from 'vite';

/**
 * Leaves out of the package what no code of ours reaches in two libraries:
 * - pkijs and asn1js set names in static blocks, which the bundler must keep with their classes. As static fields of the
 *   same string they allow it to remove the classes that nothing uses.
 * - fontkit decompresses WOFF2 with a dictionary of 90 KB; the fonts of a dossier are TrueType.
 */
export const leanLibraries: Plugin = {
  name: 'lean-libraries',
  enforce: 'pre',
  resolveId: (id) => (id === BROTLI ? NO_BROTLI : null),
  load: (id) => (id === NO_BROTLI ? "export default () => { throw new Error('WOFF2 is not supported'); };" : null),
  transform: {
    filter: { id: /node_modules\/(?:pkijs|asn1js)\/build\/index\.js$/ },
    handler: (code) => ({ code: code.replace(STATIC_NAME, 'static $1 = $2;'), map: null }),
  },
};

const BROTLI = 'brotli/decompress.js';
const NO_BROTLI = '\0no-brotli';
const STATIC_NAME = /static \{\s*this\.(\w+) = ("[^"\\]*"|\d+|\[\]);\s*\}/g;
