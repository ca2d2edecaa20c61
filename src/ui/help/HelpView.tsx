import type { HelpRoute } from '../carnet/route.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import type { AdviceApi } from './adviceApi.ts';
import { CardPage } from './CardPage.tsx';
import { GuidePage } from './GuidePage.tsx';
import { HelpPage } from './HelpPage.tsx';
import type { SaveGuide } from './SaveGuide.tsx';

interface HelpViewProps {
  readonly route: HelpRoute;
  readonly print: () => void;
  /** Null while the store is locked. */
  readonly adviceApi: AdviceApi | null;
  readonly saveGuide: SaveGuide;
  /** The carnet's navigation is not shown, so the view has its own « back » link. */
  readonly standalone: boolean;
}

/** The pages that can be read at any time, locked or not. */
export function HelpView({ standalone, ...pageProps }: HelpViewProps) {
  const words = useWords();
  return (
    <>
      {standalone && (
        <a class="back screen-only" {...linkTo('items')}>
          {t(words, 'help.back')}
        </a>
      )}
      <HelpRoutePage {...pageProps} />
    </>
  );
}

function HelpRoutePage({ route, print, adviceApi, saveGuide }: Omit<HelpViewProps, 'standalone'>) {
  switch (route.view) {
    case 'help':
      return <HelpPage adviceApi={adviceApi} saveGuide={saveGuide} print={print} />;
    case 'guide':
      return <GuidePage screen={route.screen} print={print} />;
    case 'card':
      return <CardPage print={print} />;
  }
}
