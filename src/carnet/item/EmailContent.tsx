import { Fragment } from 'preact';
import { useWords } from '../../ui/context.ts';
import { formatFileSize } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Quotation } from '../../ui/Masked.tsx';
import { Alert, useLoad } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { FactRow } from '../parts/labels.tsx';

const HEADERS = ['from', 'to', 'cc', 'date', 'subject'] as const;

/** An imported e-mail, as its file says it, in text alone. Rendered only once revealed. */
export function EmailContent({ itemId, path }: { readonly itemId: string; readonly path: string }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const { result, fault } = useLoad(
    async () => ({ email: await carnetApi.items.readEmail(itemId, path) }),
    [carnetApi, itemId, path],
  );
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <p class="hint">{t(words, 'app.loading')}</p>;
  const { email } = result;
  if (email === null) return <p>{t(words, 'email.unreadable')}</p>;
  return (
    <>
      <p class="hint">{t(words, 'email.asWritten')}</p>
      <dl class="fields" data-email>
        {HEADERS.map(
          (header) =>
            email[header] !== null && (
              <FactRow key={header} name={t(words, `email.${header}`)}>
                <bdi>{email[header]}</bdi>
              </FactRow>
            ),
        )}
        {email.attachments.length > 0 && (
          <FactRow name={t(words, 'email.attachments')}>
            {email.attachments.map(({ name, bytes }, index) => (
              <p key={index}>
                <bdi>{name ?? t(words, 'email.unnamed')}</bdi> · {formatFileSize(words.lang, bytes)}
              </p>
            ))}
          </FactRow>
        )}
      </dl>
      {email.texts.length === 0 && <p>{t(words, 'email.noText')}</p>}
      {email.texts.length > 1 && <p class="note">{t(words, 'email.twoTexts')}</p>}
      {email.texts.map((text, index) => (
        <Quotation key={index} text={text} />
      ))}
      {email.forwarded.map((text, index) => (
        <Fragment key={index}>
          <p class="note">{t(words, 'email.forwarded')}</p>
          <Quotation text={text} />
        </Fragment>
      ))}
      {email.isFromHtml && <p class="hint">{t(words, 'email.fromHtml')}</p>}
      {email.isCut && <p class="hint">{t(words, 'email.cut')}</p>}
    </>
  );
}
