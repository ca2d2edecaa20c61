import { SITUATIONS, type Situation } from '../../law/helpLines/helpLine.ts';
import { helpLinesForSituation } from '../../law/helpLines/index.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { Sources } from './Sources.tsx';

/** Emergencies first; the rest by situation. */
const [DANGER, ...AFTER_DANGER] = SITUATIONS;

/** Opened from every screen, locked or not: it shows nothing of what is recorded. */
export function HelpPage() {
  const words = useWords();
  const all = SITUATIONS.flatMap(helpLinesForSituation);
  return (
    <section class="help">
      <Heading>{t(words, 'help.title')}</Heading>
      <div class="panel">
        <h2>{t(words, 'help.danger')}</h2>
        <SituationLines situation={DANGER} />
      </div>
      <ul class="next">
        <li>
          <a {...linkTo('guide')} data-action="guide">
            {t(words, 'help.guide')}
          </a>
        </li>
        <li>
          <a {...linkTo('card')} data-action="card">
            {t(words, 'help.card')}
          </a>
        </li>
      </ul>
      <p class="hint">{t(words, 'help.trace')}</p>
      <p class="hint">{t(words, 'help.free')}</p>
      {AFTER_DANGER.map((situation) => (
        <section key={situation}>
          <h2>{t(words, `help.${situation}`)}</h2>
          <SituationLines situation={situation} />
        </section>
      ))}
      <Sources entries={all} />
    </section>
  );
}

function SituationLines({ situation }: { readonly situation: Situation }) {
  return (
    <ul class="help-lines">
      {helpLinesForSituation(situation).map((line) => (
        <HelpLineRow key={line.id} line={line} />
      ))}
    </ul>
  );
}
