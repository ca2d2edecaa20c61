import { PURPOSES } from '../../../domain/export/dossierOptions.ts';
import { withPurpose } from '../../../domain/export/exportChoices.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import { type CreateDossierProps, DatingRefused, ReadersLine, useCreateDossier } from './CreateDossier.tsx';
import { RadioGroup } from './choiceFields.tsx';
import { SelectedCount, selectItems } from './ItemsSection.tsx';
import { summarize } from './summaries.ts';

/** « À qui donnez-vous le dossier ? »: the dossier can be created at once. */
export function RecipientPage(props: CreateDossierProps) {
  const words = useWords();
  const creation = useCreateDossier(props);
  const { data } = props;
  const { purpose } = data.choices;
  const changed = summarize(words, data).filter(({ isChanged }) => isChanged);
  return (
    <>
      <p class="hint">{t(words, 'exportForm.recipientUnknown')}</p>
      <RadioGroup
        legend={t(words, 'exportForm.title.recipient')}
        hidesLegend
        name="purpose"
        value={purpose}
        options={PURPOSES.map((one) => [one, t(words, `exportForm.purpose.${one}`)] as const)}
        choose={(chosen) => void data.change((before) => withPurpose(before, chosen))}
      />
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
      <SelectedCount selection={selectItems(data)} />
      {changed.length > 0 && (
        <p data-kept-choices>
          {t(words, 'exportForm.keptChoices', {
            subjects: changed.map(({ subject }) => t(words, `exportForm.subject.${subject}`)).join(', '),
          })}
        </p>
      )}
      <ReadersLine />
      <div class="choices">
        <a class="button primary" data-action="continue" {...linkTo('before-export/add')}>
          {t(words, 'exportForm.continue')}
        </a>
        <button type="button" data-action="export" onClick={creation.create}>
          {t(words, changed.length > 0 ? 'exportForm.createAsBefore' : 'exportForm.createNow')}
        </button>
      </div>
      <DatingRefused creation={creation} />
    </>
  );
}
