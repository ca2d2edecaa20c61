import { useEffect, useState } from 'preact/hooks';
import type { MhtmlChoice } from '../../domain/capture/observation.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';

/** The setting for « page.mhtml », in browsers that can save it. */
export interface MhtmlApi {
  readChoice(): Promise<MhtmlChoice>;
  /** Makes the browser ask for the permission; false when the person refuses. Must be called during a click. */
  setEnabled(enabled: boolean): Promise<boolean>;
}

interface MhtmlOptionProps {
  readonly mhtmlApi: MhtmlApi;
}

/** Folded by default: the option is for experts, and the browser's permission prompt warns about every website. */
export function MhtmlOption({ mhtmlApi }: MhtmlOptionProps) {
  const words = useWords();
  const [choice, setChoice] = useState<MhtmlChoice | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    mhtmlApi.readChoice().then(setChoice, () => undefined);
  }, [mhtmlApi]);
  if (choice === null) return <div hidden aria-busy="true" />;
  // Before anything else is awaited: browsers show a permission prompt only just after a click.
  const setEnabled = async (enabled: boolean): Promise<void> => {
    setRefused(!(await mhtmlApi.setEnabled(enabled)));
    setChoice(await mhtmlApi.readChoice());
  };
  return (
    <details class="panel" data-archive={choice}>
      <summary>{t(words, 'mhtml.title')}</summary>
      <p>{t(words, 'mhtml.meaning')}</p>
      <p>{t(words, 'mhtml.asks')}</p>
      <p>{t(words, 'mhtml.plain')}</p>
      <div class="choices">
        <button type="button" data-action="choose-archives" onClick={() => void setEnabled(choice !== 'on')}>
          {t(words, choice === 'on' ? 'mhtml.turnOff' : 'mhtml.turnOn')}
        </button>
        {/* A permission revoked in the browser: the option can be turned off without granting it again. */}
        {choice === 'taken-back' && (
          <button type="button" data-action="leave-archives" onClick={() => void setEnabled(false)}>
            {t(words, 'mhtml.turnOff')}
          </button>
        )}
      </div>
      <p role="status" class="hint">
        {choice === 'on' && t(words, 'mhtml.on')}
        {choice === 'taken-back' && t(words, 'mhtml.takenBack')}
        {refused && t(words, 'mhtml.refused')}
      </p>
    </details>
  );
}
