import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

type Bytes = Uint8Array<ArrayBuffer>;

export const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * A time-stamp query (RFC 3161, 2.4.1) in DER: all that leaves is `digest` (SHA-256, lower-case hex) and a random
 * `nonce` of 8 bytes. The certificates are asked for: without them nobody checks the answer later.
 */
export function buildTimestampQuery(digest: string, nonce: Bytes): Bytes {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: fromHex(digest).buffer }),
    }),
    nonce: Integer.fromBigInt(nonceToBigInt(nonce)),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}

export function nonceToBigInt(nonce: Bytes): bigint {
  return nonce.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function fromHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
