import { type Codec, NO_EPOCH } from '../../src/store/encryptedCodec.ts';

/** A codec without encryption, to measure the cost of encryption. Tests of other things use it too. */
export const plaintextCodec: Codec = {
  encryptor: async () => ({
    generation: 0,
    inbox: null,
    epoch: NO_EPOCH,
    encrypt: async (_place, bytes) => bytes,
    encryptBlob: async (_place, content, type) => (content instanceof Blob ? content : new Blob([content], { type })),
  }),
  readEpoch: async () => NO_EPOCH,
  decryptor: async () => async (_place, bytes) => bytes,
  decrypt: async (_place, bytes) => bytes,
  decryptBlob: async (_place, blob) => blob,
  decryptFile: async (_place, blob) => blob,
};
