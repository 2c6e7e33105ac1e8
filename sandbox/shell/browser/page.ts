/** The script of every page: mounts the apps' frames, keeps the page fresh, switches the theme. */
import { emitToEveryApp } from './events';
import { mountFrame } from './frame-host';
import { watchPage } from './live';
import type { PageFacts } from './protocol';
import { startThemeToggle } from './theme';

const written = document.getElementById('page-facts')?.textContent;
const facts: PageFacts | undefined = written ? (JSON.parse(written) as PageFacts) : undefined;

startThemeToggle();
if (facts) {
  facts.frames.forEach((placement, index) => {
    const container = document.querySelector<HTMLElement>(`[data-frame="${String(index)}"]`);
    if (container) mountFrame({ assetOrigin: facts.assetOrigin, container, placement });
  });
  if (facts.watch !== undefined) {
    watchPage(facts.watch, () => {
      if (!facts.issue) return;
      const { id, projectId } = facts.issue;
      emitToEveryApp('JIRA_ISSUE_CHANGED', { projectId, changes: [{ changeType: 'updated', issueId: id }] });
    });
  }
}
