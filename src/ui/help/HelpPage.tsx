import { helpLinesForSituation, SITUATIONS, type Situation } from '../../law/helpLines.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import type { AdviceApi } from './adviceApi.ts';
import { HelpLineRow } from './HelpLineRow.tsx';
import { LocalHelp } from './LocalHelp.tsx';
import { PrintButton } from './PrintButton.tsx';
import { PrintedGuides } from './PrintedGuides.tsx';
import type { SaveGuide } from './SaveGuide.tsx';
import { Sources } from './Sources.tsx';

/** 17, 3018 and 3114 first; the rest by situation. */
const [FIRST, ...OTHERS] = SITUATIONS;

interface HelpPageProps {
  /** Null while the store is locked: the département is then unknown. */
  readonly adviceApi: AdviceApi | null;
  readonly saveGuide: SaveGuide;
  readonly print: () => void;
}

/** Opened from every screen, locked or not. The département is the only part that the store holds. */
export function HelpPage({ adviceApi, saveGuide, print }: HelpPageProps) {
  const words = useWords();
  const all = SITUATIONS.flatMap(helpLinesForSituation);
  return (
    <section class="help printable">
      <Heading>{t(words, 'help.title')}</Heading>
      <div class="panel">
        <h2>{t(words, 'help.first')}</h2>
        <SituationLines situation={FIRST} />
      </div>
      <ul class="next screen-only">
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
      <section>
        <h2>{t(words, 'help.near')}</h2>
        {adviceApi === null ? <p class="hint">{t(words, 'help.nearLocked')}</p> : <LocalHelp adviceApi={adviceApi} />}
      </section>
      {OTHERS.map((situation) => (
        <section key={situation}>
          <h2>{t(words, `help.${situation}`)}</h2>
          <SituationLines situation={situation} />
        </section>
      ))}
      <PrintedGuides saveGuide={saveGuide} />
      <Sources entries={all} />
      <PrintButton print={print} />
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
