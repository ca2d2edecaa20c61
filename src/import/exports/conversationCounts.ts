import { type Sender, senderKey } from '../../domain/item/alikeSenders.ts';
import type { ExportedConversation, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import type { ConversationHead } from './exportReader.ts';

/** Counts of conversations: no words, so that a listing of any number of messages stays small. */

/** A group has 1,024 people; a file that names more is not one of a platform. */
export const MAX_SENDERS = 5000;

export class MessageCounts {
  #messages = 0;
  #missingMedia = 0;
  #firstDay: string | null = null;
  #lastDay: string | null = null;
  readonly #senders = new Map<string, Sender & { messages: number }>();

  add(message: ExportedMessage): void {
    this.#messages += 1;
    if (message.media.some(({ path }) => path === null)) this.#missingMedia += 1;
    this.#addDay(message.posting.iso?.slice(0, 10) ?? null);
    this.#addSender({ name: message.sender, id: message.senderId }, 1);
  }

  merge(other: MessageCounts): void {
    this.#messages += other.#messages;
    this.#missingMedia += other.#missingMedia;
    this.#addDay(other.#firstDay);
    this.#addDay(other.#lastDay);
    for (const sender of other.#senders.values()) this.#addSender(sender, sender.messages);
  }

  toConversation(head: ConversationHead): ExportedConversation {
    const senders = [...this.#senders.values()].toSorted((a, b) => b.messages - a.messages);
    return {
      ...head,
      messages: this.#messages,
      senders,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      missingMedia: this.#missingMedia,
    };
  }

  #addDay(day: string | null): void {
    if (day === null) return;
    if (this.#firstDay === null || day < this.#firstDay) this.#firstDay = day;
    if (this.#lastDay === null || day > this.#lastDay) this.#lastDay = day;
  }

  #addSender({ name, id }: Sender, count: number): void {
    if (name === null && id === null) return;
    const key = senderKey({ name, id });
    const known = this.#senders.get(key);
    if (known !== undefined) known.messages += count;
    else if (this.#senders.size < MAX_SENDERS) this.#senders.set(key, { name, id, messages: count });
  }
}
