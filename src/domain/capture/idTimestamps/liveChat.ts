/**
 * Decodes a message id of YouTube's live chat. It is base64url of a protobuf message whose field 1 is a message, whose
 * field 1 is base64 of a third message, whose field 1 is the time in microseconds. Observed, not documented.
 */
export function readLiveChatMicroseconds(id: string): bigint | null {
  const outer = decodeBase64(id);
  const middle = outer && readLengthDelimited(outer);
  const text = middle && readLengthDelimited(middle);
  const inner = text && decodeBase64(String.fromCharCode(...text));
  return inner ? readVarint(inner) : null;
}

function decodeBase64(text: string): Uint8Array | null {
  // The end of an id in an attribute may be percent-encoded (`%3D`).
  const base64 = text
    .replace(/(?:%3D|=)+$/i, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]{4,400}$/.test(base64) || base64.length % 4 === 1) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Reads field 1, wire type 2, at the beginning. */
function readLengthDelimited(bytes: Uint8Array): Uint8Array | null {
  const [tag, length] = bytes;
  if (tag !== 0x0a || length === undefined || length >= 0x80 || bytes.length < 2 + length) return null;
  return bytes.subarray(2, 2 + length);
}

/** Reads field 1, wire type 0, at the beginning. */
function readVarint(bytes: Uint8Array): bigint | null {
  if (bytes[0] !== 0x08) return null;
  let value = 0n;
  for (let at = 1; at < bytes.length && at <= 10; at++) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - 1));
    if (byte < 0x80) return value;
  }
  return null;
}
