import { onScreen } from '../../src/capture/frame.ts';
import { observe, saysElse } from '../../src/capture/observe.ts';
import { paintedFrame } from '../../src/capture/paint.ts';
import { textFile } from '../../src/capture/text.ts';
import type { PageView } from '../../src/capture/view.ts';
import { readZone, zoneText } from '../../src/capture/zone.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { hideAll } from '../../src/ui/page/layer.ts';
import { sendObservation, sendTexts } from './capturePost.ts';

/** Tells the background a part of the window that the person drew (CSS pixels of the viewport). */
export async function captureRegion(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  region: Rect,
): Promise<void> {
  session.send({ type: 'begin', mode: 'zone', entry: 'zone' });
  hideAll();
  await paintedFrame(window);
  const view = readView();
  const seen = observe(view, window.performance, null, readZone(view, region));
  if ((await session.shoot(view.url.href, { kind: 'window' })) === null) return;
  const later = readView();
  const changed = saysElse(seen, observe(later, window.performance, null, readZone(later, region)));
  const source = sendTexts(session, view, textFile(zoneText(view, region)));
  await sendObservation(session, window, seen, {
    // As drawn on the screen: pinch zoom moves what the page thinks of as its viewport.
    rect: onScreen(region, window.visualViewport),
    warnings: [...(changed ? ['content-changed'] : []), ...session.warnings],
    pageTransformations: [],
    source,
  });
}
