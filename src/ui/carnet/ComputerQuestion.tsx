import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import { t } from '../locales/index.ts';
import { ComputerOwnerButtons } from '../lock/ComputerOwner.tsx';
import { updatePreferences } from '../lock/updatePreferences.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';

/** Asks once whose computer this is. The page stays: on a shared one, the answer links to what helps. */
export function ComputerQuestion() {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  const [isAnswered, setIsAnswered] = useState(false);
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);
  if (fault) return <Alert fault={fault} />;
  if (preferences === null) return null;
  const answer = (computer: NonNullable<Preferences['computer']>) =>
    run(async () => {
      const saved = await updatePreferences(ask, { computer });
      setIsAnswered(true);
      return saved;
    });
  if (isAnswered)
    return (
      <>
        <FocusedStatus>{t(words, 'offer.noted')}</FocusedStatus>
        {preferences.computer !== 'mine' && (
          <p>
            <a {...linkTo('lock')}>{t(words, 'offer.protect')}</a>
          </p>
        )}
      </>
    );
  if (preferences.computer !== null) return null;
  return (
    <section class="panel" aria-labelledby="computer-question">
      <h2 id="computer-question">{t(words, 'offer.question')}</h2>
      <p class="hint">{t(words, 'offer.why')}</p>
      <div class="choices">
        <ComputerOwnerButtons answer={answer} />
      </div>
    </section>
  );
}
