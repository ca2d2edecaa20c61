export default {
  'mhtml.title': 'For an expert: also keep the page in a file (page.mhtml)',
  'mhtml.meaning':
    'Each capture then keeps the whole page with its images, as the browser saves it. In a whole conversation it does not. This file may hold your other messages. It goes into a dossier only if “The code of the pages” is ticked there. Without it, nothing is missing from a dossier.',
  'mhtml.asks':
    'The browser will ask for the right to “read and change all your data on all websites”. It has no narrower question. Recueil uses it only for the page you capture, at the moment of the capture.',
  'mhtml.plain':
    "The browser first writes this file, unencrypted, in the computer's temporary folder. It erases it soon after; if it stops suddenly, the file may stay there. On a shared or watched computer, do not turn this on.",
  'mhtml.turnOn': 'Keep this file',
  'mhtml.turnOff': 'No longer keep it, and give this right back',
  'mhtml.on': 'The next captures keep this file.',
  'mhtml.takenBack': 'The browser no longer gives the right: captures are made without this file, and each says so.',
  'mhtml.refused': 'The browser did not give this right. Nothing has changed.',
} as const;
