/**
 * Attributes of a link to a view of the carnet (src/ui/carnet/route.ts). The address is that of the carnet alone: the
 * browser shows it, and keeps it when the link is opened from its own menu.
 */
export const linkTo = (path: string) => ({ href: 'carnet.html', 'data-route': path });
