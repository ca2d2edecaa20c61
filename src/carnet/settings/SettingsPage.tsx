import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';
import { MhtmlOption } from './MhtmlOption.tsx';

const LINKS = [
  { path: 'lock', title: 'protect.title', hint: 'more.lock' },
  { path: 'operator', title: 'places.people', hint: 'more.operator' },
  { path: 'cases', title: 'more.several', hint: 'more.cases' },
  { path: 'erase', title: 'erase.title', hint: 'more.erase' },
] as const;

interface SettingsPageProps {
  /** No passphrase is set. */
  readonly unprotected: boolean;
}

/** The settings, in six lines. */
export function SettingsPage({ unprotected }: SettingsPageProps) {
  const { mhtmlApi } = useCarnetProps();
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      <ul class="rows">
        {LINKS.map(({ path, title, hint }) => (
          <li key={path} class="row more">
            <a {...linkTo(path)}>{t(words, title)}</a>
            <p class="hint">{t(words, hint === 'more.lock' && unprotected ? 'more.lockNone' : hint)}</p>
          </li>
        ))}
        <li class="row more">
          <a href="practice.html">{t(words, 'more.try')}</a>
          <p class="hint">
            {t(words, 'more.practice')} <WordLink word="welcome.title" to="help/about" />
          </p>
        </li>
        <li class="row more">
          <details data-expert>
            <summary>{t(words, 'more.expert')}</summary>
            {mhtmlApi && <MhtmlOption mhtmlApi={mhtmlApi} />}
            <p class="hint">{t(words, 'more.diagnostics')}</p>
          </details>
        </li>
      </ul>
    </section>
  );
}
