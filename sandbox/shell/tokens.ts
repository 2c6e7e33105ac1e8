/** The design tokens (CSS variables `--ds-…`) that Jira's pages and `view.theme.enable()` load, from @atlaskit/tokens. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const THEMES = ['atlassian-light', 'atlassian-dark', 'atlassian-shape', 'atlassian-spacing', 'atlassian-typography'];

/** The value of `html[data-theme]` under which the tokens below apply. */
export const DATA_THEME = 'light:light dark:dark shape:shape spacing:spacing typography:typography';

let css: string | undefined;

export function tokenCss(): string {
  css ??= THEMES.map((theme) => {
    const artifact = require(`@atlaskit/tokens/dist/cjs/artifacts/themes/${theme}`) as { default: string };
    return artifact.default;
  }).join('\n');
  return css;
}
