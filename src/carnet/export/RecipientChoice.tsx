import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PURPOSES, type Purpose } from '../../domain/export/dossierOptions.ts';
import { withPurpose } from '../../domain/export/exportChoices.ts';
import { JOURNALIST_NOTICE } from '../../law/portals.ts';
import { useWords } from '../../ui/context.ts';
import { lawText, t } from '../../ui/locales/index.ts';
import { FilterSelect, RadioGroup } from '../parts/formFields.tsx';
import type { ExportData } from './exportData.ts';
import { PlatformChoice } from './ItemsSection.tsx';

/** Those that most people give a dossier to. */
const FIRST: readonly Purpose[] = ['police', 'lawyer'];
const OTHERS = PURPOSES.filter((one) => !FIRST.includes(one));

interface RecipientChoiceProps {
  readonly data: ExportData;
  /** It replaces the line that was pressed. */
  readonly takesFocus: boolean;
}

/** To whom the dossier is given. */
export function RecipientChoice({ data, takesFocus }: RecipientChoiceProps) {
  const words = useWords();
  const { purpose } = data.choices;
  const root = useRef<HTMLDivElement>(null);
  const other = purpose !== null && !FIRST.includes(purpose) ? purpose : '';
  const [isOther, setOther] = useState(other !== '');
  useLayoutEffect(() => {
    if (takesFocus) root.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [takesFocus]);
  const toOption = (one: Purpose) => [one, t(words, `exportForm.purpose.${one}`)] as const;
  const choose = (chosen: Purpose | null) => void data.change((before) => withPurpose(before, chosen));
  return (
    <div ref={root} class="export-form">
      <div class="recipient">
        <RadioGroup<Purpose | 'other'>
          legend={t(words, 'exportForm.toWhom')}
          name="purpose"
          value={isOther ? 'other' : purpose}
          options={[...FIRST.map(toOption), ['other', t(words, 'exportForm.otherRecipients')]]}
          choose={(chosen) => {
            setOther(chosen === 'other');
            // Until the other one is named, the dossier is for nobody in particular.
            choose(chosen === 'other' ? null : chosen);
          }}
        />
        {isOther && (
          <div class="labelled">
            <FilterSelect
              label={t(words, 'exportForm.otherRecipients')}
              name="other-purpose"
              value={other}
              emptyLabel={t(words, 'items.chooseOne')}
              options={OTHERS.map(toOption)}
              onChoose={(value) => choose(OTHERS.find((one) => one === value) ?? null)}
            />
          </div>
        )}
      </div>
      <PlatformChoice {...data} />
      {words.lang !== 'fr' && <p class="hint">{t(words, 'exportForm.language')}</p>}
    </div>
  );
}

/** What a journalist takes out first: folded, since few are. */
export function JournalistLine() {
  const words = useWords();
  return (
    <p class="hint" data-journalist>
      {lawText(words, JOURNALIST_NOTICE)}
    </p>
  );
}
