import { Refusal } from '../../src/domain/shared/errors.ts';
import type { PageCommand } from '../../src/messages/capturePort.ts';
import { parseDiagnostics, parsePostsOffered } from '../../src/messages/pageSchemas.ts';
import type { CaptureChoice } from '../../src/messages/protocol.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { injectAndSend, sendIfInjected } from '../../src/platform/contentScriptBridge.ts';
import { storeUsedFlag } from '../../src/platform/settings.ts';
import type { RecordDependencies } from '../../src/workflow/capture/recordItem.ts';
import { findCurrentCase } from '../../src/workflow/case/currentCase.ts';
import { withdrawItem } from '../../src/workflow/case/eraseAndWithdraw.ts';
import { listItems, openItem } from '../../src/workflow/itemQueries.ts';
import {
  eraseItemImages,
  isImagePromptDue,
  recordImagePromptAnswer,
} from '../../src/workflow/prohibitedImagePolicy.ts';
import { assertStoreNotLost } from '../../src/workflow/storeChecks.ts';
import { outcomeReporter } from './captureOutcome.ts';
import { contextHandlers } from './contextHandlers.ts';
import type { AppDependencies } from './dependencies.ts';
import { eraseHandlers } from './eraseHandlers.ts';
import { lockHandlers } from './lockHandlers.ts';
import { timestampHandlers } from './timestampHandlers.ts';

/** Returns the handlers of all requests that our pages may send to the background. */
export function createHandlers(deps: AppDependencies & Pick<RecordDependencies, 'screenshotCache'>): Handlers {
  return {
    'ui>bg:capture': ({ tabId, ...choice }) => sendCommand(tabId, toPageCommand(choice)),
    'ui>bg:runningCapture': async ({ tabId, stop }) =>
      (await sendIfInjected(tabId, { type: 'runningCapture', stop } satisfies PageCommand)) === true,
    ...contextHandlers(deps, sendCommand),
    'ui>bg:listPosts': async ({ tabId }) => {
      const reply = await injectAndSend(tabId, { type: 'list' } satisfies PageCommand);
      const offered = parsePostsOffered(reply);
      if (offered === null) throw new Refusal(START_REFUSALS.find((code) => code === reply) ?? 'page-forbidden');
      return offered;
    },
    'ui>bg:diagnosePage': async ({ tabId }) => {
      const reply = await injectAndSend(tabId, { type: 'diagnose' } satisfies PageCommand);
      const diagnostics = parseDiagnostics(reply);
      if (diagnostics === null) throw new Refusal(START_REFUSALS.find((code) => code === reply) ?? 'page-forbidden');
      return diagnostics;
    },
    'ui>bg:listItems': async ({ from, count }) => {
      const cases = deps.caseRepository.cases();
      const caseRepository = { cases: () => cases };
      const [listed, current] = await Promise.all([
        listItems(deps.store, from, count),
        findCurrentCase(caseRepository, deps.documentStore),
        assertStoreNotLost({ caseRepository, store: deps.store }, storeUsedFlag),
      ]);
      return { ...listed, ...current };
    },
    'ui>bg:readItem': async ({ itemId }) => {
      const { preview, ...opened } = await openItem(deps.store, itemId);
      return { ...opened, preview: preview && new Uint8Array(await preview.arrayBuffer()).toBase64() };
    },
    'ui>bg:withdrawItem': async ({ itemId }) => {
      await withdrawItem(deps, itemId);
      return null;
    },
    'ui>bg:eraseImages': async ({ itemId }) => {
      await eraseItemImages(deps, itemId);
      return null;
    },
    'ui>bg:imageQuestion': () => isImagePromptDue(deps),
    'ui>bg:imageQuestionAnswered': async () => {
      await recordImagePromptAnswer(deps);
      return null;
    },
    'ui>bg:forgetInterrupted': async ({ id }) => {
      await deps.store.forgetAttempt(id);
      return null;
    },
    ...lockHandlers(deps),
    ...eraseHandlers(deps),
    ...timestampHandlers(deps),
  };
}

function toPageCommand(choice: CaptureChoice): PageCommand {
  if (choice.mode === 'picker') return { type: 'pick', hint: {} };
  return choice.mode === 'post' ? { type: 'capture', index: choice.index } : { type: choice.mode };
}

/** The codes with which the capture script replies when it cannot start. */
const START_REFUSALS = ['page-pdf', 'readers-missing', 'post-gone', 'already-running'] as const;

/** A refusal is told as an outcome too: the popup may be closed before it shows the alert. */
async function sendCommand(tabId: number, command: PageCommand): Promise<null> {
  outcomeReporter.commanded(tabId);
  const reply = await injectAndSend(tabId, command, {
    isChoice: command.type === 'pick' || command.type === 'zone',
  }).catch((error: unknown) => {
    outcomeReporter.refused(tabId, error instanceof Refusal ? error.code : 'bug');
    throw error;
  });
  const refused = START_REFUSALS.find((code) => code === reply);
  if (refused !== undefined) throw new Refusal(refused);
  return null;
}
