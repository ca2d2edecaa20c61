import { software } from '../../src/platform/environment.ts';
import { packaged } from '../../src/platform/packaged.ts';
import { sha256Hex } from '../../src/seal/digest.ts';

/** The package holds the verifier.html of its own release, and of no other. */
export const published = async (version: string): Promise<string | null> =>
  version === software().version ? sha256Hex(await packaged('dossier/verifier.html')) : null;
