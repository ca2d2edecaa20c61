import { Refusal } from '../../src/domain/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { askAuthority, forgetAuthority, nonce } from '../../src/platform/authority.ts';
import { chooseTimestamping, timestamping } from '../../src/platform/timestamping.ts';
import { obtainStamp, type StampDesk, stampJournal } from '../../src/workflow/timestamp.ts';
import type { StoreDesk } from './desk.ts';

type StampRequests = 'ui>bg:timestamping' | 'ui>bg:chooseTimestamping' | 'ui>bg:stamp';

/** What our pages may ask of a time-stamping authority, which only the background reaches. */
export function stampHandlers(desk: StoreDesk): Pick<Handlers, StampRequests> {
  return {
    'ui>bg:timestamping': () => timestamping(),
    'ui>bg:chooseTimestamping': async (chosen) => {
      const before = await timestamping();
      await chooseTimestamping(chosen);
      if (before.address !== null) await forgetAuthority(before.address, chosen.address);
      return null;
    },
    'ui>bg:stamp': async ({ digest }) => {
      const { address } = await timestamping();
      if (address === null) throw new Refusal('timestamp-not-allowed');
      const { response, ...stamp } = await obtainStamp(stampDesk(desk), address, digest);
      return { ...stamp, response: response.toBase64() };
    },
  };
}

/** The journal as it stands, if the person wants it dated; an authority that does not answer is asked next time. */
export async function stampDue(desk: StoreDesk): Promise<void> {
  const { address, captures } = await timestamping();
  if (address === null || !captures) return;
  try {
    await stampJournal({ ...desk, ...stampDesk(desk) }, address);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
  }
}

function stampDesk({ clock }: StoreDesk): StampDesk {
  return { clock, askAuthority, nonce };
}
