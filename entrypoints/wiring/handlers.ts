import { Refusal } from '../../src/domain/errors.ts';
import type { PageOrder } from '../../src/messages/capture.ts';
import { parseOffered, parseSight } from '../../src/messages/fromPage.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { sendToPage, tellIfThere } from '../../src/platform/page.ts';
import { heldMark } from '../../src/platform/preferences.ts';
import { listItems, openItem } from '../../src/workflow/browse.ts';
import { currentAmong } from '../../src/workflow/cases.ts';
import { imageQuestionAnswered, imageQuestionDue } from '../../src/workflow/imageQuestion.ts';
import { assertNotLost } from '../../src/workflow/lost.ts';
import type { RecordDesk } from '../../src/workflow/record.ts';
import { removeFiles } from '../../src/workflow/removeFiles.ts';
import { withdrawItem } from '../../src/workflow/withdraw.ts';
import { contextHandlers } from './contextHandlers.ts';
import type { StoreDesk } from './desk.ts';
import { eraseHandlers } from './eraseHandlers.ts';
import { lockHandlers } from './lockHandlers.ts';
import { stampHandlers } from './stampHandlers.ts';

/** What our pages may ask of the background. */
export function handlers(desk: StoreDesk & Pick<RecordDesk, 'screens'>): Handlers {
  return {
    'ui>bg:startPicker': ({ tabId }) => order(tabId, { type: 'pick', hint: {} }),
    'ui>bg:underway': async ({ tabId, stop }) =>
      (await tellIfThere(tabId, { type: 'underway', stop } satisfies PageOrder)) === true,
    'ui>bg:capturePost': ({ tabId, index }) => order(tabId, { type: 'capture', index }),
    'ui>bg:captureScreen': ({ tabId }) => order(tabId, { type: 'screen' }),
    'ui>bg:capturePage': ({ tabId }) => order(tabId, { type: 'page' }),
    ...contextHandlers(desk, order),
    'ui>bg:captureZone': ({ tabId }) => order(tabId, { type: 'zone' }),
    'ui>bg:captureThread': ({ tabId }) => order(tabId, { type: 'thread' }),
    'ui>bg:listPosts': async ({ tabId }) => {
      const reply = await sendToPage(tabId, { type: 'list' } satisfies PageOrder);
      const offered = parseOffered(reply);
      if (offered === null) throw new Refusal(reply === 'page-pdf' ? reply : 'page-forbidden');
      return offered;
    },
    'ui>bg:lookAtPage': async ({ tabId }) => {
      const reply = await sendToPage(tabId, { type: 'look' } satisfies PageOrder);
      const sight = parseSight(reply);
      if (sight === null) throw new Refusal(reply === 'page-pdf' ? reply : 'page-forbidden');
      return sight;
    },
    'ui>bg:listItems': async ({ from, count }) => {
      await assertNotLost(desk, heldMark);
      const [listed, current] = await Promise.all([
        listItems(desk.store, from, count),
        currentAmong(desk.shelf, desk.sheets),
      ]);
      return { ...listed, ...current };
    },
    'ui>bg:readItem': async ({ itemId }) => {
      const { preview, ...opened } = await openItem(desk.store, itemId);
      return { ...opened, preview: preview && new Uint8Array(await preview.arrayBuffer()).toBase64() };
    },
    'ui>bg:withdrawItem': async ({ itemId }) => {
      await withdrawItem(desk, itemId);
      return null;
    },
    'ui>bg:removeFiles': async ({ itemId }) => {
      await removeFiles(desk, itemId);
      return null;
    },
    'ui>bg:imageQuestion': () => imageQuestionDue(desk),
    'ui>bg:imageQuestionAnswered': async () => {
      await imageQuestionAnswered(desk);
      return null;
    },
    'ui>bg:forgetInterrupted': async ({ id }) => {
      await desk.store.forgetAttempt(id);
      return null;
    },
    ...lockHandlers(desk),
    ...eraseHandlers(desk),
    ...stampHandlers(desk),
  };
}

async function order(tabId: number, what: PageOrder): Promise<null> {
  const reply = await sendToPage(tabId, what);
  // The page's script answers with the code of what it cannot do now.
  if (reply === 'page-pdf' || reply === 'post-gone' || reply === 'already-running') throw new Refusal(reply);
  return null;
}
