import { watchRegion } from '../../src/capture/contentWatcher.ts';
import { showsCutText } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { applyPinchZoom } from '../../src/capture/geometry.ts';
import { isTextBlurred } from '../../src/capture/hiddenContent.ts';
import { waitForNextPaint } from '../../src/capture/nextPaint.ts';
import { observe } from '../../src/capture/observe.ts';
import { toTextFile } from '../../src/capture/pageText.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { readRegion, readRegionText } from '../../src/capture/region.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { removeOverlays } from '../../src/ui/overlay/overlayHost.ts';
import { sendObservation, sendTexts } from './capturePost.ts';

/** Captures a region of the window that the person drew (CSS pixels of the viewport). */
export async function captureRegion(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  region: Rect,
  { unfoldLog, ...attempt }: { readonly unfoldLog: UnfoldLog; readonly insteadOf?: string },
): Promise<void> {
  session.send({ type: 'begin', mode: 'zone', entry: 'zone', ...attempt });
  removeOverlays();
  const readFields = (view: PageView) => observe(view, window.performance, null, (page) => readRegion(page, region));
  const watcher = watchRegion(readView(), region, () => readFields(readView()));
  await waitForNextPaint(window);
  const view = readView();
  const observed = readFields(view);
  watcher.add(observed);
  const isCut = showsCutText(view, region);
  const shot = await session.shoot(view.url.href, { kind: 'window' });
  const changed = watcher.finish();
  if (shot === null) return;
  const source = sendTexts(session, view, toTextFile(readRegionText(view, region)));
  await sendObservation(session, window, observed, {
    // In screen coordinates: pinch zoom moves the visual viewport inside the layout viewport.
    rect: applyPinchZoom(region, window.visualViewport),
    warnings: [
      ...(changed ? ['content-changed'] : []),
      ...(isCut ? ['truncated-text'] : []),
      ...(isTextBlurred(window, view, region) ? ['content-blurred'] : []),
      ...session.warnings,
    ],
    pageTransformations: [],
    source,
    unfolded: unfoldLog.describe(view, null),
  });
}
