import { PURPOSES } from '../../../domain/export/dossierOptions.ts';
import { type ExportChoices, withPurpose } from '../../../domain/export/exportChoices.ts';
import { t, type Words } from '../../words/index.ts';
import { Radios } from './fields.tsx';

/** One question of the guided page: what was chosen, and how to choose otherwise. */
export interface ChoosingProps {
  readonly words: Words;
  readonly choices: ExportChoices;
  readonly change: (change: (before: ExportChoices) => ExportChoices) => Promise<void>;
}

export function WhoFor({ words, choices, change }: ChoosingProps) {
  const { purpose } = choices;
  return (
    <>
      <h2>{t(words, 'making.whoFor')}</h2>
      <p class="hint">{t(words, 'making.whoForMeaning')}</p>
      <Radios
        legend={t(words, 'making.whoFor')}
        titled
        name="purpose"
        value={purpose}
        options={[
          [null, t(words, 'making.purpose.none')],
          ...PURPOSES.map((one) => [one, t(words, `making.purpose.${one}`)] as const),
        ]}
        choose={(chosen) => void change((before) => withPurpose(before, chosen))}
      />
      {purpose === 'school' && <p class="note">{t(words, 'making.schoolMinors')}</p>}
    </>
  );
}
