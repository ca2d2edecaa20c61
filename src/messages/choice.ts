import type { FromPage, ToPage } from './capturePort.ts';
import type { PortLike } from './captureSession.ts';

type ChoiceMessage = Extract<FromPage, { type: 'choose' | 'notChosen' }>;

/**
 * Reports to the background that the person begins to choose on the page, or cancelled. Returns the id of the attempt that
 * it stored; null when it stored none.
 */
export function sendChoice(connect: () => PortLike, message: ChoiceMessage): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  try {
    const port = connect();
    port.onDisconnect.addListener(() => resolve(null));
    port.onMessage.addListener((reply) => {
      // Messages of the background are trusted, so they are not parsed.
      const answer = reply as ToPage;
      resolve(answer.type === 'noted' ? answer.attempt : null);
      port.disconnect();
    });
    port.postMessage(message);
  } catch {
    resolve(null);
  }
  return promise;
}
