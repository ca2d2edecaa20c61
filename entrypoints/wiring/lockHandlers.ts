import { Refusal } from '../../src/domain/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { followComputer } from '../../src/platform/menu.ts';
import { prefer, preferences } from '../../src/platform/preferences.ts';
import { turnNoticesOff } from '../../src/platform/reminder.ts';
import type { StoreDesk } from './desk.ts';

type LockRequests =
  | 'ui>bg:lockState'
  | 'ui>bg:unlock'
  | 'ui>bg:lock'
  | 'ui>bg:setPassphrase'
  | 'ui>bg:changePassphrase'
  | 'ui>bg:recover'
  | 'ui>bg:removePassphrase'
  | 'ui>bg:wrongTries'
  | 'ui>bg:preferences'
  | 'ui>bg:prefer';

/** What our pages may ask of the lock. */
export function lockHandlers(desk: StoreDesk): Pick<Handlers, LockRequests> {
  const { keeper } = desk;
  const after = <T>(work: Promise<T>): Promise<T> => work.finally(() => tidyKeysSoon(desk));
  return {
    'ui>bg:lockState': () => keeper.state(),
    'ui>bg:unlock': ({ passphrase }) => after(keeper.unlock(passphrase).then(() => null)),
    'ui>bg:lock': () => keeper.lock().then(() => null),
    'ui>bg:setPassphrase': ({ passphrase, pin }) => after(keeper.set(passphrase, pin)),
    'ui>bg:changePassphrase': ({ current, passphrase, pin }) =>
      after(keeper.change(current, passphrase, pin)),
    'ui>bg:recover': ({ code, passphrase, pin }) => after(keeper.recover(code, passphrase, pin)),
    'ui>bg:removePassphrase': ({ passphrase }) => after(keeper.remove(passphrase).then(() => null)),
    'ui>bg:wrongTries': () => keeper.tries(),
    'ui>bg:preferences': () => preferences(),
    'ui>bg:prefer': async (chosen) => {
      await prefer(chosen);
      await followComputer(chosen);
      if (chosen.computer !== 'mine') await turnNoticesOff();
      return null;
    },
  };
}

/**
 * Deletes what opened the store before, and goes on with the encrypting where it stopped; one at a time, whoever asks.
 * Locked meanwhile, it stops in peace.
 */
export function tidyKeysSoon({ locks, letGo, reseal }: StoreDesk): void {
  const never = new AbortController().signal;
  const inPeace = (error: unknown): void => {
    if (!(error instanceof Refusal)) console.error(error);
  };
  void letGo().catch(inPeace);
  void locks.hold('reseal', () => reseal(() => undefined, never)).catch(inPeace);
}
