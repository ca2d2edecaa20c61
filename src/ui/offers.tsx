import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { COMPUTER_ANSWERS, isUsedByOthers, type Preferences } from '../domain/case/store.ts';
import type { Ask } from '../messages/protocol.ts';
import { useAsk, useWords } from './context.ts';
import { FocusedStatus } from './focus.tsx';
import { useLayoutReady } from './LayoutGate.tsx';
import { t } from './locales/index.ts';
import { Alert, useSubmit, useTask } from './useTask.tsx';

/** Reads the stored preferences again before changing some: other parts of the page may have saved theirs since. */
export async function updatePreferences(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const updated = { ...(await ask('ui>bg:readPreferences', {})), ...change };
  await ask('ui>bg:savePreferences', updated);
  return updated;
}

interface ComputerOwnerProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Shows whose computer this is, and changes it. `ComputerOwnerQuestion` asks it first. */
export function ComputerOwner({ preferences, savePreferences }: ComputerOwnerProps) {
  const words = useWords();
  return (
    <fieldset class="kinds" data-computer-owner>
      <legend>{t(words, 'offer.question')}</legend>
      {COMPUTER_ANSWERS.map((computer) => (
        <label key={computer}>
          <input
            type="radio"
            name="computer"
            value={computer}
            checked={preferences.computer === computer}
            onChange={() => savePreferences({ computer })}
          />
          {t(words, `offer.${computer}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface ComputerOwnerButtonsProps {
  readonly answer: (computer: NonNullable<Preferences['computer']>) => void;
}

/** Answers the question in one press, where it is first asked. */
function ComputerOwnerButtons({ answer }: ComputerOwnerButtonsProps) {
  const words = useWords();
  return COMPUTER_ANSWERS.map((computer) => (
    <button key={computer} type="button" data-action={`computer-${computer}`} onClick={() => answer(computer)}>
      {t(words, `offer.${computer}`)}
    </button>
  ));
}

interface ComputerOwnerQuestionProps {
  /** Leads to the lock page; shown once others are said to use the computer. */
  readonly toLockPage: ComponentChildren;
}

/** Asks the question once, after the first capture. The answer stays in place. */
export function ComputerOwnerQuestion({ toLockPage }: ComputerOwnerQuestionProps) {
  const ask = useAsk();
  const words = useWords();
  const [answered, setAnswered] = useState<Preferences['computer']>(null);
  const { fault, submit } = useSubmit();
  const answer = (computer: NonNullable<Preferences['computer']>) =>
    submit(async () => {
      await updatePreferences(ask, { computer });
      setAnswered(computer);
    });
  if (answered !== null)
    return (
      <div class="card">
        <FocusedStatus>{t(words, 'offer.noted')}</FocusedStatus>
        {isUsedByOthers({ computer: answered }) && toLockPage}
      </div>
    );
  return (
    <section class="panel" aria-labelledby="owner-title" data-owner-question>
      <h2 id="owner-title">{t(words, 'offer.question')}</h2>
      <p class="hint">{t(words, 'offer.why')}</p>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <ComputerOwnerButtons answer={(computer) => void answer(computer)} />
      </div>
    </section>
  );
}

interface PassphraseOfferProps {
  /** Nothing is offered before the first item. */
  readonly hasItems: boolean;
  readonly openLockPage: () => void;
}

/** Offers a passphrase above the recorded items until the user answers. */
export function PassphraseOffer({ hasItems, openLockPage }: PassphraseOfferProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: preferences, fault, run } = useTask<Preferences>();
  const [isPostponed, setIsPostponed] = useState(false);
  useEffect(() => void run(() => ask('ui>bg:readPreferences', {})), [ask, run]);

  const postpone = () =>
    run(async () => {
      const saved = await updatePreferences(ask, { lockOffer: 'aside' });
      setIsPostponed(true);
      return saved;
    });

  useLayoutReady(preferences !== null || fault !== null);
  if (fault) return <Alert fault={fault} />;
  if (!hasItems || preferences === null) return null;
  if (isPostponed) return <FocusedStatus>{t(words, 'offer.aside')}</FocusedStatus>;
  if (preferences.lockOffer === 'aside') return null;
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 id="offer-title">{t(words, 'offer.protect')}</h2>
      <p class="hint">{t(words, 'offer.meaning')}</p>
      <div class="choices">
        <button type="button" data-action="lock-choose" onClick={openLockPage}>
          {t(words, 'offer.choose')}
        </button>
        <button type="button" class="quiet" data-action="lock-later" onClick={() => void postpone()}>
          {t(words, 'offer.later')}
        </button>
      </div>
    </section>
  );
}

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
