/** One message of an imported conversation, as the file writes it: nothing of it is verified. */
export interface ConversationMessage {
  /** The date as written, `17/11/2025, 18:20`; null for lines before the first dated message. */
  readonly date: string | null;
  /** Null for a notice of the platform. */
  readonly author: string | null;
  readonly text: string;
}
