import { sha256Hex, toHex } from './digest.ts';

/**
 * A fiche names content by a commitment, not by its SHA-256: whoever knows almost all of a file that was left out would
 * try the rest until the digest is right. With a random salt, which only the recipient of the content gets, nothing can
 * be tried; and no other content has the commitment.
 */

const SALT_BYTES = 32;

/** What stands for the path in the commitment to an archive, and for it in a list of salts. */
export const ARCHIVE_NAME = 'archive';

/** Returns random bytes in hex. */
export const createSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));

/** The lengths of salt and digest are fixed, so that no two triples are one text. A shell computes it too. */
export const commitTo = (salt: string, sha256: string, path: string): Promise<string> =>
  sha256Hex(new TextEncoder().encode(salt + sha256 + path));
