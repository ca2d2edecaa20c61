import { useEffect } from 'preact/hooks';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import { redactablePaths } from '../../domain/item/redaction.ts';
import type { ItemDetail } from '../../messages/protocol.ts';
import type { CarnetApi } from '../carnet/carnetApi.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { Heading } from '../shared/Heading.tsx';
import { linkTo } from '../shared/linkTo.ts';
import { useTask } from '../shared/useTask.tsx';
import { RedactionEditor } from './RedactionEditor.tsx';
import './redact.css';

interface RedactViewProps {
  readonly carnetApi: CarnetApi;
  readonly id: string;
  readonly file: string;
  readonly onNotesChange: (itemId: string, notes: ItemNotes) => void;
}

/** « Cacher une partie, sur une copie »: stores regions to redact. The sealed image is only read. */
export function RedactView({ carnetApi, id, file, onNotesChange }: RedactViewProps) {
  const ask = useAsk();
  const words = useWords();
  const { result: detail, fault, run } = useTask<ItemDetail>();
  useEffect(() => void run(() => ask('ui>bg:readItem', { itemId: id })), [ask, run, id]);

  const canRedact =
    detail !== null &&
    !detail.summary.withdrawn &&
    !detail.summary.unkept &&
    !detail.erasedPaths.includes(file) &&
    redactablePaths(detail.fiche).includes(file);
  return (
    <section class="redact" aria-busy={detail === null && fault === null}>
      <p>
        <a class="back" {...linkTo(`item/${id}`)}>
          {t(words, 'redact.back')}
        </a>
      </p>
      <Heading>{t(words, 'redact.title')}</Heading>
      {fault && <Alert fault={fault} />}
      {detail === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {detail !== null && !canRedact && <p>{t(words, 'redact.unseen')}</p>}
      {detail !== null && canRedact && (
        <>
          <p>{t(words, 'redact.meaning')}</p>
          <p class="note">{t(words, 'redact.still')}</p>
          <RedactionEditor carnetApi={carnetApi} detail={detail} file={file} onNotesChange={onNotesChange} />
        </>
      )}
    </section>
  );
}
