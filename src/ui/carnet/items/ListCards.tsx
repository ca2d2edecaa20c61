import type { ItemPage } from '../../../messages/protocol.ts';
import { BackupHint } from '../../backup/BackupHint.tsx';
import { DeadlineNotice } from '../../help/ReminderChoices.tsx';
import { ImagePrompt } from '../../images/ImagePrompt.tsx';
import { t } from '../../locales/index.ts';
import { PassphraseOffer } from '../../lock/PassphraseOffer.tsx';
import { useWords } from '../../shared/context.ts';
import { ComputerQuestion } from '../ComputerQuestion.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { ForWhomQuestion } from '../casework/ForWhomQuestion.tsx';
import { KeyPoints } from '../Welcome.tsx';

interface ListCardsProps {
  readonly carnetApi: CarnetApi;
  readonly go: (path: string) => void;
  readonly unprotected: boolean;
  /** Null until the first page of the list is loaded: nothing here delays it. */
  readonly itemPage: ItemPage | null;
}

/** Beside the list, or below it in a narrow window: one question at a time, then what is good to know. */
export function ListCards({ carnetApi, go, unprotected, itemPage }: ListCardsProps) {
  const words = useWords();
  if (itemPage === null) return null;
  const hasItems = itemPage.total > 0;
  return (
    <div class="items-cards">
      {/* The deadlines read every item. */}
      <DeadlineNotice adviceApi={carnetApi.advice} />
      <div class="one-at-a-time">
        {hasItems && <ComputerQuestion />}
        {unprotected && <PassphraseOffer hasItems={hasItems} openLockPage={() => go('lock')} />}
        {hasItems && <ForWhomQuestion carnetApi={carnetApi} go={go} />}
        <ImagePrompt openProhibitedImagePage={() => go('prohibited-image')} />
      </div>
      <BackupHint backups={carnetApi.backups} />
      <details class="card-details">
        <summary>{t(words, 'items.newHere')}</summary>
        <KeyPoints />
      </details>
    </div>
  );
}
