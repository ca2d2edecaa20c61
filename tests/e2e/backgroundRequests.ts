import type { PageHandle } from '../../scripts/browser/pageHandle.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import type { LockState } from '../../src/domain/store/storeLock.ts';
import type { Envelope, ReplyOf, RequestName, RequestOf } from '../../src/messages/protocol.ts';

/** Asks the background from one of our own pages, as that page does; refusals come back as values. */
export function sendRequest<N extends RequestName>(
  carnet: PageHandle,
  name: N,
  request: RequestOf<N>,
): Promise<Envelope<ReplyOf<N>>> {
  return carnet.evaluate((text: string) => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser | undefined>;
    const extensionApi = browser ?? chrome;
    if (extensionApi === undefined) throw new Error('not a page of the extension');
    return extensionApi.runtime.sendMessage(JSON.parse(text)) as Promise<Envelope<ReplyOf<N>>>;
  }, JSON.stringify({ name, request }));
}

interface Browser {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/** The same, for what must not be refused. */
export async function requestValue<N extends RequestName>(
  carnet: PageHandle,
  name: N,
  request: RequestOf<N>,
): Promise<ReplyOf<N>> {
  const reply = await sendRequest(carnet, name, request);
  if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.detail)}`);
  return reply.value;
}

/** Until nothing is left under older keys. */
export async function waitForReencryption(carnet: PageHandle): Promise<LockState> {
  return waitFor(
    'the last record to be encrypted again',
    async () => {
      const state = await requestValue(carnet, 'ui>bg:lockState', {});
      return (state.kind === 'none' || !state.reencrypting) && state;
    },
    60_000,
  );
}

/** Plain files of exports, under way or offered, in our private folder. */
export const countTempFiles = (carnet: PageHandle): Promise<number> =>
  carnet.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('export', {
      create: true,
    });
    let files = 0;
    for await (const _ of folder.keys()) files += 1;
    return files;
  });
