/** What the dossier prints to check it by hand, under Linux, and how a reader judges the output. */

/** A line of a page that is one of the commands. */
export const COMMAND_LINE = /^(?:sha256sum|pdfdetach|fin=|head|openssl|grep|sed|ls) ?\S/;

/** The files that the signature does not name, as the paper states them. */
const UNSIGNED =
  /^(?:\.\/)?(?:manifest\.json|manifest\.json\.sig|SHA256SUMS|horodatages(?:\/|--)manifest\.(?:tsr|pem))$/;

/** The lines that the paper says to look for: a file that is not OK, or not named; `not signed` without a signature. */
export function listCheckFaults(output: string): string[] {
  const lines = output
    .trimEnd()
    .split('\n')
    .filter((line) => !/^[0-9a-f]{64} {2}/.test(line));
  const others = lines.filter((line) => !/: OK$|^Verified OK$/.test(line) && !UNSIGNED.test(line));
  return lines.includes('Verified OK') ? others : [...others, 'not signed'];
}
