import type { Narrative } from '../../../domain/case/caseDocuments.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import type { OpenDocument } from '../useCaseDocument.ts';
import { AutosaveField } from './AutosaveField.tsx';
import { RadioGroup, type SectionProps } from './choiceFields.tsx';

interface FactsSectionProps extends SectionProps {
  readonly carnetApi: CarnetApi;
  readonly narrative: OpenDocument<Narrative>;
}

export function FactsSection({ carnetApi, narrative, choices, change }: FactsSectionProps) {
  const words = useWords();
  const { value: narrativeValue, change: changeNarrative } = narrative;
  return (
    <>
      <RadioGroup
        legend={t(words, 'exportForm.danger')}
        name="danger"
        value={choices.danger}
        options={[
          [null, t(words, 'exportForm.danger.none')],
          ['yes', t(words, 'exportForm.danger.yes')],
          ['no', t(words, 'exportForm.danger.no')],
        ]}
        choose={(danger) => void change((before) => ({ ...before, danger }))}
      />
      {choices.danger === 'yes' && <p class="note">{t(words, 'exportForm.dangerYes')}</p>}
      {narrative.fault && (
        <DamagedDocument fault={narrative.fault} part="account" replaceDamaged={() => narrative.replaceDamaged()} />
      )}
      {narrativeValue && (
        <AutosaveField
          label={t(words, 'exportForm.narrative')}
          hint={t(words, 'exportForm.narrativeHint')}
          name="account"
          value={narrativeValue.text}
          lines={8}
          save={(text) => changeNarrative((before) => ({ ...before, text, changedAt: carnetApi.now() }))}
        />
      )}
      <AutosaveField
        label={t(words, 'exportForm.asked')}
        hint={t(words, 'exportForm.askedHint')}
        name="asked"
        value={choices.asked}
        lines={3}
        save={(asked) => change((before) => ({ ...before, asked }))}
      />
    </>
  );
}
