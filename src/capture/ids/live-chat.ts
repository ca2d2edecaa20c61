/**
 * A message id of YouTube's live chat is base64url of a protobuf message, whose field 1 holds another whose field 1 is
 * base64 of a third, whose field 1 is the time in microseconds. Observed, not documented.
 */
export function liveChatMicroseconds(id: string): bigint | null {
  const outer = bytesOf(id);
  const middle = outer && lengthDelimited(outer);
  const text = middle && lengthDelimited(middle);
  const inner = text && bytesOf(String.fromCharCode(...text));
  return inner ? firstVarint(inner) : null;
}

function bytesOf(text: string): Uint8Array | null {
  // An id in an attribute may be percent-encoded at its end (`%3D`).
  const base64 = text
    .replace(/(?:%3D|=)+$/i, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]{4,400}$/.test(base64) || base64.length % 4 === 1) return null;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Field 1, wire type 2, at the beginning. */
function lengthDelimited(bytes: Uint8Array): Uint8Array | null {
  const [tag, length] = bytes;
  if (tag !== 0x0a || length === undefined || length >= 0x80 || bytes.length < 2 + length) return null;
  return bytes.subarray(2, 2 + length);
}

/** Field 1, wire type 0, at the beginning. */
function firstVarint(bytes: Uint8Array): bigint | null {
  if (bytes[0] !== 0x08) return null;
  let value = 0n;
  for (let at = 1; at < bytes.length && at <= 10; at++) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - 1));
    if (byte < 0x80) return value;
  }
  return null;
}
