import { Refusal } from '../../src/domain/errors.ts';
import { CaptureSession, type PortLike } from '../../src/messages/captureSession.ts';
import { checkCaptured } from '../../src/platform/awaited.ts';
import { freeInMs, wholePageWay } from '../../src/platform/screenshot.ts';
import { type CaptureTab, type RecordDesk, recordItem } from '../../src/workflow/record.ts';
import { fateOf } from '../../src/workflow/recover.ts';

/** One port, one capture: records what the page brings and tells it how it ended. Never throws. */
export async function serveCapture(desk: RecordDesk, port: PortLike, tab: CaptureTab): Promise<void> {
  const session = new CaptureSession(port);
  try {
    const opening = await session.opening;
    if (opening.type === 'ask') {
      const fate = await fateOf(desk, opening.attempt);
      if (fate === 'interrupted') session.tell({ type: 'refused', code: 'interrupted' });
      else session.tell({ type: 'sealed', ordinal: fate.sealed });
      return;
    }
    const id = desk.ids.uuid();
    session.tell({ type: 'begun', attempt: id, way: wholePageWay() });
    const page = {
      shots: session.shots,
      shot: () => session.shot(freeInMs()),
      observed: () => session.observed(),
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
