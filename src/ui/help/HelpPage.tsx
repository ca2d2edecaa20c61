import { SITUATIONS, type Situation } from '../../law/helpLines/helpLine.ts';
import { helpLinesForSituation } from '../../law/helpLines/index.ts';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { Sources } from './Sources.tsx';

/** Emergencies first, always; the rest by situation. */
const [DANGER, ...AFTER_DANGER] = SITUATIONS;

/** One click away on every screen, locked or not: it tells nothing of what is recorded. */
export function HelpPage({ words }: { readonly words: Words }) {
  const all = SITUATIONS.flatMap(helpLinesForSituation);
  return (
    <section class="help">
      <Heading>{t(words, 'help.title')}</Heading>
      <div class="panel">
        <h2>{t(words, 'help.danger')}</h2>
        <Lines words={words} situation={DANGER} />
      </div>
      <ul class="next">
        <li>
          <a href="#guide" data-action="guide">
            {t(words, 'help.guide')}
          </a>
        </li>
        <li>
          <a href="#card" data-action="card">
            {t(words, 'help.card')}
          </a>
        </li>
      </ul>
      <p class="hint">{t(words, 'help.trace')}</p>
      <p class="hint">{t(words, 'help.free')}</p>
      {AFTER_DANGER.map((situation) => (
        <section key={situation}>
          <h2>{t(words, `help.${situation}`)}</h2>
          <Lines words={words} situation={situation} />
        </section>
      ))}
      <Sources words={words} of={all} />
    </section>
  );
}

function Lines({ words, situation }: { readonly words: Words; readonly situation: Situation }) {
  return (
    <ul class="help-lines">
      {helpLinesForSituation(situation).map((line) => (
        <HelpLineRow key={line.id} words={words} line={line} />
      ))}
    </ul>
  );
}
