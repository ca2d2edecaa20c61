import { useLayoutEffect, useRef } from 'preact/hooks';
import { PURPOSES, type Purpose } from '../../domain/export/dossierOptions.ts';
import { withPurpose } from '../../domain/export/exportChoices.ts';
import { JOURNALIST_NOTICE } from '../../law/portals.ts';
import { useWords } from '../../ui/context.ts';
import { lawText, t } from '../../ui/locales/index.ts';
import { RadioGroup } from '../parts/formFields.tsx';
import type { ExportData } from './exportData.ts';
import { PlatformChoice } from './ItemsSection.tsx';

/** Those that most people give a dossier to. */
const FIRST: readonly Purpose[] = ['police', 'lawyer'];

interface RecipientChoiceProps {
  readonly data: ExportData;
  /** It replaces the line that was pressed. */
  readonly takesFocus: boolean;
}

/** To whom the dossier is given. The others are folded until one of them is chosen. */
export function RecipientChoice({ data, takesFocus }: RecipientChoiceProps) {
  const words = useWords();
  const { purpose } = data.choices;
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) root.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [takesFocus]);
  const isFirst = (one: Purpose) => FIRST.includes(one);
  const renderChoices = (purposes: readonly Purpose[], hidesLegend: boolean) => (
    <RadioGroup
      legend={t(words, 'exportForm.toWhom')}
      hidesLegend={hidesLegend}
      name="purpose"
      value={purpose}
      options={purposes.map((one) => [one, t(words, `exportForm.purpose.${one}`)] as const)}
      choose={(chosen) => void data.change((before) => withPurpose(before, chosen))}
    />
  );
  return (
    <div ref={root} class="export-form">
      {renderChoices(FIRST, false)}
      <details class="fold" open={purpose !== null && !isFirst(purpose)}>
        <summary>{t(words, 'exportForm.otherRecipients')}</summary>
        {renderChoices(
          PURPOSES.filter((one) => !isFirst(one)),
          true,
        )}
      </details>
      {purpose === 'school' && <p class="note">{t(words, 'exportForm.schoolMinors')}</p>}
      <PlatformChoice {...data} />
      {words.lang !== 'fr' && <p class="hint">{t(words, 'exportForm.language')}</p>}
    </div>
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
