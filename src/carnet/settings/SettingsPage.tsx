import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { type MhtmlApi, useCarnetProps } from '../carnetProps.ts';
import { LinkedFold } from '../parts/LinkedFold.tsx';
import { WordLink } from '../parts/WordLink.tsx';
import { linkTo, type WrongCapture } from '../route.ts';
import { CaseList } from './CaseList.tsx';
import { OperatorForm } from './OperatorForm.tsx';

interface SettingsPageProps {
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** A link led to one of the parts, which is open. */
  readonly part: 'more' | 'operator' | 'cases';
  readonly onRename: () => void;
  readonly wrong?: WrongCapture | undefined;
}

/** The settings, in six lines. Who captures and the carnets are there, folded. */
export function SettingsPage({ unprotected, part, onRename, wrong }: SettingsPageProps) {
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
          <CaseList onRename={onRename} wrong={wrong} />
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

/** An option for experts: the browser's permission prompt warns about every website. */
function MhtmlOption({ mhtmlApi }: { readonly mhtmlApi: MhtmlApi }) {
  const words = useWords();
  const { result: choice, fault, reload, setResult } = useLoad(() => mhtmlApi.readChoice(), [mhtmlApi]);
  const [refused, setRefused] = useState(false);
  const change = useSubmit();
  if (fault) return <Alert fault={fault} retry={() => void reload()} />;
  if (choice === null)
    return (
      <div aria-busy="true">
        <Loading />
      </div>
    );
  // Before anything else is awaited: browsers show a permission prompt only just after a click.
  const setEnabled = (enabled: boolean): void =>
    void change.submit(async () => {
      setRefused(!(await mhtmlApi.setEnabled(enabled)));
      setResult(await mhtmlApi.readChoice());
    });
  return (
    <section data-archive={choice}>
      <h2>{t(words, 'mhtml.title')}</h2>
      <p>{t(words, 'mhtml.meaning')}</p>
      <p>{t(words, 'mhtml.asks')}</p>
      <p>{t(words, 'mhtml.plain')}</p>
      <div class="choices">
        <button type="button" data-action="choose-archives" onClick={() => setEnabled(choice !== 'on')}>
          {t(words, choice === 'on' ? 'mhtml.turnOff' : 'mhtml.turnOn')}
        </button>
        {/* A permission revoked in the browser: the option can be turned off without granting it again. */}
        {choice === 'taken-back' && (
          <WordButton word="mhtml.turnOff" action="leave-archives" onClick={() => setEnabled(false)} />
        )}
      </div>
      {change.fault && <Alert fault={change.fault} />}
      <p role="status" class="hint">
        {choice === 'on' && t(words, 'mhtml.on')}
        {choice === 'taken-back' && t(words, 'mhtml.takenBack')}
        {refused && t(words, 'mhtml.refused')}
      </p>
    </section>
  );
}
