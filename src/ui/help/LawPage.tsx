import { useEffect, useState } from 'preact/hooks';
import {
  ANSWER_VALUES,
  type Answers,
  type AnswerValue,
  GROUP_TITLES,
  QUESTION_GROUPS,
  QUESTIONS,
  type QuestionId,
} from '../../law/questions.ts';
import { suggestOffences } from '../../law/suggestions.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { DamagedDocument, writeIfDamaged } from '../shared/DamagedDocument.tsx';
import { Heading } from '../shared/Heading.tsx';
import { useTask } from '../shared/useTask.tsx';
import type { AdviceApi } from './adviceApi.ts';
import { SuggestedOffences } from './SuggestedOffences.tsx';

interface LawPageProps {
  readonly adviceApi: AdviceApi;
}

/** Plain questions, each saved when answered, then the offences they suggest. Never part of a dossier. */
export function LawPage({ adviceApi }: LawPageProps) {
  const words = useWords();
  const { result: answers, fault, update } = useTask<Answers>();
  const [saved, setSaved] = useState(false);
  const applyAnswers = (pendingAnswers: Promise<Answers>, isSaved: boolean) =>
    update(
      pendingAnswers.then((loaded) => {
        setSaved(isSaved);
        return loaded;
      }),
    );
  useEffect(() => void applyAnswers(adviceApi.answers(), false), [adviceApi]);
  const suggestions = suggestOffences(answers ?? {});
  return (
    <section class="law">
      <Heading>{t(words, 'law.title')}</Heading>
      <p>{t(words, 'law.intro')}</p>
      <p class="hint">{t(words, 'law.private')}</p>
      {fault && (
        <DamagedDocument
          fault={fault}
          replaceDamaged={() => applyAnswers(writeIfDamaged(adviceApi.answers, adviceApi.clear), false)}
        />
      )}
      {answers === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {answers !== null && (
        <>
          <Questions
            answers={answers}
            choose={(question, answer) => void applyAnswers(adviceApi.answer(question, answer), true)}
          />
          <p role="status" class="hint">
            {saved && `${t(words, 'law.saved')} ${t(words, 'law.count', { n: suggestions.length })}`}
          </p>
          {answers.suicide === 'yes' && <p class="note">{t(words, 'law.helpNow')}</p>}
          <SuggestedOffences suggestions={suggestions} />
          {Object.keys(answers).length > 0 && (
            <p>
              <button
                type="button"
                data-action="clear-answers"
                onClick={() => void applyAnswers(adviceApi.clear(), false)}
              >
                {t(words, 'law.clear')}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface QuestionsProps {
  readonly answers: Answers;
  readonly choose: (question: QuestionId, answer: AnswerValue) => void;
}

function Questions({ answers, choose }: QuestionsProps) {
  const words = useWords();
  return QUESTION_GROUPS.map((group) => (
    <section key={group}>
      <h2>{lawText(words, GROUP_TITLES[group])}</h2>
      {QUESTIONS.filter((question) => question.group === group).map(({ id, text }) => (
        <fieldset key={id} class="question" data-question={id}>
          <legend>{lawText(words, text)}</legend>
          {ANSWER_VALUES.map((answer) => (
            <label key={answer}>
              <input
                type="radio"
                name={`question-${id}`}
                value={answer}
                checked={answers[id] === answer}
                onChange={() => choose(id, answer)}
              />
              {t(words, `law.${answer}`)}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  ));
}
