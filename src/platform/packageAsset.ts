import { browser } from './browser.ts';

/** Reads a file of the extension's package (a font, the verifier page). This fetch never reaches the network. */
export async function readPackageAsset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(path));
  if (!response.ok) throw new Error(`not in the package: ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
