export default {
  'platform.web': 'site web',
  'platform.phone': 'Téléphone (SMS, MMS, appel)',
  'platform.unknown': 'plateforme non indiquée',
} as const;
