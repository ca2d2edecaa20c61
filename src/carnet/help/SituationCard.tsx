import { useRef } from 'preact/hooks';
import { GUIDE, type GuideScreen, numberedScreens } from '../../law/guide/guideScreens.ts';
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
import { HelpLineRow, Sources } from '../HelpLineRow.tsx';
import { WordLink } from '../WordLink.tsx';
import { PrintButton, useUnfoldedPrint } from './printing.tsx';
import { SituationLaw } from './SituationLaw.tsx';

interface SituationCardProps {
  readonly situation: HelpSituation;
  /** What is ticked is unknown while the store is locked. */
  readonly isOpen: boolean;
  readonly print: () => void;
}

/**
 * What to do now in one situation, who can help, and folded below: the screens of the guide, the law, and what to say.
 * On paper, the folds stay closed, but for what to say: it is a sheet for who helps.
 */
export function SituationCard({ situation, isOpen, print }: SituationCardProps) {
  const words = useWords();
  const page = useRef<HTMLElement>(null);
  useUnfoldedPrint(page, '[data-fold="say"]');
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
      <WordLink word="help.title" class="back screen-only" to="help" />
      <Heading>{lawText(words, title)}</Heading>
      {numberedScreens([lead]).map(({ screen }) => (
        <WholeScreen key={screen.id} screen={screen} />
      ))}
      <h2>{t(words, 'help.next')}</h2>
      <p class="hint">{t(words, 'guide.intro')}</p>
      <ul class="guide-list">
        <ScreenRows screens={screens} />
        {groups.map((group) => (
          <li key={group.id}>
            <details data-group={group.id}>
              <summary>{lawText(words, group.title)}</summary>
              <ul class="guide-list">
                <ScreenRows screens={group.screens} />
              </ul>
            </details>
          </li>
        ))}
        <li>
          <SituationLaw key={id} questions={questions} isOpen={isOpen} />
        </li>
        <li>
          <WhatToSay isFirst={id === 'helper'} />
        </li>
      </ul>
      <Sources entries={cited} />
      <PrintButton print={print} word="help.printCard" />
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
function WhatToSay({ isFirst }: { readonly isFirst: boolean }) {
  const words = useWords();
  return (
    <details data-fold="say" open={isFirst}>
      <summary>{lawText(words, HELPER_CARD.title)}</summary>
      <div class="card-columns">
        {HELPER_CARD.parts.map(({ id, title, lines }) => (
          <section key={id}>
            <h3>{lawText(words, title)}</h3>
            <ul class="next">
              {selectVerified(lines).map(({ fr, en }) => (
                <li key={fr}>{lawText(words, { fr, en })}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}

interface ScreenProps {
  readonly screen: GuideScreen;
}

interface ScreenPageProps extends ScreenProps {
  /** From 1. */
  readonly number: number;
  readonly print: () => void;
}

/** One screen of the guide, to which another page leads whatever the situation. */
export function ScreenPage({ screen, number, print }: ScreenPageProps) {
  const words = useWords();
  return (
    <article class="situation printable" data-guide={screen.id}>
      <p class="back-bar screen-only">
        <WordLink word="help.title" class="back" to="help" />
        <span class="hint">{t(words, 'guide.number', { number, total: GUIDE.length })}</span>
      </p>
      <Heading>{lawText(words, screen.title)}</Heading>
      <WholeScreen screen={screen} />
      <Sources entries={[...selectVerified(screen.lines), ...helpLinesById(screen.help)]} />
      <PrintButton print={print} />
    </article>
  );
}

function WholeScreen({ screen }: ScreenProps) {
  const words = useWords();
  return (
    <>
      <ScreenLines screen={screen} />
      {screen.help.length > 0 && <h2>{t(words, 'guide.lines')}</h2>}
      <ScreenHelp screen={screen} />
    </>
  );
}

/** What to do first, then the rest. */
function ScreenLines({ screen: { lines, ordered = false, asksData = false } }: ScreenProps) {
  const words = useWords();
  const [action, ...others] = selectVerified(lines);
  const rows = others.map(({ fr, en }) => <li key={fr}>{lawText(words, { fr, en })}</li>);
  return (
    <>
      {action && (
        <p class="first-action">
          {ordered && '1. '}
          {lawText(words, action)}
        </p>
      )}
      {ordered ? (
        <ol class="steps" start={2}>
          {rows}
        </ol>
      ) : (
        <ul class="next">{rows}</ul>
      )}
      {asksData && <WordLink word="askData.title" class="lone screen-only" to="ask-data" />}
    </>
  );
}

function ScreenHelp({ screen: { help } }: ScreenProps) {
  return (
    <ul class="help-lines">
      {helpLinesById(help).map((line) => (
        <HelpLineRow key={line.id} line={line} brief />
      ))}
    </ul>
  );
}
