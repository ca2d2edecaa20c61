import { Refusal } from '../../src/domain/shared/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { updateContextMenu } from '../../src/platform/contextMenu.ts';
import { disableNotifications } from '../../src/platform/notifications.ts';
import { readPreferences, savePreferences } from '../../src/platform/settings.ts';
import { checkPassphrase } from './checkPassphrase.ts';
import type { AppDependencies } from './dependencies.ts';

type LockRequests =
  | 'ui>bg:lockState'
  | 'ui>bg:unlock'
  | 'ui>bg:lock'
  | 'ui>bg:setPassphrase'
  | 'ui>bg:changePassphrase'
  | 'ui>bg:recoverPassphrase'
  | 'ui>bg:removePassphrase'
  | 'ui>bg:wrongTries'
  | 'ui>bg:readPreferences'
  | 'ui>bg:savePreferences';

/** Handlers of requests about the lock and the preferences. */
export function lockHandlers(deps: AppDependencies): Pick<Handlers, LockRequests> {
  const { storeLock } = deps;
  const thenMaintainKeys = <T>(work: Promise<T>): Promise<T> => work.finally(() => startKeyMaintenance(deps));
  return {
    'ui>bg:lockState': () => storeLock.state(),
    'ui>bg:unlock': ({ passphrase }) => thenMaintainKeys(storeLock.unlock(passphrase).then(() => null)),
    'ui>bg:lock': () => storeLock.lock().then(() => null),
    'ui>bg:setPassphrase': async ({ passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.set(passphrase, pin));
    },
    'ui>bg:changePassphrase': async ({ current, passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.change(current, passphrase, pin));
    },
    'ui>bg:recoverPassphrase': async ({ code, passphrase, pin }) => {
      await checkPassphrase({ passphrase, pin });
      return thenMaintainKeys(storeLock.recover(code, passphrase, pin));
    },
    'ui>bg:removePassphrase': ({ passphrase }) => thenMaintainKeys(storeLock.remove(passphrase).then(() => null)),
    'ui>bg:wrongTries': () => storeLock.tries(),
    'ui>bg:readPreferences': () => readPreferences(),
    'ui>bg:savePreferences': async (chosen) => {
      await savePreferences(chosen);
      await updateContextMenu(chosen);
      if (chosen.computer !== 'mine') await disableNotifications();
      return null;
    },
  };
}

/**
 * Deletes replaced wrapping keys and continues the re-encryption, one at a time over all contexts. Locking the store ends
 * it without an error.
 */
export function startKeyMaintenance({ locks, deleteReplacedKeys, reencrypt }: AppDependencies): void {
  const neverAborted = new AbortController().signal;
  const logUnlessRefusal = (error: unknown): void => {
    if (!(error instanceof Refusal)) console.error(error);
  };
  void deleteReplacedKeys().catch(logUnlessRefusal);
  void locks.hold('reencrypt', () => reencrypt(() => undefined, neverAborted)).catch(logUnlessRefusal);
}
