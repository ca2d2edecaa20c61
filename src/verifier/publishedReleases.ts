import releases from '../../docs/verifier-releases.md?raw';
import { getSoftware, readPackageAsset } from '../browser/environment.ts';
import { sha256Hex } from '../seal/digest.ts';
import { releasesIn } from '../seal/verify/verdict.ts';

const releaseDigests = releasesIn(releases);

/**
 * Returns the published digest of a version's verifier page; null when unknown. For the unreleased version of this
 * build, the only accepted digest is that of the page in this package.
 */
export const findPublishedDigest = async (version: string, found: string): Promise<string | null> => {
  const row = releaseDigests.get(version);
  if (row !== undefined || version !== getSoftware().version) return row ?? null;
  return (await sha256Hex(await readPackageAsset('dossier/verifier.html'))) === found ? found : null;
};
