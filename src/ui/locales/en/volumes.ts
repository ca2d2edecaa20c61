export default {
  'volumes.tick': 'In volumes of {size} at most',
  'volumes.meaning':
    'Each volume can be read and checked alone. The numbers of the exhibits do not change. An exhibit that is larger has a volume of its own, which is then over {size}.',
  'volumes.volume': 'Save volume {index} of {of}',
  'volumes.annex': 'Save the annex',
  'volumes.annexOf': 'Save annex {index} of {of}',
  'volumes.annexMeaning':
    'The images you said are intimate, apart from the dossier. Hand it only to those who have to see them.',
  'volumes.holds': { one: '{n} exhibit, {size}', other: '{n} exhibits, {size}' },
  'volumes.oversize': 'This file is {size}: an exhibit is never cut. Hand it over on a USB stick.',
} as const;
