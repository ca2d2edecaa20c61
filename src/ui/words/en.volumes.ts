export const volumes = {
  'volumes.title': 'To send by e-mail (optional)',
  'volumes.tick': 'In volumes of 20 MB at most',
  'volumes.meaning':
    'Each volume can be read and checked alone. The numbers of the exhibits do not change. An exhibit that is larger has a volume of its own, which is then over 20 MB.',
  'volumes.volume': 'Save volume {index} of {of}',
  'volumes.annex': 'Save the annex',
  'volumes.annexOf': 'Save annex {index} of {of}',
  'volumes.annexMeaning':
    'The images you said are intimate, apart from the case file. Hand it only to those who have to see them.',
  'volumes.holds': { one: '{n} exhibit, {size}', other: '{n} exhibits, {size}' },
  'volumes.oversize': 'This file is {size}: an exhibit is never cut. Hand it over on a USB stick.',
  'intimate.mark': 'This image is intimate',
  'intimate.unmark': 'This image is not intimate',
  'intimate.marked':
    'Marked as intimate: it is in no list, and goes into a case file only if you ask, in a file of its own.',
  'intimate.import': 'These images are intimate',
  'intimate.importMeaning':
    'They are shown in no list. They go into a case file only if you ask, in a file of their own.',
};
