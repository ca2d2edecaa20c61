import { useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { Loading } from '../../ui/Loading.tsx';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import type { MhtmlApi } from '../carnetProps.ts';

/** An option for experts: the browser's permission prompt warns about every website. */
export function MhtmlOption({ mhtmlApi }: { readonly mhtmlApi: MhtmlApi }) {
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
