/** The page of the test app: the real bridge, reachable for the test, and a few lines on design tokens to look at. */
import * as bridge from '@forge/bridge';

declare global {
  interface Window {
    bridge: typeof bridge;
  }
}
window.bridge = bridge;

async function show(): Promise<void> {
  await bridge.view.theme.enable();
  const context = await bridge.view.getContext();
  const { issue } = context.extension as { issue?: { key: string } };
  const place = document.querySelector('#place');
  if (place) place.textContent = issue?.key ?? context.moduleKey;
  document.body.dataset.ready = 'true';
}

void show();
