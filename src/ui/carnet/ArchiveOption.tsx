import { useEffect, useState } from 'preact/hooks';
import type { MhtmlChoice } from '../../domain/capture/mhtml.ts';
import { t, type Words } from '../words/index.ts';

/** « page.mhtml », where the browser has it. */
export interface Archives {
  choice(): Promise<MhtmlChoice>;
  /** The browser asks the person; false when they say no. Only in answer to a click. */
  choose(wanted: boolean): Promise<boolean>;
}

interface ArchiveOptionProps {
  readonly words: Words;
  readonly archives: Archives;
}

/** Closed until it is looked for: it is for experts, and the browser's question about it warns of everything. */
export function ArchiveOption({ words, archives }: ArchiveOptionProps) {
  const [choice, setChoice] = useState<MhtmlChoice | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    archives.choice().then(setChoice, () => undefined);
  }, [archives]);
  if (choice === null) return <div hidden aria-busy="true" />;
  // First of all: browsers ask only while the click is fresh.
  const choose = async (wanted: boolean): Promise<void> => {
    setRefused(!(await archives.choose(wanted)));
    setChoice(await archives.choice());
  };
  return (
    <details class="panel" data-archive={choice}>
      <summary>{t(words, 'archive.title')}</summary>
      <p>{t(words, 'archive.meaning')}</p>
      <p>{t(words, 'archive.asks')}</p>
      <p>{t(words, 'archive.plain')}</p>
      <div class="choices">
        <button type="button" data-action="choose-archives" onClick={() => void choose(choice !== 'on')}>
          {t(words, choice === 'on' ? 'archive.turnOff' : 'archive.turnOn')}
        </button>
        {/* What the browser took back can be let go of without being given again. */}
        {choice === 'taken-back' && (
          <button type="button" data-action="leave-archives" onClick={() => void choose(false)}>
            {t(words, 'archive.turnOff')}
          </button>
        )}
      </div>
      <p role="status" class="hint">
        {choice === 'on' && t(words, 'archive.on')}
        {choice === 'taken-back' && t(words, 'archive.takenBack')}
        {refused && t(words, 'archive.refused')}
      </p>
    </details>
  );
}
