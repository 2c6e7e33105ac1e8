/**
 * The real Commander as a witness: `get` and `nsf-get`, sent past the product. NSF reads show neither ends nor whether
 * access is inherited, so those are not judged there.
 */
import type { Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { contentReader, type Door } from './content';
import type { Target } from './row';
import { memberText, rightsText, shortName, type Access, type Witness } from './witness';

const recordSchema = z.object({
  data: z.object({
    title: z.string(),
    user_permissions: z.array(
      z.object({
        username: z.string(),
        owner: z.optional(z.boolean()),
        editable: z.optional(z.boolean()),
        shareable: z.optional(z.boolean()),
        role: z.optional(z.string()),
        expiration: z.optional(z.number()),
      }),
    ),
  }),
});

const memberSchema = {
  manage_users: z.boolean(),
  manage_records: z.boolean(),
  expiration: z.optional(z.string()),
};
const folderRecords = z.optional(z.array(z.looseObject({ record_uid: z.string(), record_name: z.string() })));
const sharedSchema = z.object({
  data: z.object({
    name: z.string(),
    users: z.optional(z.array(z.object({ username: z.string(), ...memberSchema }))),
    teams: z.optional(z.array(z.object({ name: z.string(), ...memberSchema }))),
    records: folderRecords,
  }),
});
const accessorSchema = z.optional(
  z.array(z.object({ accessor: z.string(), role: z.string(), inherited: z.optional(z.boolean()) })),
);
const nestedSchema = z.object({
  data: z.object({
    name: z.string(),
    owner: z.string(),
    user_permissions: accessorSchema,
    team_permissions: accessorSchema,
    records: folderRecords,
  }),
});

/** @param teams names by uid: NSF folders show uids only. */
export function realWitness(door: Door, teams: ReadonlyMap<string, string>): Witness {
  const reader = contentReader(door);
  const read = (target: Pick<Target, 'mode' | 'uid'>): Promise<unknown> =>
    reader.run(`${target.mode === 'nsf' ? 'nsf-get' : 'get'} --format=json -- '${target.uid}'`);
  return {
    ...reader,
    async access(about) {
      await reader.run('sync-down');
      const map = new Map<string, Access>();
      const records = new Map<string, Mode>();
      for (const target of about) {
        if (target.kind === 'record') records.set(target.uid, target.mode);
        else for (const uid of folderAccess(map, target, await read(target), teams)) records.set(uid, target.mode);
      }
      // Commander answers one after the other; only the waiting overlaps.
      const bodies = await Promise.all([...records].map(([uid, mode]) => read({ uid, mode })));
      for (const [index, mode] of [...records.values()].entries()) recordAccess(map, mode, bodies[index]);
      return map;
    },
    async titled(title) {
      const body = await reader.run('list --format=json');
      const rows = z.object({
        data: z.array(z.looseObject({ record_uid: z.string(), title: z.optional(z.string()) })),
      });
      return rows
        .parse(body)
        .data.filter((row) => row.title === title)
        .map((row) => row.record_uid);
    },
  };
}

function recordAccess(map: Map<string, Access>, mode: Mode, body: unknown): void {
  const { title, user_permissions: users } = recordSchema.parse(body).data;
  for (const { username, owner, editable, shareable, role, expiration } of users) {
    const rights = mode === 'nsf' ? (role ?? '') : rightsText(editable === true, shareable === true);
    map.set(`${title} · ${shortName(username)}`, {
      is: owner ? 'owner' : rights,
      ...(expiration ? { endsAt: expiration } : {}),
      ...(mode === 'nsf' ? { endsUnknown: true } : {}),
    });
  }
}

/** Uids of the records in it. */
function folderAccess(
  map: Map<string, Access>,
  { mode }: Target,
  body: unknown,
  teamNames: ReadonlyMap<string, string>,
): string[] {
  if (mode === 'nsf') {
    const { name, user_permissions = [], team_permissions = [], records = [] } = nestedSchema.parse(body).data;
    for (const { accessor, role } of user_permissions) {
      // The owner of a folder is one who has every right in it.
      const is = role === 'owner' ? 'full-manager' : role;
      map.set(`folder ${name} · ${shortName(accessor)}`, { is, endsUnknown: true });
    }
    for (const { accessor, role } of team_permissions) {
      map.set(`folder ${name} · team ${teamNames.get(accessor) ?? accessor}`, { is: role, endsUnknown: true });
    }
    return records.map((record) => record.record_uid);
  }
  const { name, users = [], teams = [], records = [] } = sharedSchema.parse(body).data;
  const member = ({
    manage_records,
    manage_users,
    expiration = 'never',
  }: (typeof users)[number] | (typeof teams)[number]) => ({
    is: memberText(manage_records, manage_users),
    // The host's own time; everything runs in UTC here.
    ...(expiration === 'never' ? {} : { endsAt: Date.parse(`${expiration}Z`) }),
  });
  for (const user of users) map.set(`folder ${name} · ${shortName(user.username)}`, member(user));
  for (const team of teams) map.set(`folder ${name} · team ${team.name}`, member(team));
  for (const record of records) {
    const is = rightsText(record.can_edit === true, record.can_share === true);
    map.set(`folder ${name} · record ${record.record_name}`, { is });
  }
  return records.map((record) => record.record_uid);
}
