export default {
  'platform.web': 'website',
  'platform.phone': 'Telephone (SMS, MMS, call)',
  'platform.unknown': 'platform not stated',
} as const;
