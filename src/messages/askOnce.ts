import type { Question, ToPage } from './capturePort.ts';
import type { PortLike } from './captureSession.ts';

/** Sends one message and returns the background's one answer; null when there is none. */
export function askOnce(connect: () => PortLike, message: Question): Promise<ToPage | null> {
  const { promise, resolve } = Promise.withResolvers<ToPage | null>();
  try {
    const port = connect();
    port.onDisconnect.addListener(() => resolve(null));
    port.onMessage.addListener((reply) => {
      // Messages of the background are trusted, so they are not parsed.
      resolve(reply as ToPage);
      port.disconnect();
    });
    port.postMessage(message);
  } catch {
    resolve(null);
  }
  return promise;
}
