/** Whether axe finds anything on a page, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Visit } from './stage';

/** Nothing for axe in either theme. `state` names what the page shows, for the one who reads the failure. */
export async function isAccessible(visit: Visit, state: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await visit.switchTo(theme);
    await visit.app.locator(`html[data-color-mode=${theme}]`).waitFor();
    // The frame has no colour of its own, Jira's surface is behind it; axe takes it for white.
    await visit.app.locator('body').evaluate((body) => {
      body.style.background = getComputedStyle(document.documentElement).getPropertyValue('--ds-surface');
    });
    const { violations } = await new AxeBuilder({ page: visit.page }).analyze();
    const found = violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes.map(({ html }) => html).join()}`);
    expect(found, state).toEqual([]);
  }
}
