import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import type { Route } from './route.ts';

interface NavTabsProps {
  readonly view: Route['view'];
}

const TABS = [
  { hash: '#items', label: 'carnet.items', views: ['items', 'item', 'redact'] },
  {
    hash: '#import',
    label: 'import.section',
    views: ['import', 'prohibited-image', 'received-dossiers', 'received-dossier'],
  },
  { hash: '#accounts', label: 'accounts.title', views: ['accounts', 'activity'] },
  { hash: '#steps', label: 'steps.title', views: ['steps', 'online'] },
  { hash: '#deadlines', label: 'deadline.title', views: ['deadlines', 'law'] },
  { hash: '#guide', label: 'guide.title', views: ['help', 'guide', 'card'] },
  { hash: '#before-export', label: 'carnet.export', views: ['before-export', 'export'] },
  { hash: '#more', label: 'more.title', views: [] },
] as const;

/** The tabs of the carnet. */
export function NavTabs({ view }: NavTabsProps) {
  const words = useWords();
  // Views without a tab belong to « Plus ».
  const currentHash = TABS.find(({ views }) => views.some((one) => one === view))?.hash ?? '#more';
  return (
    <nav class="nav-tabs" aria-label={t(words, 'carnet.sections')}>
      <ul>
        {TABS.map(({ hash, label }) => (
          <li key={hash}>
            <a href={hash} aria-current={hash === currentHash ? 'page' : undefined}>
              {t(words, label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
