import { Refusal } from '../../src/domain/errors.ts';
import type { Handlers } from '../../src/messages/requests.ts';
import { heldMark } from '../../src/platform/preferences.ts';
import { noticeOn } from '../../src/platform/reminder.ts';
import { eraseCase, eraseItem, standings } from '../../src/workflow/erase.ts';
import { IMPORT_LOCK } from '../../src/workflow/importBatch.ts';
import { forgetIfEmpty } from '../../src/workflow/lost.ts';
import { nextNotices } from './counsel.ts';
import type { StoreDesk } from './desk.ts';

type EraseRequests = 'ui>bg:standings' | 'ui>bg:eraseItem' | 'ui>bg:eraseCase' | 'ui>bg:eraseAll';

/** What our pages may have erased: nothing while locked, whoever sits there. */
export function eraseHandlers(desk: StoreDesk): Pick<Handlers, EraseRequests> {
  const open = async (work: () => Promise<void>): Promise<null> => {
    if ((await desk.keeper.state()).kind === 'locked') throw new Refusal('locked');
    await work();
    return null;
  };
  return {
    'ui>bg:standings': () => standings(desk),
    'ui>bg:eraseItem': ({ itemId }) => open(() => eraseItem(desk, itemId)),
    'ui>bg:eraseCase': ({ caseId }) =>
      open(async () => {
        await eraseCase(desk, caseId);
        await forgetIfEmpty(desk, heldMark);
        // Erased is erased, even where a full disk takes no note.
        await nextNotices(desk)
          .then((days) => noticeOn(days ?? []))
          .catch(console.error);
      }),
    'ui>bg:eraseAll': () =>
      // A dossier or files under way end first; a capture stops.
      open(() => desk.locks.hold('export', () => desk.locks.hold(IMPORT_LOCK, () => desk.eraseAll()))),
  };
}
