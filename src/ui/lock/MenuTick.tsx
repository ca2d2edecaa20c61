import type { Preferences } from '../../domain/store/preferences.ts';
import { t, type Words } from '../words/index.ts';

interface MenuTickProps {
  readonly words: Words;
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

/** Whether anything of ours shows when somebody clicks with the right button on a page. */
export function MenuTick({ words, preferences, prefer }: MenuTickProps) {
  const alone = preferences.computer === 'mine' || preferences.computer === null;
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          name="menu"
          checked={alone && preferences.menu}
          disabled={!alone}
          onChange={(event) => prefer({ menu: event.currentTarget.checked })}
        />
        {t(words, 'menu.shown')}
      </label>
      {!alone && <p class="hint">{t(words, 'menu.shared')}</p>}
    </>
  );
}
