import { defineBackground } from 'wxt/utils/define-background';
import { CAPTURE_PORT } from '../../src/messages/capture.ts';
import { answer } from '../../src/messages/requests.ts';
import { capturingTab, isOurPage } from '../../src/messages/sender.ts';
import { browser, type Runtime } from '../../src/platform/browser.ts';
import { watchAbsence } from '../../src/platform/idle.ts';
import { followComputer, hintOf } from '../../src/platform/menu.ts';
import { isPracticeAddress, sendToPage } from '../../src/platform/page.ts';
import { preferences } from '../../src/platform/preferences.ts';
import { watchNotices } from '../../src/platform/reminder.ts';
import { askToStay } from '../../src/platform/room.ts';
import { sweepScratch, takeScratch } from '../../src/platform/scratch.ts';
import { onLockChange } from '../../src/platform/session.ts';
import { openPopup } from '../../src/platform/tabs.ts';
import { onStampDue, stampLater } from '../../src/platform/timestamping.ts';
import { IMPORT_LOCK } from '../../src/workflow/importBatch.ts';
import { clearHalfReceived } from '../../src/workflow/receivedDossiers.ts';
import { recoverAttempts } from '../../src/workflow/recover.ts';
import { nextNotices } from '../wiring/counsel.ts';
import { captureDesk, practiceDesk } from '../wiring/desk.ts';
import { handlers } from '../wiring/handlers.ts';
import { tidyKeysSoon } from '../wiring/lockHandlers.ts';
import { archiving, notArchiving, serveCapture } from '../wiring/serveCapture.ts';
import { stampDue } from '../wiring/stampHandlers.ts';

export default defineBackground(() => {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('') };
  const desk = captureDesk();
  const practice = () => captureDesk(practiceDesk());

  // Listeners first and at once: the browser wakes the worker for them.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isOurPage(sender, self) ? answer(handlers(desk), message) : undefined,
  );
  browser.runtime.onConnect.addListener((port) => {
    const tab = capturingTab(port.sender, self);
    if (port.name !== CAPTURE_PORT || tab === null) port.disconnect();
    else if (isPracticeAddress(port.sender?.url ?? ''))
      void serveCapture(practice(), port, tab, notArchiving);
    else void serveCapture(desk, port, tab, archiving).then(stampLater);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    // Refused, the popup opens: its buttons say why.
    if (tab?.id !== undefined) sendToPage(tab.id, { type: 'pick', hint: hintOf(info) }).catch(openPopup);
  });
  // Heard, an update waits until we are at rest: Firefox would else end our script in the middle of a page that it
  // changed for a picture, and nobody would put it back.
  browser.runtime.onUpdateAvailable.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => void preferences().then(followComputer));

  onStampDue(() => stampDue(desk));
  // Nobody is away while a dossier is being written or files are being sealed: it would stop in the middle.
  watchAbsence(async () => {
    const held = await desk.locks.held();
    if (!held.has('export') && !held.has(IMPORT_LOCK)) await desk.keeper.lock();
  });
  watchNotices(() => nextNotices(desk));
  void askToStay();
  void recoverAttempts(desk);
  void sweepScratch();
  void clearHalfReceived(desk);
  // A dossier that was written is a plain file of ours, saved or not: it goes when all is locked, whoever still offers it.
  onLockChange(async () => {
    if ((await desk.keeper.state()).kind === 'locked') await takeScratch();
  });
  tidyKeysSoon(desk);
});
