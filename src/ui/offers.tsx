import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { COMPUTER_ANSWERS, isUsedByOthers } from '../domain/case/store.ts';
import type { Ask, Preferences } from '../messages/protocol.ts';
import { useAsk, useWords } from './context.ts';
import { FocusedStatus } from './focus.tsx';
import { type PlainWordKey, t } from './locales/index.ts';
import { Alert, useSubmit } from './useTask.tsx';
import { WordButton } from './WordButton.tsx';

/** Reads the stored preferences again before changing some: other parts of the page may have saved theirs since. */
export async function updatePreferences(ask: Ask, change: Partial<Preferences>): Promise<Preferences> {
  const updated = { ...(await ask('ui>bg:readPreferences', {})), ...change };
  await ask('ui>bg:savePreferences', updated);
  return updated;
}

export interface ComputerOwnerProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Shows whose computer this is, and changes it. `ComputerOwnerQuestion` asks it first. */
export function ComputerOwner({ preferences, savePreferences }: ComputerOwnerProps) {
  const words = useWords();
  return (
    <fieldset class="kinds answers" data-computer-owner>
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

interface QuestionProps {
  /** Its title. */
  readonly word: PlainWordKey;
  readonly hintWord?: PlainWordKey;
  /** Replaces the question once it is answered. */
  readonly answered: ComponentChildren;
  /** The buttons: `answer` stores an answer. */
  readonly children: (answer: (store: () => Promise<unknown>) => () => void) => ComponentChildren;
}

/** A question asked once, where it is due: a row that opens to its answers. The answer stays in its place. */
export function Question({ word, hintWord, answered, children, ...attributes }: QuestionProps) {
  const words = useWords();
  const [isAnswered, setIsAnswered] = useState(false);
  const { fault, submit } = useSubmit();
  if (isAnswered) return answered;
  const answer = (store: () => Promise<unknown>) => () =>
    void submit(async () => {
      await store();
      setIsAnswered(true);
    });
  return (
    <details class="fold" {...attributes}>
      <summary>{t(words, word)}</summary>
      {hintWord && <p class="hint">{t(words, hintWord)}</p>}
      {fault && <Alert fault={fault} />}
      <div class="choices">{children(answer)}</div>
    </details>
  );
}

interface ComputerOwnerQuestionProps {
  /** Leads to the lock page; shown once others are said to use the computer. */
  readonly toLockPage: ComponentChildren;
}

/** Asks whose computer this is, after the first capture. In doubt, others use it. */
export function ComputerOwnerQuestion({ toLockPage }: ComputerOwnerQuestionProps) {
  const ask = useAsk();
  const words = useWords();
  const [computer, setComputer] = useState<Preferences['computer']>(null);
  const store = (chosen: NonNullable<Preferences['computer']>) => async () => {
    await updatePreferences(ask, { computer: chosen });
    setComputer(chosen);
  };
  const answered = (
    <div class="card">
      <FocusedStatus>{t(words, 'offer.noted')}</FocusedStatus>
      {isUsedByOthers({ computer }) && toLockPage}
    </div>
  );
  return (
    <Question word="offer.question" hintWord="offer.why" answered={answered} data-owner-question>
      {(answer) => (
        <>
          <WordButton word="offer.mine" action="computer-mine" onClick={answer(store('mine'))} />
          <WordButton word="offer.shared" action="computer-shared" onClick={answer(store('shared'))} />
        </>
      )}
    </Question>
  );
}

/** Offers a passphrase above the recorded items. */
export function PassphraseOffer({ openLockPage }: { readonly openLockPage: () => void }) {
  const ask = useAsk();
  const words = useWords();
  const postpone = () => updatePreferences(ask, { lockOffer: 'aside' });
  const answered = <FocusedStatus>{t(words, 'offer.aside')}</FocusedStatus>;
  return (
    <Question word="offer.protect" hintWord="offer.meaning" answered={answered}>
      {(answer) => (
        <>
          <WordButton word="offer.choose" action="lock-choose" onClick={openLockPage} />
          <WordButton word="offer.later" class="quiet" action="lock-later" onClick={answer(postpone)} />
        </>
      )}
    </Question>
  );
}

interface ImagePromptProps {
  readonly caseId: string;
  /** The page with the help lines, where an address is recorded without an image. */
  readonly openProhibitedImagePage: () => void;
}

/** Tells the rule about images of minors, once per case. It blocks nothing. */
export function ImagePrompt({ caseId, openProhibitedImagePage }: ImagePromptProps) {
  const ask = useAsk();
  const words = useWords();
  const store = () => ask('ui>bg:imageQuestionAnswered', { caseId });
  const answered = <FocusedStatus>{t(words, 'images.onceNoted')}</FocusedStatus>;
  return (
    <Question word="images.rule" answered={answered}>
      {(answer) => (
        <>
          <WordButton
            word="images.what"
            action="images-yes"
            onClick={answer(() => store().then(openProhibitedImagePage))}
          />
          <WordButton word="app.understood" class="quiet" action="images-no" onClick={answer(store)} />
        </>
      )}
    </Question>
  );
}
