import type { ComponentChildren } from 'preact';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { t } from '../../ui/locales/index.ts';
import { useCarnetProps } from '../carnetProps.ts';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo } from '../route.ts';
import { CaseList } from './CaseList.tsx';
import { MhtmlOption } from './MhtmlOption.tsx';
import { OperatorForm } from './OperatorForm.tsx';

interface SettingsPageProps {
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** A link led to one of the parts, which is open. */
  readonly part: 'more' | 'operator' | 'cases';
  readonly onRename: () => void;
}

/** The settings, in six lines. Who captures and the carnets are there, folded. */
export function SettingsPage({ unprotected, part, onRename }: SettingsPageProps) {
  const { mhtmlApi } = useCarnetProps();
  const words = useWords();
  return (
    <section>
      <Heading>{t(words, 'more.title')}</Heading>
      <ul class="rows">
        <li class="row more">
          <a {...linkTo('lock')}>{t(words, 'protect.title')}</a>
          <p class="hint">{t(words, unprotected ? 'more.lockNone' : 'more.lock')}</p>
        </li>
        <SettingFold name="operator" title={t(words, 'operator.title')} hint={t(words, 'more.operator')} {...{ part }}>
          <OperatorForm />
        </SettingFold>
        <SettingFold name="cases" title={t(words, 'more.several')} hint={t(words, 'more.cases')} {...{ part }}>
          <CaseList onRename={onRename} />
        </SettingFold>
        <li class="row more">
          <a {...linkTo('erase')}>{t(words, 'erase.title')}</a>
          <p class="hint">{t(words, 'more.erase')}</p>
        </li>
        <li class="row more">
          <a href="practice.html">{t(words, 'more.try')}</a>
          <p class="hint">
            {t(words, 'more.practice')} <WordLink word="welcome.title" class="lone" to="help/about" />
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

interface SettingFoldProps {
  readonly name: 'operator' | 'cases';
  readonly part: SettingsPageProps['part'];
  readonly title: string;
  readonly hint: string;
  readonly children: ComponentChildren;
}

/** Names of carnets show on request. */
function SettingFold({ name, part, title, hint, children }: SettingFoldProps) {
  const heading = (
    <>
      <h2>{title}</h2>
      <span class="hint">{hint}</span>
    </>
  );
  return (
    <li class="row more">
      <LinkedFold name={name} class="fold" title={heading} isOpen={part === name} group="settings" isLazy>
        {children}
      </LinkedFold>
    </li>
  );
}
