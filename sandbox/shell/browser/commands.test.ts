import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { knowsCommand } from './commands';

/** Commands of @forge/jira-bridge and @forge/react, which are not installed here, as their packages name them. */
const OTHER_PACKAGES = [
  'openIssueViewModal',
  'openIssueCreateModal',
  'refreshIssueView',
  'getCustomFieldInternalAPI',
  'getUiModificationsInternalAPI',
  'setWorkflowRuleConfigurationCallback',
  'reconcile',
];

test('every command that the installed @forge/bridge sends is answered', () => {
  const directory = path.dirname(createRequire(import.meta.url).resolve('@forge/bridge'));
  const sent = new Set<string>(OTHER_PACKAGES);
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(path.join(directory, file), 'utf8');
    for (const [, name] of text.matchAll(/allBridge\(\s*'(\w+)'/g)) if (name) sent.add(name);
  }
  expect(sent.size).toBeGreaterThanOrEqual(41);
  expect([...sent].filter((name) => !knowsCommand(name))).toEqual([]);
});

test('names from the object prototype are no commands', () => {
  expect(knowsCommand('constructor')).toBe(false);
  expect(knowsCommand('__proto__')).toBe(false);
});
