import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { linkTo } from '../shared/linkTo.ts';
import type { Route } from './route.ts';

interface NavTabsProps {
  readonly view: Route['view'];
}

const TABS = [
  { path: 'items', label: 'carnet.items', views: ['items', 'item', 'redact'] },
  {
    path: 'import',
    label: 'import.section',
    views: ['import', 'prohibited-image', 'received-dossiers', 'received-dossier'],
  },
  { path: 'accounts', label: 'accounts.title', views: ['accounts', 'activity'] },
  { path: 'steps', label: 'steps.title', views: ['steps', 'online'] },
  { path: 'deadlines', label: 'deadline.title', views: ['deadlines', 'law'] },
  { path: 'guide', label: 'guide.title', views: ['help', 'guide', 'card'] },
  { path: 'before-export', label: 'carnet.export', views: ['before-export', 'export'] },
  { path: 'more', label: 'more.title', views: [] },
] as const;

/** The tabs of the carnet. */
export function NavTabs({ view }: NavTabsProps) {
  const words = useWords();
  // Views without a tab belong to « Plus ».
  const currentPath = TABS.find(({ views }) => views.some((one) => one === view))?.path ?? 'more';
  return (
    <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
      <ul>
        {TABS.map(({ path, label }) => (
          <li key={path}>
            <a {...linkTo(path)} aria-current={path === currentPath ? 'page' : undefined}>
              {t(words, label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
