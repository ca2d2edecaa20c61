import { useEffect, useState } from 'preact/hooks';
import { guideNumber } from '../../law/guide/guideScreens.ts';
import { OFFENCE_DELAYS, type Offence } from '../../law/offences/offence.ts';
import {
  type Answers,
  type AnswerValue,
  answersDocument,
  currentAnswers,
  forgetAnswers,
  QUESTION_IDS,
  QUESTIONS,
  type QuestionId,
  recordAnswer,
  tick,
} from '../../law/questions.ts';
import { offencesAbout, suggestOffences } from '../../law/suggestions.ts';
import { selectWeekActions } from '../../law/weekActions.ts';
import { useWords } from '../../ui/context.ts';
import { lawText, t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';
import { LawList } from './ScreenPage.tsx';

interface SituationLawProps {
  readonly questions: readonly QuestionId[];
  /** What is ticked is stored. */
  readonly isOpen: boolean;
}

/** The offences of a situation, folded; above them, while the store is open, what can be ticked. */
export function SituationLaw({ questions, isOpen }: SituationLawProps) {
  const words = useWords();
  return (
    <details class="law" data-fold="law">
      <summary>{t(words, 'law.title')}</summary>
      {isOpen ? (
        <TickedLaw questions={questions} />
      ) : (
        <OffenceRows offences={offencesAbout(questions)} suggested={[]} />
      )}
    </details>
  );
}

/** Each tick is saved at once, and never part of a dossier. */
function TickedLaw({ questions }: Pick<SituationLawProps, 'questions'>) {
  const words = useWords();
  const { documents, now } = useCarnetApi();
  const { result: answers, fault, update } = useTask<Answers>();
  const [saved, setSaved] = useState(false);
  const applyAnswers = (pendingAnswers: Promise<typeof answersDocument.empty>, isSaved: boolean) =>
    update(
      pendingAnswers.then((loaded) => {
        setSaved(isSaved);
        return currentAnswers(loaded);
      }),
    );
  const answer = (question: QuestionId, value: AnswerValue) =>
    documents.change(null, answersDocument, (before) => recordAnswer(before, question, value, now()));
  // The other cards keep theirs, which do not show here.
  const clear = () => documents.change(null, answersDocument, (before) => forgetAnswers(before, questions));
  useEffect(() => void applyAnswers(documents.read(null, answersDocument), false), [documents]);
  const replaceDamaged = () => applyAnswers(documents.replaceDamaged(null, answersDocument), false);
  const ticked = questions.filter((id) => answers?.[id] === 'yes');
  const suggested = suggestOffences(tick(ticked));
  return (
    <>
      <p>{t(words, 'law.intro')}</p>
      <p class="hint">{t(words, 'law.private')}</p>
      <DamagedDocument document={{ fault, replaceDamaged }} />
      {answers !== null && (
        <fieldset class="ticks">
          <legend class="screen-reader-only">{t(words, 'law.intro')}</legend>
          {QUESTION_IDS.filter((id) => questions.includes(id)).map((id) => (
            <label key={id} data-question={id}>
              <input
                type="checkbox"
                name={`question-${id}`}
                checked={answers[id] === 'yes'}
                onChange={({ currentTarget }) =>
                  void applyAnswers(answer(id, currentTarget.checked ? 'yes' : 'no'), true)
                }
              />
              {lawText(words, QUESTIONS[id])}
            </label>
          ))}
        </fieldset>
      )}
      <p role="status" class="hint">
        {saved && `${t(words, 'form.saved')} ${t(words, 'law.count', { n: suggested.length })}`}
      </p>
      {ticked.length > 0 && (
        <>
          <WeekActions ticked={ticked} />
          <WordButton
            word="archive.untickAll"
            action="clear-answers"
            onClick={() => void applyAnswers(clear(), false)}
          />
        </>
      )}
      <OffenceRows offences={offencesAbout(questions)} suggested={suggested} />
    </>
  );
}

/** What can be done this week: the most urgent first, each with its screen of the guide. */
function WeekActions({ ticked }: { readonly ticked: readonly QuestionId[] }) {
  const words = useWords();
  const actions = selectWeekActions(tick(ticked));
  return (
    <section class="week">
      <h3>{t(words, 'law.week')}</h3>
      <ul class="next">
        {actions.map((action, index) => (
          <li key={action.screen} class={index === 0 ? 'first-action' : undefined} data-action-of={action.screen}>
            {lawText(words, action)}{' '}
            <a class="lone" {...linkTo(`help/${guideNumber(action.screen)}`)}>
              {t(words, 'help.more')}
            </a>
          </li>
        ))}
        <li>
          <WordLink word="law.dates" class="lone" to="dates" />
        </li>
      </ul>
    </section>
  );
}

interface OffenceRowsProps {
  readonly offences: readonly Offence[];
  /** Those that the ticks lead to come first, and say so. */
  readonly suggested: readonly Offence[];
}

/** Each offence, folded: article, elements, whether a complaint is needed, the time to act. No conclusion. */
export function OffenceRows({ offences, suggested }: OffenceRowsProps) {
  const words = useWords();
  return (
    <>
      <p class="hint">{t(words, 'law.indication')}</p>
      <ul class="guide-list">
        {[...suggested, ...offences.filter((one) => !suggested.includes(one))].map((offence) => (
          <li key={offence.id}>
            <details data-offence={offence.id}>
              <summary>
                <span>
                  {lawText(words, offence.label)}
                  {suggested.includes(offence) && <span class="hint"> · {t(words, 'law.ticked')}</span>}
                </span>
              </summary>
              <OffenceText offence={offence} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function OffenceText({ offence }: { readonly offence: Offence }) {
  const words = useWords();
  const { article, elements, publicity, complaint, limitationPeriod, note, aggravations } = offence;
  return (
    <>
      <p class="hint">{article}</p>
      <p>{t(words, 'law.elements')}</p>
      <LawList lines={elements} />
      <p>
        {publicity === 'public' && `${t(words, 'law.public')} `}
        {publicity === 'private' && `${t(words, 'law.privately')} `}
        {complaint !== 'unsaid' && t(words, `law.complaint.${complaint}`)}
      </p>
      <p>{lawText(words, OFFENCE_DELAYS[limitationPeriod].text)}</p>
      {note && <p class="note">{lawText(words, note)}</p>}
      {aggravations.length > 0 && (
        <>
          <p>{t(words, 'law.graver')}</p>
          <LawList lines={aggravations} />
        </>
      )}
    </>
  );
}
