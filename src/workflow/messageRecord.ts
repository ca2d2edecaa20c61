import { isOfNamesakes } from '../domain/item/alikeSenders.ts';
import type {
  ExportContents,
  ExportedConversation,
  ExportedMessage,
  ExportedRecord,
} from '../domain/item/exportedMessage.ts';
import type { Observed } from '../domain/item/item.ts';
import { MAX_FICHE_LIST, MAX_FICHE_TEXT, MAX_FICHE_VALUE } from '../domain/shared/limits.ts';
import { truncate } from '../domain/shared/truncate.ts';

/** What a record has of a message, wherever it stands: without its archive, its place there, and its files. */
export interface RecordedMessage extends Pick<Observed, 'platform' | 'author' | 'nativeIds' | 'posting' | 'text'> {
  readonly exported: Omit<ExportedRecord, 'archive' | 'path' | 'index' | 'missingMedia'>;
}

export const cutMessage = (text: string | null): string | null =>
  text === null ? null : truncate(text, MAX_FICHE_TEXT).toWellFormed();
export const cutText = (text: string): string => truncate(text, MAX_FICHE_VALUE).toWellFormed();
export const cutOrNull = (text: string | null): string | null => (text === null ? null : cutText(text));

/** Null for a name that two participants have: nothing says which of them wrote. */
export const senderOf = (message: ExportedMessage, conversation: Pick<ExportedConversation, 'namesakes'>) =>
  isOfNamesakes(message, conversation) ? null : cutOrNull(message.sender);

export function recordMessage(
  message: ExportedMessage,
  conversation: Pick<ExportedConversation, 'id' | 'title' | 'isRequest' | 'messages' | 'namesakes'>,
  { format, platform }: Pick<ExportContents, 'format' | 'platform'>,
): RecordedMessage {
  const { isRequest, messages } = conversation;
  const id = cutOrNull(conversation.id);
  return {
    platform,
    author: {
      displayName: senderOf(message, conversation),
      handle: null,
      profileUrl: null,
      platformId: cutOrNull(message.senderId),
    },
    nativeIds: { post: cutOrNull(message.id), channel: id },
    posting: { ...message.posting, raw: cutOrNull(message.posting.raw) },
    text: cutMessage(message.text),
    exported: {
      format,
      kind: message.kind,
      conversation: { id, title: cutOrNull(conversation.title), isRequest, messages },
      fromHolder: message.fromHolder,
      localTime: message.localTime,
      isEdited: message.isEdited,
      ...(message.forwarded !== undefined && { forwarded: { from: cutOrNull(message.forwarded.from) } }),
      reactions: message.reactions.slice(0, MAX_FICHE_LIST).map(({ actor, value }) => ({
        actor: cutOrNull(actor),
        value: cutText(value),
      })),
    },
  };
}
