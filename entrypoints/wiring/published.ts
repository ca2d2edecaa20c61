import releases from '../../docs/releases.md?raw';
import { software } from '../../src/platform/environment.ts';
import { packaged } from '../../src/platform/packaged.ts';
import { sha256Hex } from '../../src/seal/digest.ts';
import { releasesIn } from '../../src/seal/verify/releases.ts';

const known = releasesIn(releases);

/** Of the releases before this one, as they were published; of this one, the page that is in the package. */
export const published = async (version: string): Promise<string | null> =>
  known.get(version) ??
  (version === software().version ? sha256Hex(await packaged('dossier/verifier.html')) : null);
