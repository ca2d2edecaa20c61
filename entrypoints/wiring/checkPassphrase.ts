import { readPackageAsset } from '../../src/platform/packageAsset.ts';
import {
  assertStrongPassphrase,
  COMMON_PASSPHRASES_PATH,
  type NewSecret,
} from '../../src/workflow/passphraseStrength.ts';

/** Throws Refusal `weak-passphrase`. */
export const checkPassphrase = (secret: NewSecret): Promise<void> =>
  assertStrongPassphrase(
    async () => Uint8Array.fromBase64(new TextDecoder().decode(await readPackageAsset(COMMON_PASSPHRASES_PATH))),
    secret,
  );
