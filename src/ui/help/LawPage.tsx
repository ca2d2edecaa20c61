import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../law/questions.ts';
import { suggestOffences } from '../../law/suggestions.ts';
import { selectWeekActions } from '../../law/weekActions.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { DamagedDocument, writeIfDamaged } from '../shared/DamagedDocument.tsx';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';
import type { AdviceApi } from './adviceApi.ts';
import { LawTicks } from './LawTicks.tsx';
import { Sources } from './Sources.tsx';
import { SuggestedOffences } from './SuggestedOffences.tsx';
import { WeekActions } from './WeekActions.tsx';

interface LawPageProps {
  readonly adviceApi: AdviceApi;
}

/** A tick list, each tick saved at once; then what to do this week and the offences. Never part of a dossier. */
export function LawPage({ adviceApi }: LawPageProps) {
  const words = useWords();
  const { result: answers, fault, update } = useTask<Answers>();
  const { result: forSomebodyElse, update: updateRole } = useTask<boolean>();
  const [saved, setSaved] = useState(false);
  const applyAnswers = (pendingAnswers: Promise<Answers>, isSaved: boolean) =>
    update(
      pendingAnswers.then((loaded) => {
        setSaved(isSaved);
        return loaded;
      }),
    );
  useEffect(() => {
    void applyAnswers(adviceApi.answers(), false);
    void updateRole(adviceApi.isForSomebodyElse());
  }, [adviceApi]);
  const suggestions = suggestOffences(answers ?? {});
  const actions = selectWeekActions(answers ?? {});
  const cited = [...actions, ...suggestions.map(({ offence }) => offence)];
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
          <LawTicks
            answers={answers}
            forSomebodyElse={forSomebodyElse === true}
            tick={(question, ticked) => void applyAnswers(adviceApi.answer(question, ticked ? 'yes' : 'no'), true)}
          />
          {forSomebodyElse === false && (
            <p class="hint">
              <a {...linkTo('operator')}>{t(words, 'law.helper')}</a>
            </p>
          )}
          <p role="status" class="hint">
            {saved && `${t(words, 'law.saved')} ${t(words, 'law.count', { n: suggestions.length })}`}
          </p>
          <WeekActions actions={actions} />
          <SuggestedOffences suggestions={suggestions} />
          {cited.length > 0 && <Sources entries={cited} />}
          {Object.values(answers).includes('yes') && (
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
