import { useState } from 'preact/hooks';
import { PORTALS } from '../../../law/portals/index.ts';
import { selectVerified, textInLanguage } from '../../../law/sourcedText.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import type { CarnetProps, ExportedDossier } from '../carnetProps.ts';
import { PartsMaker } from './PartsMaker.tsx';
import { RecipientLimits } from './RecipientLimits.tsx';
import { StatementFields } from './StatementFields.tsx';

interface RecipientSectionProps extends Pick<CarnetProps, 'copyToClipboard'> {
  readonly result: Pick<ExportedDossier, 'makeParts' | 'statement'>;
}

/** Where the dossier goes: what is accepted there, copies that fit, and texts to paste into the form. */
export function RecipientSection({ result, copyToClipboard }: RecipientSectionProps) {
  const words = useWords();
  const [id, setId] = useState('');
  const portal = PORTALS.find((one) => one.id === id);
  return (
    <section data-recipient={id}>
      <h2>{t(words, 'recipient.title')}</h2>
      <p>{t(words, 'recipient.intro')}</p>
      <p>
        <label>
          {t(words, 'recipient.choose')}{' '}
          <select name="recipient" value={id} onChange={(event) => setId(event.currentTarget.value)}>
            <option value="">{t(words, 'recipient.none')}</option>
            {selectVerified(PORTALS).map(({ id: value, name }) => (
              <option key={value} value={value}>
                {textInLanguage(name, words.lang)}
              </option>
            ))}
          </select>
        </label>
      </p>
      {portal !== undefined && (
        <div class="panel" key={portal.id}>
          <RecipientLimits portal={portal} />
          {result.makeParts === null ? (
            <p class="note">{t(words, 'recipient.password')}</p>
          ) : (
            <PartsMaker portal={portal} makeParts={result.makeParts} />
          )}
          <StatementFields portal={portal} statement={result.statement} copyToClipboard={copyToClipboard} />
        </div>
      )}
    </section>
  );
}
