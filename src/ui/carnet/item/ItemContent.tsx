import type { ItemDetail } from '../../../messages/protocol.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { formatAccount } from '../../shared/itemLabels.tsx';
import { Masked, Quotation } from '../../shared/Masked.tsx';
import type { RevealState } from '../../shared/useReveal.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { Conversation } from './Conversation.tsx';

interface ItemContentProps {
  readonly carnetApi: Pick<CarnetApi, 'readConversation'>;
  readonly detail: ItemDetail;
  readonly reveal: RevealState<HTMLDivElement>;
  readonly intimate: boolean;
}

/** The image and the text of the post, or the messages of an imported conversation: masked, and shown one at a time. */
export function ItemContent({ carnetApi, detail, reveal: { shown, toggle }, intimate }: ItemContentProps) {
  const words = useWords();
  const { summary, fiche, preview } = detail;
  const { text, received } = fiche;
  const conversation =
    received?.family === 'conversation' ? fiche.files.find(({ role }) => role === 'document') : undefined;
  const alt = t(words, 'detail.imageAlt', {
    ordinal: summary.ordinal,
    account: formatAccount(words, summary),
  });
  return (
    <div class="item-content">
      {conversation ? (
        <Masked
          kind="text"
          shown={shown === 'conversation'}
          toggle={() => toggle('conversation')}
          showLabel={t(words, 'conversation.show')}
          hideLabel={t(words, 'conversation.hide')}
          reveal={() => <Conversation carnetApi={carnetApi} itemId={summary.id} path={conversation.path} />}
        />
      ) : (
        preview !== null && (
          <Masked
            kind="image"
            shown={shown === 'image'}
            toggle={() => toggle('image')}
            showLabel={t(words, 'detail.showImage')}
            hideLabel={t(words, 'detail.hideImage')}
            confirmText={intimate ? t(words, 'reveal.intimate') : undefined}
            reveal={() => <img class="preview" src={`data:image/jpeg;base64,${preview}`} alt={alt} />}
          />
        )
      )}
      {text === null ? (
        !conversation && <p>{t(words, 'detail.textUnread')}</p>
      ) : (
        <Masked
          kind="text"
          shown={shown === 'text'}
          toggle={() => toggle('text')}
          showLabel={t(words, 'detail.showText')}
          hideLabel={t(words, 'detail.hideText')}
          reveal={() => <Quotation text={text} />}
        />
      )}
      <p class="hint">{t(words, 'detail.maskedAgain')}</p>
    </div>
  );
}
