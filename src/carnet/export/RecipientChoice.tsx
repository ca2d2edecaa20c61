import { PURPOSES, type Purpose } from '../../domain/export/dossierOptions.ts';
import { withPurpose } from '../../domain/export/exportChoices.ts';
import { JOURNALIST_NOTICE } from '../../law/portals.ts';
import { useWords } from '../../ui/context.ts';
import { lawText, t } from '../../ui/locales/index.ts';
import { RadioGroup } from '../formFields.tsx';
import type { ExportData } from './exportData.ts';
import { PlatformChoice } from './ItemsSection.tsx';

/** Those that most people give a dossier to. */
const FIRST: readonly Purpose[] = ['police', 'lawyer'];

/** To whom the dossier is given. The others are folded until one of them is chosen. */
export function RecipientChoice({ data }: { readonly data: ExportData }) {
  const words = useWords();
  const { purpose } = data.choices;
  const isFirst = (one: Purpose) => FIRST.includes(one);
  const renderChoices = (purposes: readonly Purpose[]) => (
    <RadioGroup
      legend={t(words, 'exportForm.subject.for')}
      hidesLegend
      name="purpose"
      value={purpose}
      options={purposes.map((one) => [one, t(words, `exportForm.purpose.${one}`)] as const)}
      choose={(chosen) => void data.change((before) => withPurpose(before, chosen))}
    />
  );
  return (
    <>
      {renderChoices(FIRST)}
      <details class="fold" open={purpose !== null && !isFirst(purpose)}>
        <summary>{t(words, 'exportForm.otherRecipients')}</summary>
        {renderChoices(PURPOSES.filter((one) => !isFirst(one)))}
      </details>
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
      <PlatformChoice {...data} />
      {words.lang !== 'fr' && <p class="hint">{t(words, 'exportForm.language')}</p>}
    </>
  );
}

/** What a journalist takes out first: on the page that creates a dossier. */
export function JournalistLine() {
  const words = useWords();
  return (
    <p class="hint" data-journalist>
      {lawText(words, JOURNALIST_NOTICE)}
    </p>
  );
}
