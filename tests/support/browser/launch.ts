import { launchChromium } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';

export function launch(options: LaunchOptions): Promise<Driver> {
  return options.browser === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
