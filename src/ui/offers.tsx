import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { COMPUTER_ANSWERS, isUsedByOthers } from '../domain/case/store.ts';
import type { Ask, Preferences } from '../messages/protocol.ts';
import { useAsk, useWords } from './context.ts';
import { FocusedStatus } from './focus.tsx';
import { t } from './locales/index.ts';
import { Alert, useSubmit } from './useTask.tsx';
import { WordButton } from './WordButton.tsx';

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

/** Answers the question in one press, where it is first asked. In doubt, others use the computer. */
function ComputerOwnerButtons({ answer }: ComputerOwnerButtonsProps) {
  return (
    <>
      <WordButton word="offer.no" action="computer-mine" onClick={() => answer('mine')} />
      <WordButton word="offer.yes" action="computer-shared" onClick={() => answer('shared')} />
    </>
  );
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

/** Offers a passphrase above the recorded items. Shown where it is due; an answer stays in its place. */
export function PassphraseOffer({ openLockPage }: { readonly openLockPage: () => void }) {
  const ask = useAsk();
  const words = useWords();
  const [isPostponed, setIsPostponed] = useState(false);
  const { fault, submit } = useSubmit();
  const postpone = () =>
    submit(async () => {
      await updatePreferences(ask, { lockOffer: 'aside' });
      setIsPostponed(true);
    });
  if (isPostponed) return <FocusedStatus>{t(words, 'offer.aside')}</FocusedStatus>;
  return (
    <section class="offer" aria-labelledby="offer-title">
      <h2 id="offer-title">{t(words, 'offer.protect')}</h2>
      <p class="hint">{t(words, 'offer.meaning')}</p>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <WordButton word="offer.choose" action="lock-choose" onClick={openLockPage} />
        <WordButton word="offer.later" class="quiet" action="lock-later" onClick={() => void postpone()} />
      </div>
    </section>
  );
}

interface ImagePromptProps {
  readonly caseId: string;
  /** The page with the help lines, where an address is recorded without an image. */
  readonly openProhibitedImagePage: () => void;
}

/** Tells the rule about images of minors, once per case. Shown where it is due; it blocks nothing. */
export function ImagePrompt({ caseId, openProhibitedImagePage }: ImagePromptProps) {
  const ask = useAsk();
  const words = useWords();
  const [isAnswered, setIsAnswered] = useState(false);
  const { fault, submit } = useSubmit();
  if (isAnswered) return <FocusedStatus>{t(words, 'images.onceNoted')}</FocusedStatus>;
  const answer = (onSaved: () => void) => () =>
    submit(async () => {
      await ask('ui>bg:imageQuestionAnswered', { caseId });
      setIsAnswered(true);
      onSaved();
    });
  return (
    <section class="panel image-prompt" aria-labelledby="image-prompt">
      <h2 id="image-prompt">{t(words, 'images.rule')}</h2>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <WordButton word="images.what" action="images-yes" onClick={answer(openProhibitedImagePage)} />
        <WordButton word="app.understood" class="quiet" action="images-no" onClick={answer(() => undefined)} />
      </div>
    </section>
  );
}
