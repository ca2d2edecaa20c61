import type { HelpRoute } from '../carnet/route.ts';
import { t, type Words } from '../words/index.ts';
import { CardPage } from './CardPage.tsx';
import { GuidePage } from './GuidePage.tsx';
import { HelpPage } from './HelpPage.tsx';

interface HelpViewProps {
  readonly words: Words;
  readonly route: HelpRoute;
  readonly print: () => void;
  /** No sections of the carnet are there to go back by. */
  readonly alone: boolean;
}

/** What can be read at any time, locked or not. */
export function HelpView({ alone, ...given }: HelpViewProps) {
  return (
    <>
      {alone && (
        <a class="back" href="#items">
          {t(given.words, 'help.back')}
        </a>
      )}
      <Chosen {...given} />
    </>
  );
}

function Chosen({ words, route, print }: Omit<HelpViewProps, 'alone'>) {
  switch (route.view) {
    case 'help':
      return <HelpPage words={words} />;
    case 'guide':
      return <GuidePage words={words} screen={route.screen} />;
    case 'card':
      return <CardPage words={words} print={print} />;
  }
}
