/** Parses the table of docs/releases.md: version → SHA-256 of its verifier.html. */
export function releasesIn(markdown: string): ReadonlyMap<string, string> {
  const rows = markdown.matchAll(/^\| ([\w.-]+) \| \d{4}-\d\d-\d\d \| `([0-9a-f]{64})` \|$/gm);
  return new Map([...rows].map(([, version = '', sha256 = '']) => [version, sha256]));
}
