import type { LockState } from '../../../src/domain/case/store.ts';
import type { Envelope, ReplyOf, RequestName, RequestOf } from '../../../src/messages/protocol.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import { waitFor } from '../browser/wait.ts';

/** Sends a request to the background from one of our pages, as that page does. Returns refusals as values. */
export function sendRequest<N extends RequestName>(
  carnet: PageHandle,
  name: N,
  request: RequestOf<N>,
): Promise<Envelope<ReplyOf<N>>> {
  return carnet.withApi(
    (api, text: string) => api.runtime.sendMessage(JSON.parse(text)) as Promise<Envelope<ReplyOf<N>>>,
    JSON.stringify({ name, request }),
  );
}

/** Sends a request and returns its value. Throws when it is refused. */
export async function requestValue<N extends RequestName>(
  carnet: PageHandle,
  name: N,
  request: RequestOf<N>,
): Promise<ReplyOf<N>> {
  const reply = await sendRequest(carnet, name, request);
  if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.detail)}`);
  return reply.value;
}

/** Waits until every record is encrypted with the current keys. */
export async function waitForReencryption(carnet: PageHandle): Promise<LockState> {
  return waitFor(
    'the last record to be re-encrypted',
    async () => {
      const state = await requestValue(carnet, 'ui>bg:lockState', {});
      return (state.kind === 'none' || !state.reencrypting) && state;
    },
    60_000,
  );
}

/** Counts the plaintext files of exports in the extension's private folder. */
export const countTempFiles = (carnet: PageHandle): Promise<number> =>
  carnet.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('export', { create: true });
    let files = 0;
    for await (const _ of folder.keys()) files += 1;
    return files;
  });
