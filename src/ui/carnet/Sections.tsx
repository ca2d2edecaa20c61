import { t, type Words } from '../words/index.ts';
import type { Route } from './route.ts';

interface SectionsProps {
  readonly words: Words;
  readonly view: Route['view'];
}

const SECTIONS = [
  { hash: '#items', label: 'carnet.items', views: ['items', 'item'] },
  { hash: '#guide', label: 'guide.title', views: ['guide', 'card'] },
  { hash: '#before-export', label: 'carnet.export', views: ['before-export', 'export'] },
  { hash: '#lock', label: 'lockPage.title', views: ['lock', 'recover'] },
] as const;

/** The parts of the carnet, the present one marked. */
export function Sections({ words, view }: SectionsProps) {
  return (
    <nav class="parts" aria-label={t(words, 'carnet.sections')}>
      <ul>
        {SECTIONS.map(({ hash, label, views }) => (
          <li key={hash}>
            <a href={hash} aria-current={views.some((one) => one === view) ? 'page' : undefined}>
              {t(words, label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
