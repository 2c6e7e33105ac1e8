/** `npx tsx apps/connector-hub-ui/preview/direct-shots.ts FOLDER [name…]`: the forms of direct operations in every state. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openStage } from './browser';
import { DIRECT_STEPS } from './direct-steps';

const [folder = 'shots', ...names] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const stage = await openStage('preview/direct.html');
try {
  for (const [name, { scenario, play }] of Object.entries(DIRECT_STEPS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const [theme, width] of [
      ['light', 320],
      ['light', 480],
      ['dark', 320],
      ['dark', 480],
    ] as const) {
      const { page, complaints } = await stage.open(scenario, { theme, width, height: 120 });
      await play(page);
      await page.evaluate(() => {
        document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue('--ds-surface');
      });
      await page.screenshot({ path: join(folder, `${name}-${theme}-${String(width)}.png`), fullPage: true });
      if (complaints.length > 0) process.stderr.write(`${name}: ${complaints.join('; ')}\n`);
      await page.context().close();
    }
  }
} finally {
  await stage.close();
}
