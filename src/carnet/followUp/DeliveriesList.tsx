import { deliveriesDocument } from '../../domain/case/caseDocuments.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay, formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { DamagedDocument } from '../parts/DamagedDocument.tsx';
import { DateField, Form, TextField } from '../parts/formFields.tsx';
import { useCaseDocument } from '../parts/useCaseDocument.ts';

/** The exported dossiers and their recipients. Private: never part of a dossier. */
export function DeliveriesList() {
  const words = useWords();
  const { value, fault, change, replaceDamaged } = useCaseDocument(null, deliveriesDocument);
  if (fault) return <DamagedDocument fault={fault} replaceDamaged={() => replaceDamaged()} />;
  if (value === null || value.deliveries.length === 0) return null;
  return (
    <details class="card-details">
      <summary>{t(words, 'deliveries.title')}</summary>
      <p class="hint">{t(words, 'deliveries.meaning')}</p>
      <ul class="rows" data-list="deliveries">
        {value.deliveries.toReversed().map(({ id, at, fileName, manifest, forWhom, date, saved }) => (
          <li key={id} class="row card">
            <h3>{t(words, 'deliveries.made', { when: formatShortTime(words.lang, at) })}</h3>
            <p class="file-name">{fileName}</p>
            <p class="file-name">{t(words, 'deliveries.digest', { digest: manifest })}</p>
            {saved === false && forWhom === '' && date === null && <p>{t(words, 'deliveries.unsaved')}</p>}
            {forWhom !== '' && (
              <p>
                {t(words, 'deliveries.given', { forWhom })}
                {date !== null && ` (${formatDay(words.lang, date)})`}
              </p>
            )}
            <details>
              <summary>{t(words, 'deliveries.say')}</summary>
              <Form
                draft={{ caseId: null, form: `handover/${id}` }}
                submit={t(words, 'steps.save')}
                save={(values) => {
                  const changes = { forWhom: values.text('forWhom'), date: values.date('given') };
                  return change((before) => ({
                    ...before,
                    deliveries: before.deliveries.map((one) => (one.id === id ? { ...one, ...changes } : one)),
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
    </details>
  );
}
