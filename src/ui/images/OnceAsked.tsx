import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Instead } from '../parts/Instead.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';

interface OnceAskedProps {
  readonly ask: Ask;
  readonly words: Words;
  /** Where a « yes » leads: the help, and noting without an image. */
  readonly openNotKept: () => void;
}

/** The question, once a case, at a calm moment: never before the first capture, and in nobody's way. */
export function OnceAsked({ ask, words, openNotKept }: OnceAskedProps) {
  const [due, setDue] = useState<boolean | null>(null);
  const [answered, setAnswered] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    ask('ui>bg:imageQuestion', {}).then(setDue, () => setDue(false));
  }, [ask]);
  useWaitedFor(due !== null);
  if (answered) return <Instead>{t(words, 'images.onceNoted')}</Instead>;
  if (due !== true) return null;
  const answer = (then: () => void) => () =>
    ask('ui>bg:imageQuestionAnswered', {}).then(
      () => {
        setAnswered(true);
        then();
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  return (
    <section class="panel once-asked" aria-labelledby="once-asked">
      <h2 id="once-asked">{t(words, 'images.once')}</h2>
      <p class="hint">{t(words, 'images.forCase')}</p>
      <p>{t(words, 'images.question')}</p>
      {fault && <Alert words={words} fault={fault} />}
      <div class="choices">
        <button type="button" data-action="images-no" onClick={answer(() => undefined)}>
          {t(words, 'images.no')}
        </button>
        <button type="button" data-action="images-yes" onClick={answer(openNotKept)}>
          {t(words, 'images.yes')}
        </button>
      </div>
    </section>
  );
}
