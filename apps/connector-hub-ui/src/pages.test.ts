/** Every state of the pages in a browser: nothing for axe, no horizontal scroll, nothing the content policy refuses. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../preview/browser';
import { SCENARIOS } from '../preview/scenarios';
import { STEPS } from '../preview/steps';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

describe('every state of the pages', () => {
  it.each(Object.entries(STEPS(SCENARIOS)))('is accessible, fits and breaks no policy: %s', async (_, state) => {
    const { page, complaints } = await stage.open(state.scenario, { width: 320 });
    await state.play(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((mode) => {
        document.documentElement.setAttribute('data-color-mode', mode);
        // The iframe has no colour of its own; Jira's surface is behind it.
        document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue('--ds-surface');
      }, theme);
      const axe = new AxeBuilder({ page });
      // Only colours differ in the other theme.
      if (theme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    expect(content).toBeLessThanOrEqual(window);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
