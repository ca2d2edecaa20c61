import { useEffect, useState } from 'preact/hooks';
import type { ConversationMessage } from '../../../domain/item/importedFiles.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { Quotation } from '../../shared/Masked.tsx';
import { useTask } from '../../shared/useTask.tsx';
import type { CarnetApi } from '../carnetApi.ts';

/** More messages show on request. */
const MESSAGES_PER_PAGE = 100;

interface ConversationProps {
  readonly carnetApi: Pick<CarnetApi, 'readConversation'>;
  readonly itemId: string;
  readonly path: string;
}

/** The messages of an imported conversation, as the file writes them. Rendered only once revealed. */
export function Conversation({ carnetApi, itemId, path }: ConversationProps) {
  const words = useWords();
  const { result, fault, run } = useTask<{ readonly messages: readonly ConversationMessage[] | null }>();
  const [shownCount, setShownCount] = useState(MESSAGES_PER_PAGE);
  useEffect(
    () => void run(async () => ({ messages: await carnetApi.readConversation(itemId, path) })),
    [carnetApi, itemId, path, run],
  );
  if (fault) return <Alert fault={fault} />;
  if (result === null) return <p class="hint">{t(words, 'app.loading')}</p>;
  const { messages } = result;
  if (messages === null) return <p>{t(words, 'conversation.unreadable')}</p>;
  return (
    <>
      <p class="hint">{t(words, 'conversation.asWritten')}</p>
      <ol class="conversation">
        {messages.slice(0, shownCount).map((message, position) => (
          <li key={position}>
            <p class="hint">
              {message.date ?? t(words, 'app.unread')}
              {message.author !== null && (
                <>
                  {' · '}
                  <bdi>{message.author}</bdi>
                </>
              )}
            </p>
            <Quotation text={message.text} />
          </li>
        ))}
      </ol>
      {messages.length > shownCount && (
        <button type="button" class="quiet" onClick={() => setShownCount(shownCount + MESSAGES_PER_PAGE)}>
          {t(words, 'conversation.more', { n: messages.length - shownCount })}
        </button>
      )}
    </>
  );
}
