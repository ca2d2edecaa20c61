import type { Redaction } from '../../domain/item/redaction.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { describeRegion } from './RedactionCanvas.tsx';

interface RegionsListProps {
  readonly regions: readonly Redaction[];
  readonly change: (index: number, style: Redaction['way']) => void;
  readonly remove: (index: number) => void;
}

const REDACTION_STYLES = ['mask', 'blur'] as const;

/** Describes the rectangles in words, each with its style and a button to remove it. */
export function RegionsList({ regions, change, remove }: RegionsListProps) {
  const words = useWords();
  return (
    <>
      <h2>{t(words, 'redact.list')}</h2>
      {regions.length === 0 && <p>{t(words, 'redact.none')}</p>}
      <ol class="redact-list">
        {regions.map((region, index) => (
          <li key={index}>
            <p>{describeRegion(words, region, index)}</p>
            <div class="choices">
              <select
                aria-label={t(words, 'redact.way', { index: index + 1 })}
                name={`way-${index + 1}`}
                onChange={({ currentTarget: { value } }) =>
                  change(index, REDACTION_STYLES.find((style) => style === value) ?? 'mask')
                }
              >
                {REDACTION_STYLES.map((style) => (
                  <option key={style} value={style} selected={style === region.way}>
                    {t(words, `redact.${style}`)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                data-action="remove-region"
                aria-label={t(words, 'redact.removeOf', { index: index + 1 })}
                onClick={() => remove(index)}
              >
                {t(words, 'redact.remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      {regions.length > 0 && <p class="hint">{t(words, 'redact.blurHint')}</p>}
    </>
  );
}
