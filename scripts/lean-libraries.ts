import type { Plugin } from 'vite';
import { findPart, leanFontkit } from './lean-fontkit.ts';
import { leanPdfkit } from './lean-pdfkit.ts';

/**
 * Leaves out of the package what no code of ours reaches in its libraries:
 * - pkijs also signs, encrypts, follows OCSP and parses every extension. The methods of `UNUSED_METHODS` and the
 *   extensions that src/seal/timestamp never reads go, and the bundler removes the classes that only they use.
 * - pkijs and asn1js set names in static blocks, which the bundler must keep with their classes. As static fields of the
 *   same string they allow it to remove the classes that nothing uses.
 * - fontkit decompresses WOFF2 with a dictionary of 90 KB; the fonts of a dossier are TrueType. More in lean-fontkit.ts
 *   and lean-pdfkit.ts.
 * - postal-mime has the 2,200 named entities of HTML for texts of messages; src/import/inspectFile.ts reads the headers alone.
 */
export const leanLibraries: Plugin = {
  name: 'lean-libraries',
  enforce: 'pre',
  resolveId: (id) => (id === BROTLI ? NO_BROTLI : null),
  load: (id) => (id === NO_BROTLI ? "export default () => { throw new Error('WOFF2 is not supported'); };" : null),
  transform: {
    filter: {
      id: /node_modules\/(?:(?:pkijs|asn1js)\/build\/index\.js|fontkit\/dist\/browser-module\.mjs|pdfkit\/js\/pdfkit\.browser\.mjs|postal-mime\/dist\/esm\/html-entities\.js)$/,
    },
    handler: (code, id) => {
      if (id.includes('/fontkit/')) return { code: leanFontkit(code), map: null };
      if (id.includes('/pdfkit/')) return { code: leanPdfkit(code), map: null };
      if (id.includes('/postal-mime/')) return { code: removeEntities(code), map: null };
      const named = code.replace(STATIC_NAME, 'static $1 = $2;');
      return { code: id.includes('/pkijs/') ? removeUnused(named) : named, map: null };
    },
  },
};

/** By class. Parsing a response and verifying its signature reach none of them. */
const UNUSED_METHODS: Readonly<Record<string, readonly string[]>> = {
  CryptoEngine: [
    'exportKey',
    'convert',
    'getOIDByAlgorithm',
    'encryptEncryptedContentInfo',
    'decryptEncryptedContentInfo',
    'stampDataWithPassword',
    'verifyDataStampedWithPassword',
    'getSignatureParameters',
    'signWithPrivateKey',
  ],
  SignedData: ['toSchema', 'toJSON', 'verify', 'sign'],
  TSTInfo: ['verify'],
};
/** Parsed by a class of pkijs. Others are read as plain ASN.1. */
const UNUSED_EXTENSIONS = /^\t+ExtensionValueFactory\.register\((?!id_BasicConstraints,|id_ExtKeyUsage,).*\n/gm;

/** The import of private keys, in CryptoEngine.importKey. */
const PRIVATE_KEYS = /^\t{3}case "pkcs8":\n\t{4}\{.*?^\t{4}\}\n\t{4}break;\n/ms;

/** Throws when a class or a method is not there: after an update of pkijs the list must be read again. */
export function removeUnused(code: string): string {
  let lean = code.replace(UNUSED_EXTENSIONS, '').replace(findPart(code, PRIVATE_KEYS), '');
  for (const [name, methods] of Object.entries(UNUSED_METHODS)) {
    const body = findPart(lean, new RegExp(`^var ${name} = class .*?^};$`, 'ms'));
    const rest = methods.reduce(
      (left, method) => left.replace(findPart(left, new RegExp(`^\\t(?:async )?${method}\\(.*?^\\t}$`, 'ms')), ''),
      body,
    );
    lean = lean.replace(body, () => rest);
  }
  return lean;
}

/** Entities in the text of a message would then stay as they are written. */
export const removeEntities = (code: string): string =>
  code.replace(findPart(code, /(?<=^export const htmlEntities = \{\n).*(?=^\};$)/ms), '');

const BROTLI = 'brotli/decompress.js';
const NO_BROTLI = '\0no-brotli';
const STATIC_NAME = /static \{\s*this\.(\w+) = ("[^"\\]*"|\d+|\[\]);\s*\}/g;
