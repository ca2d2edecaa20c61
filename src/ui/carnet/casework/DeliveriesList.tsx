import { deliveriesDocument } from '../../../domain/case/caseDocuments.ts';
import { formatDay, formatShortTime } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { DateField, Form, TextField } from '../forms.tsx';
import { useCaseDocument } from '../useCaseDocument.ts';

interface DeliveriesListProps {
  readonly carnetApi: CarnetApi;
}

/** The exported dossiers and their recipients. Private: never part of a dossier. */
export function DeliveriesList({ carnetApi }: DeliveriesListProps) {
  const words = useWords();
  const { value, fault, change, replaceDamaged } = useCaseDocument(carnetApi, null, deliveriesDocument);
  if (fault) return <DamagedDocument fault={fault} replaceDamaged={() => replaceDamaged()} />;
  if (value === null || value.handovers.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'deliveries.title')}</h2>
      <p class="hint">{t(words, 'deliveries.meaning')}</p>
      <ul class="rows" data-list="handovers">
        {value.handovers.toReversed().map(({ id, at, fileName, manifest, forWhom, date }) => (
          <li key={id} class="row card">
            <h3>{t(words, 'deliveries.made', { when: formatShortTime(words.lang, at) })}</h3>
            <p class="file-name">{fileName}</p>
            <p class="file-name">{t(words, 'deliveries.digest', { digest: manifest })}</p>
            {forWhom !== '' && (
              <p>
                {t(words, 'deliveries.given', { forWhom })}
                {date !== null && ` (${formatDay(words.lang, date)})`}
              </p>
            )}
            <details>
              <summary>{t(words, 'deliveries.say')}</summary>
              <Form
                draft={{ carnetApi, caseId: null, form: `handover/${id}` }}
                submit={t(words, 'steps.save')}
                save={(values) => {
                  const changes = { forWhom: values.text('forWhom'), date: values.date('given') };
                  return change((before) => ({
                    ...before,
                    handovers: before.handovers.map((one) => (one.id === id ? { ...one, ...changes } : one)),
                  }));
                }}
              >
                <TextField label={t(words, 'deliveries.forWhom')} name="forWhom" value={forWhom} />
                <DateField label={t(words, 'steps.date')} name="given" value={date ?? ''} />
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
