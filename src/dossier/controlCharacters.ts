/** Characters without a shape of their own, as signs that a reader sees. The exact text is in fiche.json. */

/** Replaces control characters, except tabs and line ends, by their symbols (Unicode, « Control Pictures »). */
export function showControls(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}

/** Replaces direction controls by their numbers: one that is not closed turns the words of the document after it. */
export function showDirections(text: string): string {
  return text.replace(
    /[\u202A-\u202E\u2066-\u2069]/g,
    (sign) => `‹U+${sign.charCodeAt(0).toString(16).toUpperCase()}›`,
  );
}
