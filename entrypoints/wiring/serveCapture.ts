import type { PageArchive } from '../../src/domain/archive.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { CaptureSession, type PortLike } from '../../src/messages/captureSession.ts';
import { checkCaptured, isAwaitedIn } from '../../src/platform/awaited.ts';
import { archiveChoice, archivePage } from '../../src/platform/pageArchive.ts';
import { freeInMs, wholePageWay } from '../../src/platform/screenshot.ts';
import { type CaptureTab, type RecordDesk, recordItem } from '../../src/workflow/record.ts';
import { fateOf } from '../../src/workflow/recover.ts';

/** `page.mhtml`, where the person turned it on. */
interface Archiving {
  wanted(): Promise<boolean>;
  take(tabId: number, address: string): Promise<PageArchive>;
}

export const archiving: Archiving = {
  wanted: async () => (await archiveChoice()) !== 'off',
  take: archivePage,
};

export const notArchiving: Archiving = { wanted: async () => false, take: async () => null };

/** One port, one capture: records what the page brings and tells it how it ended. Never throws. */
export async function serveCapture(
  desk: RecordDesk,
  port: PortLike,
  tab: CaptureTab,
  archives: Archiving,
): Promise<void> {
  const session = new CaptureSession(port);
  try {
    const wanted = archives.wanted().catch(() => false);
    const opening = await session.opening;
    if (opening.type === 'ask') {
      const fate = await fateOf(desk, opening.attempt);
      if (fate === 'interrupted') session.tell({ type: 'refused', code: 'interrupted' });
      else session.tell({ type: 'sealed', ordinal: fate.sealed });
      return;
    }
    if (opening.link !== undefined && !(await isAwaitedIn(tab.id, opening.link)))
      throw new Refusal('interrupted');
    const id = desk.ids.uuid();
    const archive = await wanted;
    session.tell({ type: 'begun', attempt: id, way: wholePageWay(), archive });
    const archived = session.archive.then(async (address) => {
      if (address === null || !archive) return null;
      const taken = await archives.take(tab.id, address);
      session.tell({ type: 'archived' });
      return taken;
    });
    const page = {
      shots: session.shots,
      shot: () => session.shot(freeInMs()),
      observed: async () => ({ ...(await session.observed()), archive: await archived }),
    };
    const ordinal = await recordItem(desk, page, { id, tab, ...opening });
    // The item says it too: this only spares the person a second word.
    if (opening.link?.relation === 'check') await checkCaptured(opening.link.item, id).catch(console.error);
    session.tell({ type: 'sealed', ordinal });
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    session.tell({ type: 'refused', code: error instanceof Refusal ? error.code : 'bug' });
  }
}
