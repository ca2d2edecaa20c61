import { useState } from 'preact/hooks';
import { selectVerified, textInLanguage } from '../../../law/legalSources.ts';
import { PORTALS } from '../../../law/portals.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CarnetProps, ExportedDossier } from '../carnetProps.ts';
import { RadioGroup } from '../exportForm/choiceFields.tsx';
import { PartsMaker } from './PartsMaker.tsx';
import { RecipientLimits } from './RecipientLimits.tsx';
import { StatementFields } from './StatementFields.tsx';

interface RecipientSectionProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly result: Pick<ExportedDossier, 'makeParts' | 'statement'>;
}

/** Where the dossier goes: what is accepted there, copies that fit, and texts to paste into the form. */
export function RecipientSection({ result, copyToClipboard }: RecipientSectionProps) {
  const words = useWords();
  const [id, setId] = useState<string | null>(null);
  const portal = PORTALS.find((one) => one.id === id);
  return (
    <section class="recipient" data-recipient={id ?? ''}>
      <h2>{t(words, 'recipient.title')}</h2>
      <p>{t(words, 'recipient.intro')}</p>
      <RadioGroup
        legend={t(words, 'recipient.title')}
        hidesLegend
        name="recipient"
        value={id}
        options={selectVerified(PORTALS).map((one) => [one.id, textInLanguage(one.name, words.lang)])}
        choose={setId}
      />
      {portal !== undefined && (
        <section class="panel" key={portal.id}>
          <RecipientLimits portal={portal} />
          {result.makeParts === null ? (
            <p class="note">{t(words, 'recipient.password')}</p>
          ) : (
            <PartsMaker portal={portal} makeParts={result.makeParts} />
          )}
          <StatementFields portal={portal} statement={result.statement} copyToClipboard={copyToClipboard} />
        </section>
      )}
    </section>
  );
}
