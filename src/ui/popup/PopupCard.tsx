import type { InterruptedAttempt } from '../../messages/protocol.ts';
import { ImagePrompt } from '../images/ImagePrompt.tsx';
import { t } from '../locales/index.ts';
import { ComputerOwnerQuestion } from '../lock/ComputerOwner.tsx';
import { PassphraseOffer } from '../lock/PassphraseOffer.tsx';
import { useWords } from '../shared/context.ts';
import { InterruptedCaptures } from '../shared/InterruptedCaptures.tsx';
import type { PopupCardName } from './chooseCard.ts';
import { PendingContext, SuggestedContext } from './PendingContext.tsx';
import { RunningCapture } from './RunningCapture.tsx';
import type { CardAnswers } from './useCardAnswers.ts';

export interface PopupCardProps {
  readonly card: PopupCardName | null;
  readonly tabId: number | null;
  readonly answers: CardAnswers;
  readonly interrupted: readonly InterruptedAttempt[];
  readonly forget: (attemptId: string) => void;
  readonly captureContext: () => void;
  readonly openCarnet: (path: string) => void;
  readonly close: () => void;
}

/** The one card of the popup. */
export function PopupCard({ card, tabId, answers, openCarnet, close, ...props }: PopupCardProps) {
  const words = useWords();
  switch (card) {
    case 'running':
      return tabId === null ? null : <RunningCapture tabId={tabId} close={close} />;
    case 'openedForItem':
      return (
        answers.pendingContext && (
          <PendingContext pendingContext={answers.pendingContext} capture={props.captureContext} />
        )
      );
    case 'interrupted':
      return <InterruptedCaptures attempts={props.interrupted.slice(0, 1)} forget={props.forget} />;
    case 'damaged':
      return (
        <div class="card" data-damaged>
          <p>{t(words, 'popup.damaged')}</p>
          <button type="button" data-action="see-damaged" onClick={() => openCarnet('items')}>
            {t(words, 'popup.see')}
          </button>
        </div>
      );
    case 'prohibitedImage':
      return <ImagePrompt openProhibitedImagePage={() => openCarnet('prohibited-image')} />;
    case 'computerOwner':
      return (
        <ComputerOwnerQuestion
          toLockPage={
            <button type="button" data-action="lock-choose" onClick={() => openCarnet('lock')}>
              {t(words, 'offer.choose')}
            </button>
          }
        />
      );
    case 'passphrase':
      return <PassphraseOffer hasItems openLockPage={() => openCarnet('lock')} />;
    case 'context':
      return answers.suggestion && <SuggestedContext suggestion={answers.suggestion} />;
    case null:
      return null;
  }
}
