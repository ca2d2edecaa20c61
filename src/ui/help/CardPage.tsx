import { GUIDE } from '../../law/guide/guideScreens.ts';
import { HELPER_CARD } from '../../law/helperCard.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { selectVerified } from '../../law/legalSources.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { PrintButton } from './PrintButton.tsx';

interface CardPageProps {
  readonly print: () => void;
}

/** One page to print for a helper: what to say and do, whom to call, and the list of the guide's screens. */
export function CardPage({ print }: CardPageProps) {
  const words = useWords();
  return (
    <article class="helper-card printable">
      <Heading>{lawText(words, HELPER_CARD.title)}</Heading>
      <PrintButton print={print} />
      <div class="card-columns">
        {HELPER_CARD.parts.map(({ id, title, lines }) => (
          <section key={id}>
            <h2>{lawText(words, title)}</h2>
            <ul class="next">
              {selectVerified(lines).map(({ fr, en }) => (
                <li key={fr}>{lawText(words, { fr, en })}</li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>{t(words, 'guide.lines')}</h2>
          <ul class="next">
            {helpLinesById(HELPER_CARD.help).map(({ id, name, number, hours, forWhom }) => (
              <li key={id}>
                <strong>{number}</strong> {name.replace(`${number}, `, '')}
                {hours && `, ${lawText(words, hours)}`}
                {'\u00a0: '}
                {lawText(words, forWhom)}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{t(words, 'card.screens')}</h2>
          <p class="hint">{t(words, 'card.open')}</p>
          <ol class="card-screens">
            {GUIDE.map(({ id, title }) => (
              <li key={id}>{lawText(words, title)}</li>
            ))}
          </ol>
        </section>
      </div>
    </article>
  );
}
