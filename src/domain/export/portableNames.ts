/**
 * Names that every system stores as they are written. Windows removes a final dot or space, and opens a device for
 * `NUL` and others (learn.microsoft.com, « Naming Files, Paths, and Namespaces »).
 */

/** Windows ignores the extension of a device name, and spaces before it. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
/** U+FFFD stands for bytes that are no text: programs refuse such a name, or change it. */
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\ufffd]|[. ]$|^$/u;

/** `segment`: the name of one file or folder, without `/`. */
export function isPortableName(segment: string): boolean {
  return !FORBIDDEN.test(segment) && !DEVICE.test(segment);
}

/** Two names with the same key are one file where case or accents are not distinguished. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase();
}
