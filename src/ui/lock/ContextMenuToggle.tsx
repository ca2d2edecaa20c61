import type { Preferences } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface ContextMenuToggleProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Whether the context menu of web pages has our entries. */
export function ContextMenuToggle({ preferences, savePreferences }: ContextMenuToggleProps) {
  const words = useWords();
  const isOwnComputer = preferences.computer === 'mine' || preferences.computer === null;
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          name="menu"
          checked={isOwnComputer && preferences.menu}
          disabled={!isOwnComputer}
          onChange={(event) => savePreferences({ menu: event.currentTarget.checked })}
        />
        {t(words, 'menu.shown')}
      </label>
      {!isOwnComputer && <p class="hint">{t(words, 'menu.shared')}</p>}
    </>
  );
}
