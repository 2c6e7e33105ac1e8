/** The folder tree as Commander builds it from all kinds of folders, its paths, and how a path is looked up. */
import { NESTED_ROOT } from './uid';
import type { VaultState } from './model';

export type FolderKind = 'user' | 'shared' | 'sub' | 'nested';

export interface FolderNode {
  uid: string;
  name: string;
  kind: FolderKind;
  parent: string | undefined;
  /** For a sub folder of a shared folder. */
  sharedFolder?: string;
}

export class FolderTree {
  private readonly nodes = new Map<string, FolderNode>();

  constructor(private readonly state: VaultState) {
    for (const { uid, name, parent } of state.userFolders.values()) this.add({ uid, name, kind: 'user', parent });
    for (const { uid, name } of state.sharedFolders.values()) {
      this.add({ uid, name, kind: 'shared', parent: undefined });
    }
    for (const { uid, name, parent, sharedFolder } of state.subFolders.values()) {
      this.add({ uid, name, kind: 'sub', parent, sharedFolder });
    }
    for (const { uid, name, parent } of state.nestedFolders.values()) this.add({ uid, name, kind: 'nested', parent });
  }

  private add(node: FolderNode): void {
    this.nodes.set(node.uid, node);
  }

  get(uid: string): FolderNode | undefined {
    return this.nodes.get(uid);
  }

  all(): FolderNode[] {
    return [...this.nodes.values()];
  }

  /** Direct children; of the root when `uid` is undefined. */
  children(uid: string | undefined): FolderNode[] {
    return this.all().filter((node) => node.parent === uid);
  }

  /** Everything below, at any depth. */
  below(uid: string | undefined): FolderNode[] {
    return this.children(uid).flatMap((node) => [node, ...this.below(node.uid)]);
  }

  /** Classic records that lie directly in the folder; undefined when Commander keeps no list for it. */
  classicRecords(uid: string | undefined): readonly string[] | undefined {
    const records = this.state.placement.get(uid ?? '');
    return this.isNested(uid) ? records?.filter((record) => this.isNestedRecord(record)) : records;
  }

  private isNested(uid: string | undefined): boolean {
    return uid === NESTED_ROOT || (uid !== undefined && this.nodes.get(uid)?.kind === 'nested');
  }

  private isNestedRecord(uid: string): boolean {
    return this.state.records.get(uid)?.nested === true;
  }

  /** Names from the top, a `/` in a name doubled. */
  path(uid: string | undefined): string {
    const node = uid === undefined ? undefined : this.nodes.get(uid);
    if (!node) return '';
    const above = this.path(node.parent);
    const name = node.name.replaceAll('/', '//');
    return above === '' ? name : `${above}/${name}`;
  }

  /** Names from the top of the nested folders, as the nested commands show it: a `/` stays single. */
  nestedPath(uid: string): string {
    const node = this.nodes.get(uid);
    if (!node) return '';
    const above = node.parent === undefined ? '' : this.nestedPath(node.parent);
    return above === '' ? node.name : `${above}/${node.name}`;
  }

  /**
   * Follows names from the root as far as there are such folders. `rest` is what is left: a record, a pattern, or
   * something that does not exist. `folder` undefined means the root; `folders` are all that bear these names.
   */
  resolve(path: string): { folder: FolderNode | undefined; folders: (FolderNode | undefined)[]; rest: string } {
    const absolute = path.startsWith('/') && !path.startsWith('//');
    const parts = (absolute ? path.slice(1) : path)
      .replaceAll('//', '\0')
      .split('/')
      .map((part) => part.replaceAll('\0', '/'));
    let folders: (FolderNode | undefined)[] = [undefined];
    let used = 0;
    for (const part of parts) {
      const next = this.step(folders, part);
      if (next.length === 0) break;
      folders = next;
      used += 1;
    }
    const rest = parts.slice(used).map((part) => part.replaceAll('/', '//'));
    return { folder: folders[0], folders, rest: rest.join('/') };
  }

  private step(folders: readonly (FolderNode | undefined)[], part: string): (FolderNode | undefined)[] {
    if (part === '' || part === '.') return [...folders];
    if (part === '..')
      return folders.map((folder) => (folder?.parent === undefined ? undefined : this.get(folder.parent)));
    const byUid = this.nodes.get(part);
    if (byUid) return [byUid];
    return folders.flatMap((folder) => this.children(folder?.uid).filter((node) => node.name === part));
  }

  /** The folder in which a record lies. Of a classic record in a nested folder Commander does not know it. */
  folderOf(record: string): FolderNode | undefined {
    for (const [folder, records] of this.state.placement) {
      if (!records.includes(record)) continue;
      return this.isNested(folder) && !this.isNestedRecord(record) ? undefined : this.nodes.get(folder);
    }
    return undefined;
  }

  /** Nested records of a folder, or of the nested root. */
  nestedRecords(uid: string | undefined, recursive: boolean): string[] {
    const own = (this.state.placement.get(uid ?? NESTED_ROOT) ?? []).filter((record) => this.isNestedRecord(record));
    if (!recursive || uid === undefined) return [...own];
    return [...own, ...this.children(uid).flatMap((child) => this.nestedRecords(child.uid, true))];
  }
}
