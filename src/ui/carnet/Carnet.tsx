import { Bar } from '../parts/Bar.tsx';
import { t } from '../words/index.ts';
import { BeforeExport } from './BeforeExport.tsx';
import { ExportView } from './ExportView.tsx';
import { ItemsView } from './ItemsView.tsx';
import { ItemView } from './ItemView.tsx';
import type { CarnetProps } from './props.ts';
import { type Route, useRoute } from './route.ts';

/** The full page: what is recorded, one item, the export. */
export function Carnet(props: CarnetProps) {
  const { words, quit, window } = props;
  const route = useRoute(window);
  const exporting = route.view === 'export' || route.view === 'before-export';
  return (
    <div class="carnet">
      <Bar words={words} quit={quit} />
      <nav class="parts" aria-label={t(words, 'carnet.sections')}>
        <ul>
          <li>
            <a href="#items" aria-current={exporting ? undefined : 'page'}>
              {t(words, 'carnet.items')}
            </a>
          </li>
          <li>
            <a href="#before-export" aria-current={exporting ? 'page' : undefined}>
              {t(words, 'carnet.export')}
            </a>
          </li>
        </ul>
      </nav>
      <main>
        <View {...props} route={route} />
      </main>
    </div>
  );
}

function View({ route, ask, words, window, runExport, copy }: CarnetProps & { readonly route: Route }) {
  const go = (hash: string) => {
    window.location.hash = hash;
  };
  switch (route.view) {
    case 'items':
      return <ItemsView key={route.page} ask={ask} words={words} page={route.page} go={go} />;
    case 'item':
      return <ItemView key={route.id} ask={ask} words={words} id={route.id} />;
    case 'before-export':
      return <BeforeExport words={words} go={go} />;
    case 'export':
      return <ExportView words={words} runExport={runExport} copy={copy} go={go} />;
  }
}
