import { Refusal } from '../../src/domain/shared/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import {
  createTimestampNonce,
  postTimestampQuery,
  removeAuthorityPermission,
} from '../../src/platform/timestampClient.ts';
import { readTimestampSettings, saveTimestampSettings } from '../../src/platform/timestampSettings.ts';
import {
  requestTimestamp,
  type TimestampDependencies,
  timestampJournal,
} from '../../src/workflow/case/obtainTimestamp.ts';
import type { AppDependencies } from './dependencies.ts';

type TimestampRequests = 'ui>bg:readTimestampSettings' | 'ui>bg:saveTimestampSettings' | 'ui>bg:requestTimestamp';

/** Handlers of requests to a timestamp authority: only the background may access the network. */
export function timestampHandlers(deps: AppDependencies): Pick<Handlers, TimestampRequests> {
  return {
    'ui>bg:readTimestampSettings': () => readTimestampSettings(),
    'ui>bg:saveTimestampSettings': async (chosen) => {
      const before = await readTimestampSettings();
      await saveTimestampSettings(chosen);
      if (before.address !== null) await removeAuthorityPermission(before.address, chosen.address);
      return null;
    },
    'ui>bg:requestTimestamp': async ({ digest }) => {
      const { address } = await readTimestampSettings();
      if (address === null) throw new Refusal('timestamp-not-allowed');
      const { response, ...stamp } = await requestTimestamp(timestampDependencies(deps), address, digest);
      return { ...stamp, response: response.toBase64() };
    },
  };
}

/** Timestamps the current journal, if the person wants that. When the authority fails, the next capture tries again. */
export async function timestampJournalIfDue(deps: AppDependencies): Promise<void> {
  const { address, captures } = await readTimestampSettings();
  if (address === null || !captures) return;
  try {
    await timestampJournal({ ...deps, ...timestampDependencies(deps) }, address);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
  }
}

function timestampDependencies({ clock }: AppDependencies): TimestampDependencies {
  return { clock, askAuthority: postTimestampQuery, nonce: createTimestampNonce };
}
