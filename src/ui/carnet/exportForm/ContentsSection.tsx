import { DECLARATIONS, PARTS, PREREQUISITES, resolveParts } from '../../../domain/export/dossierOptions.ts';
import { tickedParts } from '../../../domain/export/exportChoices.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { Checkbox, RadioGroup, type SectionProps } from './choiceFields.tsx';

/** The parts of the dossier. Those proposed for the purpose are ticked by default. */
export function ContentsSection({ choices, change }: SectionProps) {
  const words = useWords();
  const { purpose } = choices;
  const parts = resolveParts({ parts: tickedParts(choices), ...(purpose !== null && { purpose }) });
  return (
    <>
      <p class="hint">{t(words, 'exportForm.contentsMeaning')}</p>
      <div class="fieldset">
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            name={part}
            label={t(words, `exportForm.part.${part}`)}
            checked={parts.has(part)}
            onChange={(checked) =>
              void change((before) => ({ ...before, parts: { ...before.parts, [part]: checked } }))
            }
          />
        ))}
        {(['translations', 'notes'] as const).map((what) => (
          <Checkbox
            key={what}
            name={what}
            label={t(words, `exportForm.${what}`)}
            checked={choices[what]}
            onChange={(checked) => void change((before) => ({ ...before, [what]: checked }))}
          />
        ))}
      </div>
      {parts.has('visits') && (
        <details>
          <summary>{t(words, 'exportForm.prerequisites')}</summary>
          <p class="hint">{t(words, 'exportForm.prerequisitesMeaning')}</p>
          {PREREQUISITES.map((one) => (
            <RadioGroup
              key={one}
              legend={t(words, `exportForm.prerequisite.${one}`)}
              name={one}
              value={choices.prerequisites[one]}
              options={[
                [null, t(words, 'exportForm.declaration.none')],
                ...DECLARATIONS.map((state) => [state, t(words, `exportForm.declaration.${state}`)] as const),
              ]}
              choose={(state) =>
                void change((before) => ({ ...before, prerequisites: { ...before.prerequisites, [one]: state } }))
              }
            />
          ))}
        </details>
      )}
    </>
  );
}
