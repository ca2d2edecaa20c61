import { useEffect, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { useLayoutReady } from '../shared/LayoutGate.tsx';
import { useSubmit } from '../shared/useSubmit.ts';

interface ImagePromptProps {
  /** The page with the help lines, where an address is recorded without an image. */
  readonly openProhibitedImagePage: () => void;
}

/** Tells the rule about images of minors, once per case, never before the first capture; it blocks nothing. */
export function ImagePrompt({ openProhibitedImagePage }: ImagePromptProps) {
  const ask = useAsk();
  const words = useWords();
  const [isDue, setIsDue] = useState<boolean | null>(null);
  const [isAnswered, setIsAnswered] = useState(false);
  const { fault, submit } = useSubmit();
  useEffect(() => {
    ask('ui>bg:imageQuestion', {}).then(setIsDue, () => setIsDue(false));
  }, [ask]);
  useLayoutReady(isDue !== null);
  if (isAnswered) return <FocusedStatus>{t(words, 'images.onceNoted')}</FocusedStatus>;
  if (isDue !== true) return null;
  const answer = (onSaved: () => void) => () =>
    submit(async () => {
      await ask('ui>bg:imageQuestionAnswered', {});
      setIsAnswered(true);
      onSaved();
    });
  return (
    <section class="panel image-prompt" aria-labelledby="image-prompt">
      <h2 id="image-prompt">{t(words, 'images.rule')}</h2>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <button type="button" data-action="images-yes" onClick={answer(openProhibitedImagePage)}>
          {t(words, 'images.what')}
        </button>
        <button type="button" class="quiet" data-action="images-no" onClick={answer(() => undefined)}>
          {t(words, 'app.understood')}
        </button>
      </div>
    </section>
  );
}
