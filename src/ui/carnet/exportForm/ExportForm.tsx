import { useEffect, useState } from 'preact/hooks';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { GatedContent } from '../../shared/LayoutGate.tsx';
import { CaseLoading } from '../CaseLoading.tsx';
import type { CarnetProps } from '../carnetProps.ts';
import type { ExportPage } from '../route.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { AdditionsPage } from './AdditionsPage.tsx';
import { CheckPage } from './CheckPage.tsx';
import { RecipientPage } from './RecipientPage.tsx';
import { type ExportData, useExportData } from './useExportData.ts';
import './exportForm.css';

interface ExportFormProps extends Pick<CarnetProps, 'carnetApi' | 'allowAuthority'> {
  readonly caseIndex: CaseIndex;
  readonly route: ExportPage;
  /** Starts the export. The password is kept in memory only; null: none. */
  readonly start: (password: string | null) => void;
  readonly go: (path: string) => void;
}

/**
 * The three pages before an export: for whom, what to add, what is chosen. Nothing is required, each answer is saved at
 * once, and the dossier can be created from the first page.
 */
export function ExportForm({ carnetApi, allowAuthority, caseIndex, route, start, go }: ExportFormProps) {
  const words = useWords();
  useEffect(() => carnetApi.loadExports(), [carnetApi]);
  const [password, setPassword] = useState<string | null>(null);
  const { loaded, choicesDocument, fault, ...documents } = useExportData(carnetApi, caseIndex);
  const data: ExportData | null = loaded && { ...documents, ...loaded, hasPassword: password !== null };
  const isLoading = data === null && !caseIndex.empty && (caseIndex.fault ?? fault ?? choicesDocument.fault) === null;
  const create = { allowAuthority, start: () => start(password) };
  return (
    <section class="export-form" data-export-page={route.page} aria-busy={isLoading}>
      <Heading key={route.page}>{t(words, `exportForm.title.${route.page}`)}</Heading>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'carnet.empty')} />
      {fault && <Alert fault={fault} />}
      {choicesDocument.fault && (
        <DamagedDocument fault={choicesDocument.fault} replaceDamaged={() => choicesDocument.replaceDamaged()} />
      )}
      {data && (
        <GatedContent>
          <div class="export-form">
            {route.page === 'recipient' && <RecipientPage data={data} {...create} />}
            {route.page === 'additions' && (
              <AdditionsPage key={route.opened} {...{ carnetApi, data, setPassword, go }} opened={route.opened} />
            )}
            {route.page === 'check' && <CheckPage data={data} {...create} carnetApi={carnetApi} />}
          </div>
        </GatedContent>
      )}
    </section>
  );
}
