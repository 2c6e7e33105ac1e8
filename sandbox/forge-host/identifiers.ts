/** Identifiers that Atlassian would assign, derived from the app's id so that they are the same on every start. */
import { createHash } from 'node:crypto';

/** A uuid that depends on nothing but `words`. */
export function stableUuid(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The uuid in `ari:cloud:ecosystem::app/<uuid>`. */
export function appIdOf(ari: string): string {
  return ari.slice(ari.lastIndexOf('/') + 1);
}

/** The ARI of a module of an app, as it appears in `localId` and in keys of custom permissions. */
export function extensionAri(appId: string, environmentId: string, moduleKey: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`;
}
