import { registerReaders } from '../../../platforms/reading/reader.ts';
import { trustpilot } from '../../../platforms/trustpilot.ts';

registerReaders('trustpilot', [trustpilot]);
