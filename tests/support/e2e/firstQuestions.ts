import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';
import { requestValue } from './backgroundRequests.ts';

/** Opens the popup once its questions after the first capture are answered: it shows one card at a time. */
export async function openPopupWithoutQuestions(user: UserDriver, page: PageHandle): Promise<PageHandle> {
  const asking = await user.openPopup(page);
  const preferences = await requestValue(asking, 'ui>bg:readPreferences', {});
  await requestValue(asking, 'ui>bg:savePreferences', { ...preferences, computer: 'mine', lockOffer: 'aside' });
  await asking.close();
  return user.openPopup(page);
}
