import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { GUIDE, type GuideScreen } from '../../law/guide/guideScreens.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { type BilingualText, selectVerified } from '../../law/legalSources.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { lawText, t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { HelpLineList, Sources } from '../parts/HelpLineRow.tsx';
import { WordLink } from '../parts/WordLink.tsx';

interface ScreenProps {
  readonly screen: GuideScreen;
}

interface ScreenPageProps extends ScreenProps {
  /** From 1. */
  readonly number: number;
}

/** One screen of the guide, to which another page leads whatever the situation. */
export function ScreenPage({ screen, number }: ScreenPageProps) {
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
      <PrintButton />
    </article>
  );
}

/** A screen that is not folded. */
export function WholeScreen({ screen }: ScreenProps) {
  const words = useWords();
  return (
    <>
      <ScreenLines screen={screen} />
      {screen.help.length > 0 && <h2>{t(words, 'guide.lines')}</h2>}
      <ScreenHelp screen={screen} />
    </>
  );
}

interface LawListProps {
  readonly lines: readonly BilingualText[];
  /** The number of the first, where they are in order. */
  readonly start?: number;
}

/** Sentences of the law one below the other. */
export function LawList({ lines, start }: LawListProps) {
  const words = useWords();
  const rows = lines.map((line) => <li key={line.fr}>{lawText(words, line)}</li>);
  if (start === undefined) return <ul class="next">{rows}</ul>;
  return (
    <ol class="steps" start={start}>
      {rows}
    </ol>
  );
}

/** What to do first, then the rest. */
export function ScreenLines({ screen: { lines, ordered = false, asksData = false } }: ScreenProps) {
  const words = useWords();
  const [action, ...others] = selectVerified(lines);
  return (
    <>
      {action && (
        <p class="first-action">
          {ordered && '1. '}
          {lawText(words, action)}
        </p>
      )}
      <LawList lines={others} {...(ordered && { start: 2 })} />
      {asksData && <WordLink word="askData.title" class="lone screen-only" to="from-phone" />}
    </>
  );
}

export const ScreenHelp = ({ screen }: { readonly screen: Pick<GuideScreen, 'help'> }) => (
  <HelpLineList lines={helpLinesById(screen.help)} brief />
);

interface PrintButtonProps {
  readonly word?: 'help.print' | 'help.printCard';
  /** The page, and its folds that open on paper; none by default. */
  readonly unfolded?: { readonly page: RefObject<HTMLElement | null>; readonly folds: string };
}

/** Prints the page, after its folds were opened: from the browser's own menu too. It is itself not printed. */
export function PrintButton({ word = 'help.print', unfolded }: PrintButtonProps) {
  const words = useWords();
  useEffect(() => {
    const page = unfolded?.page.current;
    const unfold = () => {
      for (const fold of page?.querySelectorAll<HTMLDetailsElement>(unfolded?.folds ?? '') ?? []) fold.open = true;
    };
    const { defaultView } = page?.ownerDocument ?? {};
    defaultView?.addEventListener('beforeprint', unfold);
    return () => defaultView?.removeEventListener('beforeprint', unfold);
  }, [unfolded?.page, unfolded?.folds]);
  return (
    <div class="screen-only print-row">
      <WordButton word={word} action="print" onClick={() => window.print()} />
      <p class="hint">{t(words, 'traces.printer')}</p>
    </div>
  );
}
