const discardChannel = new MessageChannel();
discardChannel.port2.close();

/**
 * Gives the memory of `bytes` back at once, where it would wait to be collected: hundreds of megabytes in a long export.
 * For whoever alone holds them: they are empty afterwards. What is sent to a port is taken from its sender, and to this
 * one nobody listens (HTML, 9.4.4); Chromium keeps the memory of what only `transfer(0)` emptied (docs/figures.md).
 */
export function releaseBuffer({ buffer }: Uint8Array<ArrayBuffer>): void {
  discardChannel.port1.postMessage(null, [buffer]);
}
