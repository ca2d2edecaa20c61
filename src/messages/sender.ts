/** The sender of a message. The browser sets these fields; a page cannot forge them. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly windowId?: number | undefined;
        readonly incognito: boolean;
      }
    | undefined;
}

export interface ExtensionIdentity {
  readonly id: string;
  /** `chrome-extension://…/` */
  readonly origin: string;
}

/** Returns true for our own pages (popup, carnet), and false for content scripts. */
export function isExtensionPage(sender: Sender, self: ExtensionIdentity): boolean {
  return sender.id === self.id && sender.url !== undefined && sender.url.startsWith(self.origin);
}

/** Returns the tab when the sender is our capture script in its top frame; otherwise null. */
export function findCapturingTab(
  sender: Sender | undefined,
  self: ExtensionIdentity,
): { id: number; windowId: number; privateWindow: boolean } | null {
  const { id, windowId, incognito } = sender?.tab ?? {};
  if (sender?.id !== self.id || sender.frameId !== 0 || id === undefined || windowId === undefined) return null;
  return { id, windowId, privateWindow: incognito === true };
}
