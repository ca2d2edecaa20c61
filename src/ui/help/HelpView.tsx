import type { HelpRoute } from '../carnet/route.ts';
import type { Words } from '../words/index.ts';
import { CardPage } from './CardPage.tsx';
import { GuidePage } from './GuidePage.tsx';
import { HelpPage } from './HelpPage.tsx';

interface HelpViewProps {
  readonly words: Words;
  readonly route: HelpRoute;
  readonly print: () => void;
}

/** What can be read at any time, locked or not. */
export function HelpView({ words, route, print }: HelpViewProps) {
  switch (route.view) {
    case 'help':
      return <HelpPage words={words} />;
    case 'guide':
      return <GuidePage words={words} screen={route.screen} />;
    case 'card':
      return <CardPage words={words} print={print} />;
  }
}
