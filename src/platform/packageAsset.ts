import { browser } from './browser.ts';

/** A file of our own package (a font, the verifier page). The only fetch we ship, and it never leaves the browser. */
export async function readPackageAsset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(path));
  if (!response.ok) throw new Error(`not in the package: ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
