import type { View } from '../../scripts/browser/view.ts';
import { waitFor } from '../../scripts/browser/wait.ts';
import type { LockState } from '../../src/domain/keeper.ts';
import type { Envelope, ReplyOf, RequestName, RequestOf } from '../../src/messages/protocol.ts';

/** Asks the background from one of our own pages, as that page does; refusals come back as values. */
export function ask<N extends RequestName>(
  carnet: View,
  name: N,
  request: RequestOf<N>,
): Promise<Envelope<ReplyOf<N>>> {
  return carnet.evaluate((text: string) => {
    const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Browser | undefined>;
    const ours = browser ?? chrome;
    if (ours === undefined) throw new Error('not a page of the extension');
    return ours.runtime.sendMessage(JSON.parse(text)) as Promise<Envelope<ReplyOf<N>>>;
  }, JSON.stringify({ name, request }));
}

interface Browser {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/** The same, for what must not be refused. */
export async function got<N extends RequestName>(
  carnet: View,
  name: N,
  request: RequestOf<N>,
): Promise<ReplyOf<N>> {
  const reply = await ask(carnet, name, request);
  if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.detail)}`);
  return reply.value;
}

/** Until nothing is left under older keys. */
export async function resealed(carnet: View): Promise<LockState> {
  return waitFor(
    'the last record to be encrypted again',
    async () => {
      const state = await got(carnet, 'ui>bg:lockState', {});
      return (state.kind === 'none' || !state.resealing) && state;
    },
    60_000,
  );
}

/** Plain files of exports, under way or offered, in our private folder. */
export const scratchFiles = (carnet: View): Promise<number> =>
  carnet.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('export', {
      create: true,
    });
    let files = 0;
    for await (const _ of folder.keys()) files += 1;
    return files;
  });
