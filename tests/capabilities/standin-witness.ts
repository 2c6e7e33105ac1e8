/** The stand-in as a witness: its own view of its vault, and reads for what that view keeps secret. */
import type { Commander } from '../../sandbox/commander';
import { contentReader } from './content';
import { memberText, rightsText, shortName, type Access, type Witness } from './witness';

export function standInWitness(standIn: Commander): Witness {
  const reader = contentReader({ url: standIn.url, key: standIn.key });
  return {
    ...reader,
    access: () => Promise.resolve(accessOf(standIn)),
    titled: (title) =>
      Promise.resolve(
        standIn
          .vault()
          .records.filter((record) => record.title === title)
          .map(({ uid }) => uid),
      ),
  };
}

function accessOf(standIn: Commander): Map<string, Access> {
  const { records, folders, account } = standIn.vault();
  const map = new Map<string, Access>();
  const set = (subject: string, is: string, expiresAt?: string): void => {
    map.set(subject, { is, ...(expiresAt === undefined ? {} : { endsAt: Date.parse(expiresAt) }) });
  };
  const titles = new Map(records.map(({ uid, title }) => [uid, title]));
  for (const { title, owner, shares, mode } of records) {
    set(`${title} · ${shortName(owner)}`, 'owner');
    for (const { user, role, inherited, canEdit, canShare, expiresAt } of shares) {
      // The service account's own view of a folder is nobody's request.
      if (user === account && inherited) continue;
      const is = mode === 'nsf' ? (role ?? '') : rightsText(canEdit === true, canShare === true);
      set(`${title} · ${shortName(user)}`, inherited ? `${is} inherited` : is, expiresAt);
    }
  }
  for (const folder of folders) {
    const subject = (who: string): string => `folder ${folder.name} · ${who}`;
    const text = ({
      role,
      manageRecords,
      manageUsers,
    }: (typeof folder.users)[number] | (typeof folder.teams)[number]) =>
      role ?? memberText(manageRecords === true, manageUsers === true);
    for (const user of folder.users) set(subject(shortName(user.user)), text(user), user.expiresAt);
    for (const team of folder.teams) set(subject(`team ${team.name}`), text(team), team.expiresAt);
    for (const { uid, canEdit, canShare } of folder.records ?? []) {
      set(subject(`record ${titles.get(uid) ?? uid}`), rightsText(canEdit, canShare));
    }
  }
  return map;
}
