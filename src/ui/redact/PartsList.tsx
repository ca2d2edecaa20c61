import type { Redaction } from '../../domain/images/redaction.ts';
import { t, type Words } from '../words/index.ts';
import { placeOf } from './Stage.tsx';

interface PartsListProps {
  readonly words: Words;
  readonly parts: readonly Redaction[];
  readonly change: (index: number, way: Redaction['way']) => void;
  readonly remove: (index: number) => void;
}

const WAYS = ['mask', 'blur'] as const;

/** The rectangles in words, each with how it hides and a way to take it out. */
export function PartsList({ words, parts, change, remove }: PartsListProps) {
  return (
    <>
      <h2>{t(words, 'redact.list')}</h2>
      {parts.length === 0 && <p>{t(words, 'redact.none')}</p>}
      <ol class="redact-list">
        {parts.map((part, index) => (
          <li key={index}>
            <p>{placeOf(words, part, index)}</p>
            <div class="choices">
              <select
                aria-label={t(words, 'redact.way', { index: index + 1 })}
                name={`way-${index + 1}`}
                onChange={({ currentTarget: { value } }) =>
                  change(index, WAYS.find((way) => way === value) ?? 'mask')
                }
              >
                {WAYS.map((way) => (
                  <option key={way} value={way} selected={way === part.way}>
                    {t(words, `redact.${way}`)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                data-action="remove-part"
                aria-label={t(words, 'redact.removeOf', { index: index + 1 })}
                onClick={() => remove(index)}
              >
                {t(words, 'redact.remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      {parts.length > 0 && <p class="hint">{t(words, 'redact.blurHint')}</p>}
    </>
  );
}
