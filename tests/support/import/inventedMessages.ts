import type {
  ExportContents,
  ExportedConversation,
  ExportedMessage,
} from '../../../src/domain/item/exportedMessage.ts';
import type { ChosenMessage, MessageImport } from '../../../src/workflow/importMessages.ts';

/** A conversation of an invented archive. */
export const inventConversation = (key: string, some: Partial<ExportedConversation> = {}): ExportedConversation => ({
  key,
  id: key,
  title: 'Alix Inventé',
  isRequest: false,
  messages: 3,
  senders: [{ name: 'Alix Inventé', id: null, messages: 3 }],
  firstDay: '2026-03-01',
  lastDay: '2026-03-02',
  missingMedia: 0,
  ...some,
});

/** A message of an invented archive. */
export const inventMessage = (
  index: number,
  some: Partial<ExportedMessage> = {},
): ExportedMessage & { readonly archive: number } => ({
  path: 'messages/inbox/fil_1/message_1.json',
  index,
  kind: 'message',
  sender: 'Alix',
  senderId: null,
  fromHolder: null,
  id: null,
  text: `Message inventé ${index}`,
  posting: { raw: '1772366400000', iso: '2026-03-01T12:00:00.000Z', precision: 'ms', source: 'export' },
  localTime: null,
  isEdited: false,
  media: [],
  reactions: [],
  ...some,
  archive: 0,
});

/** What an archive of Instagram says of itself. */
export const inventContents = (
  conversations: ExportContents['conversations'],
  some: Partial<ExportContents> = {},
): ExportContents => ({
  format: 'instagram-json',
  platform: 'instagram',
  isConfirmed: true,
  hasOwnMessagesOnly: false,
  conversations,
  warnings: [],
  ...some,
});

/** A request to keep messages of an archive, which has no other messages. */
export const buildMessageImport = (
  chosen: readonly ChosenMessage[],
  contents: ExportContents,
  some: Partial<MessageImport> = {},
): MessageImport => ({
  opened: {
    contents,
    messages: async function* () {
      for (const { message } of chosen) yield message;
    },
    readMedia: async () => new Blob(),
  },
  archives: [new File(['octets inventés'], 'instagram.zip')],
  chosen,
  withMedia: true,
  intimate: false,
  own: [],
  ...some,
});
