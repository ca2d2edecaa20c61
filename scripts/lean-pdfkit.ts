import { findPart } from './lean-fontkit.ts';

/**
 * Leaves out of pdfkit what no PDF of ours has: passwords, forms, tables and the standard fonts, with the hashes and the
 * lists of characters that only passwords need. Throws when a part is not there: after an update the list must be read
 * again.
 */
export function leanPdfkit(code: string): string {
  const security = findPart(code, /^class PDFSecurity \{.*?^\}$/ms);
  const fileId = findPart(security, /^ {2}static generateFileID\(.*?^ {2}\}$/ms);
  const lean = UNUSED.reduce(
    (left, part) => left.replace(findPart(left, part), ''),
    code.replace(security, () => `class PDFSecurity {\n${fileId}\n}`),
  );
  // So that the bundler may remove the hashes that nothing uses any more.
  return lean.replace(/(?<=^(?:const \w+ = )?)(?=createHasher\(|\(\(\) => |Uint32Array\.from\()/gm, '/* @__PURE__ */ ');
}

const UNUSED = [
  /^ +this\._security = PDFSecurity\.create\(this, options\);\n/m,
  /^mixin\(AcroFormMixin\);\n/m,
  /^ +this\.endAcroForm\(\);\n/m,
  /^mixin\(TableMixin\);\n/m,
  /^ +this\.initTables\(\);\n/m,
  /^ +if \(isStandardFont\(src\)\) \{\n.*\n +\}\n/m,
];
