import { OFFENCE_DELAYS } from '../../law/offences/offence.ts';
import type { Suggestion } from '../../law/suggestions.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface SuggestedOffencesProps {
  readonly suggestions: readonly Suggestion[];
}

/** For each suggested offence: article, elements, whether a complaint is needed, and the time to act. An indication, not a conclusion. */
export function SuggestedOffences({ suggestions }: SuggestedOffencesProps) {
  const words = useWords();
  return (
    <section>
      <h2>{t(words, 'law.suggested')}</h2>
      {suggestions.length === 0 && <p class="hint">{t(words, 'law.none')}</p>}
      {suggestions.map(({ offence }) => (
        <article key={offence.id} class="panel" data-offence={offence.id}>
          <h3>{lawText(words, offence.label)}</h3>
          <p class="hint">{offence.article}</p>
          <p>{t(words, 'law.elements')}</p>
          <ul class="next">
            {offence.elements.map((element) => (
              <li key={element.fr}>{lawText(words, element)}</li>
            ))}
          </ul>
          <p>
            {offence.publicity === 'public' && `${t(words, 'law.public')} `}
            {offence.publicity === 'private' && `${t(words, 'law.privately')} `}
            {t(words, offence.complaintNeeded ? 'law.complaintNeeded' : 'law.complaintFree')}
          </p>
          <p>{lawText(words, OFFENCE_DELAYS[offence.limitationPeriod].text)}</p>
          {offence.note && <p class="note">{lawText(words, offence.note)}</p>}
          {offence.aggravations.length > 0 && (
            <details>
              <summary>{t(words, 'law.graver')}</summary>
              <ul class="next">
                {offence.aggravations.map((one) => (
                  <li key={one.fr}>{lawText(words, one)}</li>
                ))}
              </ul>
            </details>
          )}
        </article>
      ))}
    </section>
  );
}
