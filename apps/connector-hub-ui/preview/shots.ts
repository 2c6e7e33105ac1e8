/** `npx tsx apps/connector-hub-ui/preview/shots.ts FOLDER [name…]`: pictures of every state, both themes, 320 and 480 px. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openStage } from './browser';
import { SCENARIOS } from './scenarios';
import { STEPS } from './steps';

const [folder = 'shots', ...names] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const stage = await openStage();
try {
  for (const [name, { scenario, play }] of Object.entries(STEPS(SCENARIOS))) {
    if (names.length > 0 && !names.includes(name)) continue;
    const widths = name.startsWith('settings') ? [800] : [320, 480];
    for (const theme of ['light', 'dark'] as const) {
      for (const width of widths) {
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
  }
} finally {
  await stage.close();
}
