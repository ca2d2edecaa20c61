import { useRef } from 'preact/hooks';
import { numberedScreens } from '../../law/guide/guideScreens.ts';
import { commonGroups, type HelpSituation } from '../../law/guide/helpSituations.ts';
import { HELPER_CARD } from '../../law/helperCard.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { selectVerified } from '../../law/legalSources.ts';
import { tick } from '../../law/questions.ts';
import { offencesAbout } from '../../law/suggestions.ts';
import { selectWeekActions } from '../../law/weekActions.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { Sources } from '../parts/HelpLineRow.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { LawList, PrintButton, ScreenHelp, ScreenLines, WholeScreen } from './ScreenPage.tsx';
import { SituationLaw } from './SituationLaw.tsx';

interface SituationCardProps {
  readonly situation: HelpSituation;
  /** What is ticked is unknown while the store is locked. */
  readonly isOpen: boolean;
}

/**
 * What to do now in one situation, who can help, and folded below: the screens of the guide, the law, and what to say.
 * On paper, the folds stay closed, but for what to say: it is a sheet for who helps.
 */
export function SituationCard({ situation, isOpen }: SituationCardProps) {
  const words = useWords();
  const page = useRef<HTMLElement>(null);
  const { id, title, lead, screens, questions } = situation;
  const groups = commonGroups(situation);
  const shown = [lead, ...screens, ...groups.flatMap((group) => group.screens)];
  const cited = [
    ...numberedScreens(shown).flatMap(({ screen }) => [...selectVerified(screen.lines), ...helpLinesById(screen.help)]),
    ...offencesAbout(questions),
    ...selectWeekActions(tick(questions)),
    ...HELPER_CARD.parts.flatMap(({ lines }) => selectVerified(lines)),
  ];
  return (
    <article class="situation printable" data-situation={id} ref={page}>
      <p class="back-bar screen-only">
        <WordLink word="help.title" class="back" to="help" />
      </p>
      <Heading>{lawText(words, title)}</Heading>
      {numberedScreens([lead]).map(({ screen }) => (
        <WholeScreen key={screen.id} screen={screen} />
      ))}
      <h2>{t(words, 'help.next')}</h2>
      <p class="hint">{t(words, 'guide.intro')}</p>
      <ul class="guide-list">
        <ScreenRows screens={screens} />
        <li>
          <details data-fold="all">
            <summary>{t(words, 'help.all')}</summary>
            {groups.map((group) => (
              <section key={group.id}>
                <h3>{lawText(words, group.title)}</h3>
                <ul class="guide-list">
                  <ScreenRows screens={group.screens} />
                </ul>
              </section>
            ))}
          </details>
        </li>
        <li>
          <SituationLaw key={id} questions={questions} isOpen={isOpen} />
        </li>
        <li>
          <WhatToSay />
        </li>
      </ul>
      <Sources entries={cited} />
      <PrintButton word="help.printCard" unfolded={{ page, folds: '[data-fold="say"]' }} />
    </article>
  );
}

/** Rows of the screens of the guide, each with its number, in the order of `screens`. */
function ScreenRows({ screens }: { readonly screens: readonly string[] }) {
  const words = useWords();
  return screens
    .flatMap((id) => numberedScreens([id]))
    .map(({ number, screen }) => (
      <li key={screen.id}>
        <details data-guide={screen.id}>
          <summary>
            <span class="guide-number">{number}</span> {lawText(words, screen.title)}
          </summary>
          <ScreenLines screen={screen} />
          <ScreenHelp screen={screen} />
        </details>
      </li>
    ));
}

/** The sentences of the card for who helps, which print with each situation. */
function WhatToSay() {
  const words = useWords();
  return (
    <details data-fold="say">
      <summary>{lawText(words, HELPER_CARD.title)}</summary>
      <div class="card-columns">
        {HELPER_CARD.parts.map(({ id, title, lines }) => (
          <section key={id}>
            <h3>{lawText(words, title)}</h3>
            <LawList lines={selectVerified(lines)} />
          </section>
        ))}
      </div>
      <ScreenHelp screen={HELPER_CARD} />
    </details>
  );
}
