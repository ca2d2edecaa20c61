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
import { type Fault, faultOf } from '../faults.ts';
import { Heading } from '../parts/Heading.tsx';
import { Unreadable, unlessRead } from '../parts/Unreadable.tsx';
import { lawText, t, type Words } from '../words/index.ts';
import type { Counsel } from './counsel.ts';
import { Suggested } from './Suggested.tsx';

interface LawPageProps {
  readonly words: Words;
  readonly counsel: Counsel;
}

/** Plain questions, each kept as it is answered; below, the texts they may lead to. For the person's eyes only. */
export function LawPage({ words, counsel }: LawPageProps) {
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [saved, setSaved] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (reading: Promise<Answers>, wasSaved: boolean) =>
    reading.then(
      (read) => {
        setAnswers(read);
        setSaved(wasSaved);
        setFault(null);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  useEffect(() => void take(counsel.answers(), false), [counsel]);
  const suggestions = suggestOffences(answers ?? {});
  return (
    <section class="law">
      <Heading>{t(words, 'law.title')}</Heading>
      <p>{t(words, 'law.intro')}</p>
      <p class="hint">{t(words, 'law.private')}</p>
      {fault && (
        <Unreadable
          words={words}
          fault={fault}
          renew={() => take(unlessRead(counsel.answers, counsel.clear), false)}
        />
      )}
      {answers === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {answers !== null && (
        <>
          <Questions
            words={words}
            answers={answers}
            choose={(question, answer) => void take(counsel.answer(question, answer), true)}
          />
          <p role="status" class="hint">
            {saved && `${t(words, 'law.saved')} ${t(words, 'law.count', { n: suggestions.length })}`}
          </p>
          {answers.suicide === 'yes' && <p class="note">{t(words, 'law.helpNow')}</p>}
          <Suggested words={words} suggestions={suggestions} />
          {Object.keys(answers).length > 0 && (
            <p>
              <button
                type="button"
                data-action="clear-answers"
                onClick={() => void take(counsel.clear(), false)}
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
  readonly words: Words;
  readonly answers: Answers;
  readonly choose: (question: QuestionId, answer: AnswerValue) => void;
}

function Questions({ words, answers, choose }: QuestionsProps) {
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
