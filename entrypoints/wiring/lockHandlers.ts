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
  const done = (work: Promise<void>): Promise<null> => work.then(() => null);
  return {
    'ui>bg:lockState': () => keeper.state(),
    'ui>bg:unlock': ({ passphrase }) => done(keeper.unlock(passphrase)).finally(() => resealSoon(desk)),
    'ui>bg:lock': () => done(keeper.lock()),
    'ui>bg:setPassphrase': ({ passphrase, pin }) =>
      keeper.set(passphrase, pin).finally(() => resealSoon(desk)),
    'ui>bg:changePassphrase': ({ current, passphrase, pin }) => keeper.change(current, passphrase, pin),
    'ui>bg:recover': ({ code, passphrase, pin }) => keeper.recover(code, passphrase, pin),
    'ui>bg:removePassphrase': ({ passphrase }) => done(keeper.remove(passphrase)),
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

/** Goes on with the encrypting where it stopped; one at a time, whoever asks. Locked meanwhile, it stops in peace. */
export function resealSoon({ locks, reseal }: StoreDesk): void {
  const never = new AbortController().signal;
  void locks
    .hold('reseal', () => reseal(() => undefined, never))
    .catch((error: unknown) => {
      if (!(error instanceof Refusal)) console.error(error);
    });
}
