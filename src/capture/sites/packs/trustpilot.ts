import { registerReaders } from '../readers.ts';
import { trustpilot } from '../trustpilot.ts';

registerReaders('trustpilot', [trustpilot]);
