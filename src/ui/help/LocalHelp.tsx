import { useEffect } from 'preact/hooks';
import { DEPARTMENTS, type DepartmentCode } from '../../law/departments.ts';
import { helpLinesOfDepartment } from '../../law/helpLines.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { DamagedDocument } from '../shared/DamagedDocument.tsx';
import { useTask } from '../shared/useTask.tsx';
import type { AdviceApi } from './adviceApi.ts';
import { HelpLineRow } from './HelpLineRow.tsx';

interface LocalHelpProps {
  readonly adviceApi: AdviceApi;
}

/** The département that the person chooses, and its help lines. It is saved when chosen. */
export function LocalHelp({ adviceApi }: LocalHelpProps) {
  const words = useWords();
  const { result, fault, update } = useTask<{ readonly code: DepartmentCode | null }>();
  useEffect(() => void update(adviceApi.department()), [adviceApi]);
  const choose = (chosen: string) => {
    const code = DEPARTMENTS.find(([known]) => known === chosen)?.[0] ?? null;
    return update(adviceApi.chooseDepartment(code));
  };
  if (fault?.code === 'locked') return <p class="hint">{t(words, 'help.nearLocked')}</p>;
  const lines = result === null || result.code === null ? [] : helpLinesOfDepartment(result.code);
  return (
    <>
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => choose('')} />}
      {result !== null && (
        <p class="field screen-only">
          <label for="department">{t(words, 'help.department')}</label>
          <select
            id="department"
            name="department"
            value={result.code ?? ''}
            onChange={(event) => void choose(event.currentTarget.value)}
          >
            <option value="">{t(words, 'help.departmentNone')}</option>
            {DEPARTMENTS.map(([code, name]) => (
              <option key={code} value={code}>{`${code} ${name}`}</option>
            ))}
          </select>
        </p>
      )}
      <p class="hint screen-only">{t(words, 'help.departmentPrivate')}</p>
      <div role="status">
        {result !== null && result.code !== null && lines.length === 0 && <p>{t(words, 'help.nearNone')}</p>}
      </div>
      <ul class="help-lines">
        {lines.map((line) => (
          <HelpLineRow key={line.id} line={line} />
        ))}
      </ul>
    </>
  );
}
