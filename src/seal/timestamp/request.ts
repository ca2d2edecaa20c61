import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { bytesToBigInt, fromHex } from '../digest.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * Returns a time-stamp query (RFC 3161, 2.4.1) in DER. It contains only `digest` (SHA-256, lower-case hex) and
 * `nonce`, 8 random bytes. It requests the certificates, without which the response cannot be verified later.
 */
export function buildTimestampQuery(digest: string, nonce: Bytes): Bytes {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256_OID, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: fromHex(digest).buffer }),
    }),
    nonce: Integer.fromBigInt(bytesToBigInt(nonce)),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}
