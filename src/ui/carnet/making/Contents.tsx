import { PARTS, resolveParts } from '../../../domain/export/dossierOptions.ts';
import { tickedParts } from '../../../domain/export/exportChoices.ts';
import { t } from '../../words/index.ts';
import { Tick } from './fields.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

/** What the purpose proposes stands ticked; each part is ticked or unticked one by one. */
export function Contents({ words, choices, change }: ChoosingProps) {
  const { purpose } = choices;
  const parts = resolveParts({ parts: tickedParts(choices), ...(purpose !== null && { purpose }) });
  return (
    <>
      <h2>{t(words, 'making.contents')}</h2>
      <p class="hint">{t(words, 'making.contentsMeaning')}</p>
      <div class="fieldset">
        {PARTS.map((part) => (
          <Tick
            key={part}
            name={part}
            label={t(words, `making.part.${part}`)}
            checked={parts.has(part)}
            tick={(joined) =>
              void change((before) => ({ ...before, parts: { ...before.parts, [part]: joined } }))
            }
          />
        ))}
        {(['translations', 'notes'] as const).map((what) => (
          <Tick
            key={what}
            name={what}
            label={t(words, `making.${what}`)}
            checked={choices[what]}
            tick={(joined) => void change((before) => ({ ...before, [what]: joined }))}
          />
        ))}
      </div>
    </>
  );
}
