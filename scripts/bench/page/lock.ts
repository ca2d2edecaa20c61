import { argon2id } from 'hash-wasm';
import { browser } from '../../../src/browser/browser.ts';
import { createAsk } from '../../../src/messages/protocol.ts';
import { ARGON2_PARAMETERS } from '../../../src/store/passphraseKey.ts';

const PASSPHRASE = 'une phrase de passe pour mesurer';
const ask = createAsk((message) => browser.runtime.sendMessage(message));

export async function setPassphrase(): Promise<null> {
  await ask('ui>bg:setPassphrase', { passphrase: PASSPHRASE, pin: false });
  return null;
}

/** Times unlocking, from the passphrase to the open store. */
export async function unlockOnce(): Promise<number> {
  await ask('ui>bg:lock', {});
  const start = performance.now();
  await ask('ui>bg:unlock', { passphrase: PASSPHRASE });
  return performance.now() - start;
}

/** Times Argon2id alone. */
export async function stretchOnce(): Promise<number> {
  const start = performance.now();
  await argon2id({
    password: PASSPHRASE,
    salt: crypto.getRandomValues(new Uint8Array(16)),
    memorySize: ARGON2_PARAMETERS.memoryKib,
    iterations: ARGON2_PARAMETERS.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return performance.now() - start;
}
