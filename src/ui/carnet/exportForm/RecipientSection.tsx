import { PURPOSES } from '../../../domain/export/dossierOptions.ts';
import { type ExportChoices, withPurpose } from '../../../domain/export/exportChoices.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { RadioGroup } from './choiceFields.tsx';

/** Props of each section of the guided page. */
export interface SectionProps {
  readonly choices: ExportChoices;
  readonly change: (change: (before: ExportChoices) => ExportChoices) => Promise<void>;
}

export function RecipientSection({ choices, change }: SectionProps) {
  const words = useWords();
  const { purpose } = choices;
  return (
    <>
      <h2>{t(words, 'exportForm.recipient')}</h2>
      <p class="hint">{t(words, 'exportForm.recipientMeaning')}</p>
      <RadioGroup
        legend={t(words, 'exportForm.recipient')}
        hidesLegend
        name="purpose"
        value={purpose}
        options={[
          [null, t(words, 'exportForm.purpose.none')],
          ...PURPOSES.map((one) => [one, t(words, `exportForm.purpose.${one}`)] as const),
        ]}
        choose={(chosen) => void change((before) => withPurpose(before, chosen))}
      />
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
    </>
  );
}
