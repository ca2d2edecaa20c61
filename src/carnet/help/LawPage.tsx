import { useEffect, useState } from 'preact/hooks';
import { numberedScreens } from '../../law/guide/guideScreens.ts';
import { OFFENCE_DELAYS, type Offence } from '../../law/offences/offence.ts';
import {
  type Answers,
  type AnswerValue,
  answersDocument,
  currentAnswers,
  GROUP_TITLES,
  QUESTIONS,
  type QuestionId,
  recordAnswer,
  shownGroups,
} from '../../law/questions.ts';
import { suggestOffences } from '../../law/suggestions.ts';
import { selectWeekActions, type WeekAction } from '../../law/weekActions.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { useTask } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { DamagedDocument } from '../DamagedDocument.tsx';
import { Sources } from '../HelpLineRow.tsx';
import { linkTo } from '../route.ts';
import { WordLink } from '../WordLink.tsx';

/** A tick list, each tick saved at once; then what to do this week and the offences. Never part of a dossier. */
export function LawPage() {
  const words = useWords();
  const { advice, documents, now } = useCarnetApi();
  const { result: answers, fault, update } = useTask<Answers>();
  const { result: forSomebodyElse, update: updateRole } = useTask<boolean>();
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
  const clear = async () => {
    await documents.replace(null, answersDocument, answersDocument.empty);
    return answersDocument.empty;
  };
  useEffect(() => {
    void applyAnswers(documents.read(null, answersDocument), false);
    void updateRole(advice.isForSomebodyElse());
  }, [advice, documents]);
  const suggestions = suggestOffences(answers ?? {});
  const actions = selectWeekActions(answers ?? {});
  const cited = [...actions, ...suggestions];
  return (
    <section class="law">
      <Heading>{t(words, 'law.title')}</Heading>
      <p>{t(words, 'law.intro')}</p>
      <p class="hint">{t(words, 'law.private')}</p>
      {fault && (
        <DamagedDocument
          fault={fault}
          replaceDamaged={() => applyAnswers(documents.replaceDamaged(null, answersDocument), false)}
        />
      )}
      {answers === null && fault === null && <Loading />}
      {answers !== null && (
        <>
          <div class="law-columns">
            <div>
              <LawTicks
                answers={answers}
                forSomebodyElse={forSomebodyElse === true}
                tick={(question, ticked) => void applyAnswers(answer(question, ticked ? 'yes' : 'no'), true)}
              />
              {forSomebodyElse === false && (
                <p class="hint">
                  <WordLink word="law.helper" class="lone" to="operator" />
                </p>
              )}
              <p role="status" class="hint">
                {saved && `${t(words, 'law.saved')} ${t(words, 'law.count', { n: suggestions.length })}`}
              </p>
            </div>
            <div>
              <WeekActions actions={actions} />
              <SuggestedOffences suggestions={suggestions} />
            </div>
          </div>
          {cited.length > 0 && <Sources entries={cited} />}
          {Object.values(answers).includes('yes') && (
            <p>
              <WordButton word="law.clear" action="clear-answers" onClick={() => void applyAnswers(clear(), false)} />
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface LawTicksProps {
  readonly answers: Answers;
  readonly forSomebodyElse: boolean;
  readonly tick: (question: QuestionId, ticked: boolean) => void;
}

/** What can be ticked, by theme: one theme is open at a time. */
function LawTicks({ answers, forSomebodyElse, tick }: LawTicksProps) {
  const words = useWords();
  const groups = shownGroups(answers, forSomebodyElse);
  const [open, setOpen] = useState<(typeof groups)[number] | null>(groups[0] ?? null);
  return (
    <ul class="themes">
      {groups.map((group) => {
        const questions = QUESTIONS.filter((question) => question.group === group);
        const ticked = questions.filter(({ id }) => answers[id] === 'yes').length;
        return (
          <li key={group} data-theme={group}>
            <button type="button" aria-expanded={open === group} onClick={() => setOpen(open === group ? null : group)}>
              {lawText(words, GROUP_TITLES[group])}
              {ticked > 0 && <span class="hint">{t(words, 'law.ticked', { n: ticked })}</span>}
            </button>
            {open === group && (
              <fieldset class="ticks">
                <legend class="screen-reader-only">{lawText(words, GROUP_TITLES[group])}</legend>
                {questions.map(({ id, text }) => (
                  <label key={id} data-question={id}>
                    <input
                      type="checkbox"
                      name={`question-${id}`}
                      checked={answers[id] === 'yes'}
                      onChange={(event) => tick(id, event.currentTarget.checked)}
                    />
                    {lawText(words, text)}
                  </label>
                ))}
              </fieldset>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** For each suggested offence: article, elements, whether a complaint is needed, the time to act. No conclusion. */
export function SuggestedOffences({ suggestions }: { readonly suggestions: readonly Offence[] }) {
  const words = useWords();
  if (suggestions.length === 0) return null;
  return (
    <section>
      <h2>{t(words, 'law.suggested')}</h2>
      {suggestions.map((offence) => (
        <article key={offence.id} class="panel" data-offence={offence.id}>
          <h3>{lawText(words, offence.label)}</h3>
          <p class="hint">{offence.article}</p>
          <p>{t(words, 'law.elements')}</p>
          <ul class="next">
            {offence.elements.map((element) => (
              <li key={element.fr}>{lawText(words, element)}</li>
            ))}
          </ul>
          <p>
            {offence.publicity === 'public' && `${t(words, 'law.public')} `}
            {offence.publicity === 'private' && `${t(words, 'law.privately')} `}
            {offence.complaint !== 'unsaid' && t(words, `law.complaint.${offence.complaint}`)}
          </p>
          <p>{lawText(words, OFFENCE_DELAYS[offence.limitationPeriod].text)}</p>
          {offence.note && <p class="note">{lawText(words, offence.note)}</p>}
          {offence.aggravations.length > 0 && (
            <details>
              <summary>{t(words, 'law.graver')}</summary>
              <ul class="next">
                {offence.aggravations.map((one) => (
                  <li key={one.fr}>{lawText(words, one)}</li>
                ))}
              </ul>
            </details>
          )}
        </article>
      ))}
    </section>
  );
}

/** What can be done this week: the most urgent first, each with its screen of the guide. */
function WeekActions({ actions }: { readonly actions: readonly WeekAction[] }) {
  const words = useWords();
  const [first, ...others] = actions;
  if (first === undefined) return null;
  return (
    <section class="week">
      <h2>{t(words, 'law.week')}</h2>
      <p class="panel first-action" data-action-of={first.screen}>
        {lawText(words, first)} <ScreenLink id={first.screen} />
      </p>
      <ul class="next">
        {others.map((action) => (
          <li key={action.screen} data-action-of={action.screen}>
            {lawText(words, action)} <ScreenLink id={action.screen} />
          </li>
        ))}
        <li>
          <WordLink word="law.dates" class="lone" to="steps" />
        </li>
      </ul>
    </section>
  );
}

function ScreenLink({ id }: { readonly id: string }) {
  const words = useWords();
  return numberedScreens([id]).map(({ number, screen }) => (
    <a class="lone" key={id} {...linkTo(`guide/${number}`)}>
      {t(words, 'followUp.guide', { title: lawText(words, screen.title) })}
    </a>
  ));
}
