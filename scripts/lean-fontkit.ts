/**
 * Leaves out of fontkit what the four fonts of a dossier do not have: the shapers of Indic and similar scripts, formats
 * other than TrueType, and tables of coloured, variable, vertical and PostScript fonts. Text in a script that the fonts
 * lack is drawn as an image. Throws when a part is not there: after an update the list must be read again.
 */
export function leanFontkit(code: string): string {
  let lean = code;
  const remove = (pattern: RegExp): void => {
    findPart(lean, pattern);
    lean = lean.replace(pattern, '');
  };
  // One script of each shaper names it.
  for (const script of ['deva', 'bali']) {
    const [, shaper = ''] = new RegExp(`^ {4}${script}: \\(0, \\$(\\w+)\\$`, 'm').exec(lean) ?? [];
    remove(new RegExp(`^ {4}\\w+: \\(0, \\$${shaper}\\$export\\$\\w+\\),\\n`, 'gm'));
    remove(new RegExp(`^\\(0, \\S+\\)\\(\\$${shaper}\\$export.*\\n`, 'm'));
    remove(new RegExp(`^const \\{ .*\\$${shaper}\\$var\\$\\w+ \\} = .*\\n`, 'm'));
  }
  for (const table of UNUSED_TABLES)
    remove(new RegExp(`^\\$\\w+\\$var\\$tables(?:\\.|\\[')${table}(?:'\\])? = .*\\n`, 'm'));
  // The first format that is registered is TrueType.
  const format = String.raw`^\(0, [$\w]+\)\(\(0, [$\w]+\)\);\n`;
  for (let n = 0; n < 4; n += 1) remove(new RegExp(`(?<=${format})${format}`, 'm'));
  for (const line of UNUSED_BRANCHES) remove(line);
  // So that the bundler may remove the structures, tries and state machines that nothing uses any more.
  return lean
    .replace(/^var ([$\w]+) = \{\};\n\1 = (?=JSON\.parse\()/gm, 'var $1 = /* @__PURE__ */ ')
    .replace(/\bnew (?=\$|\(0, \$)/g, '/* @__PURE__ */ new ')
    .replace(/\(0, [$\w]+\)\((?="AAA)/g, '/* @__PURE__ */ $&');
}

const UNUSED_TABLES = [
  'CFF ',
  'CFF2',
  'VORG',
  'CBLC',
  'EBLC',
  'sbix',
  'COLR',
  'CPAL',
  'JSTF',
  'HVAR',
  'DSIG',
  'hdmx',
  'LTSH',
  'PCLT',
  'VDMX',
  'vhea',
  'vmtx',
  'avar',
  'bsln',
  'feat',
  'fvar',
  'gvar',
  'just',
  'morx',
  'opbd',
];

/** Where a font is recognised as one of those kinds. */
const UNUSED_BRANCHES = [
  /^ +if \(this\.font\.morx\) this\.engine = .*\n\s*else /m,
  /^ +else if \(this\.directory\.tables\['CFF '\] .*\n/m,
  /^ +if \(this\.directory\.tables\.sbix\) .*\n +else if \(this\.directory\.tables\.COLR .*\n +else /m,
  /^ +if \(this\.directory\.tables\['CFF '\]\) return .*\n/m,
  /^ +return new .*\(this, variationCoords\);\n/m,
];

/** Returns the first match in the source of a library, and throws without one. */
export function findPart(code: string, pattern: RegExp): string {
  const [found] = pattern.exec(code) ?? [];
  if (found === undefined) throw new Error(`not in the library: ${pattern.source}`);
  return found;
}
