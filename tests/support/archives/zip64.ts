import { writeZip, zip64End, zip64Field } from '../zipWriter.ts';
import { altered, coherent, goodRecords, type NamedArchive, original, refused, withText } from './base.ts';

/** Zip64 fields and end records from which two programs read different values. */

/** Sizes that refer to the Zip64 field. */
const DEFERRED = { size: 0xffffffff, compressedSize: 0xffffffff };
const size = original.length;
export const zip64Archives: readonly NamedArchive[] = [
  ['a Zip64 field to which no size refers', altered('header-mismatch', withText({ extra: zip64Field(1, 1) }))],
  [
    'a Zip64 field that repeats the sizes of the local header, as Python wrote before 3.11.4',
    coherent(null, withText({ extra: new Uint8Array(), localExtra: zip64Field(size, size) })),
  ],
  [
    'a Zip64 field with an offset to which nothing refers',
    altered(
      'zip-directory',
      withText({ ...DEFERRED, extra: zip64Field(size, size, 0), localExtra: zip64Field(size, size) }),
    ),
  ],
  [
    'other sizes in the Zip64 field of the local header',
    altered(
      'header-mismatch',
      withText({ ...DEFERRED, extra: zip64Field(size, size), localExtra: zip64Field(size - 1, size - 1) }),
    ),
  ],
  [
    'two Zip64 fields',
    altered(
      'zip-directory',
      withText({ ...DEFERRED, extra: new Uint8Array([...zip64Field(size, size), ...zip64Field(size - 1, size - 1)]) }),
    ),
  ],
  ['sizes that refer to no Zip64 field', refused('zip-bomb', withText({ ...DEFERRED }))],
  [
    'a Zip64 end record that counts one file less',
    altered(
      'zip-directory',
      writeZip(goodRecords, {
        count: 0xffff,
        zip64: (offset, count, length) => zip64End({ count: count - 1, size: length, offset, at: offset + length }),
      }),
    ),
  ],
  [
    'other data in the Zip64 end record',
    altered(
      'bytes-around-zip',
      writeZip(goodRecords, {
        zip64: (offset, count, length) =>
          zip64End({ count, size: length, offset, at: offset + length, extensibleData: 'un mot ajouté' }),
      }),
    ),
  ],
  [
    'a Zip64 locator of something else',
    altered(
      'bytes-around-zip',
      writeZip(goodRecords, { zip64: (offset, count, length) => zip64End({ count, size: length, offset, at: 4 }) }),
    ),
  ],
  ['an extra field that is cut', altered('header-mismatch', withText({ extra: new Uint8Array([9, 9, 9]) }))],
];
