import { BeforeExport } from './BeforeExport.tsx';
import { ExportView } from './ExportView.tsx';
import { ItemsView } from './ItemsView.tsx';
import { ItemView } from './ItemView.tsx';
import type { CarnetProps } from './props.ts';
import type { HelpRoute, Route } from './route.ts';

interface ViewProps extends CarnetProps {
  readonly route: Exclude<Route, HelpRoute | { view: 'lock' | 'recover' | 'sight' }>;
  readonly go: (hash: string) => void;
  /** No passphrase is set. */
  readonly unprotected: boolean;
}

/** What an address shows once open. */
export function View({ route, ask, words, runExport, copy, go, unprotected }: ViewProps) {
  switch (route.view) {
    case 'items': {
      const { page } = route;
      return <ItemsView key={page} ask={ask} words={words} page={page} go={go} unprotected={unprotected} />;
    }
    case 'item':
      return <ItemView key={route.id} ask={ask} words={words} id={route.id} />;
    case 'before-export':
      return <BeforeExport words={words} go={go} />;
    case 'export':
      return <ExportView words={words} runExport={runExport} copy={copy} go={go} />;
  }
}
