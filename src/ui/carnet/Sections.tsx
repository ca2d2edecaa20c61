import { t, type Words } from '../words/index.ts';
import type { Route } from './route.ts';

interface SectionsProps {
  readonly words: Words;
  readonly view: Route['view'];
}

const SECTIONS = [
  { hash: '#items', label: 'carnet.items', views: ['items', 'item', 'redact'] },
  { hash: '#import', label: 'import.section', views: ['import', 'image', 'origins', 'origin'] },
  { hash: '#accounts', label: 'accounts.title', views: ['accounts', 'wave'] },
  { hash: '#steps', label: 'steps.title', views: ['steps', 'online'] },
  { hash: '#deadlines', label: 'deadline.title', views: ['deadlines', 'law'] },
  { hash: '#guide', label: 'guide.title', views: ['help', 'guide', 'card'] },
  { hash: '#before-export', label: 'carnet.export', views: ['before-export', 'export'] },
  { hash: '#more', label: 'more.title', views: [] },
] as const;

/** The parts of the carnet, the present one marked. */
export function Sections({ words, view }: SectionsProps) {
  // What has no place of its own is under « Plus ».
  const here = SECTIONS.find(({ views }) => views.some((one) => one === view))?.hash ?? '#more';
  return (
    <nav class="parts" aria-label={t(words, 'carnet.sections')}>
      <ul>
        {SECTIONS.map(({ hash, label }) => (
          <li key={hash}>
            <a href={hash} aria-current={hash === here ? 'page' : undefined}>
              {t(words, label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
