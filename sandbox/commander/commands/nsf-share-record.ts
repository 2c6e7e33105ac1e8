/**
 * `nsf-share-record`: access to nested records by role. An expiry on an existing share is a revoke and a create, two
 * requests; inherited access cannot be revoked; an invitation is an error here.
 */
import { CommandError } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { checkRotation, nestedExpiration, type Expiration } from '../text/expiration';
import type { NestedAccess, Role } from '../vault/model';
import { mayShare, ROLE_NAMES, roleNumber } from '../vault/roles';
import { ACCOUNT } from '../vault/model';
import { asCommandErrors } from './as-command-errors';
import { keyStanding, obstacle } from './nested-keys';
import { checkEligible, printDryRun } from './nsf-share-record-plan';
import { nestedRecordsToShare } from './nsf-share-record-target';
import { EXPIRATION_OPTIONS, EXTENT_OPTIONS, RECIPIENT_OPTIONS, sharingAction } from './sharing-options';
import { text, texts, without, type CommandContext, type CommandDefinition } from './command';

const NAME = 'nsf-share-record';

/** Two expiries as close as this are the same to Commander. */
const SAME_EXPIRY_MS = 60_000;

export const nsfShareRecord: CommandDefinition = {
  name: NAME,
  nested: true,
  parser: {
    abbreviations: false,
    options: [
      ...RECIPIENT_OPTIONS,
      sharingAction('grant', 'revoke', 'owner'),
      { flags: ['-r', '--role'], dest: 'role', takes: 'value', choices: ROLE_NAMES },
      ...EXTENT_OPTIONS,
      ...EXPIRATION_OPTIONS,
    ],
    positional: { dest: 'record', count: 'optional' },
  },
  run(context, args) {
    const emails = texts(args.email);
    const action = text(args.action) ?? 'grant';
    const role = roleNumber(text(args.role) ?? '');
    checkArguments(args, emails, action, role);
    without(NAME, args, 'contacts_only');
    const { clock, session } = context;
    const expiration = nestedExpiration(NAME, text(args.expire_at), text(args.expire_in), clock.now());
    const records = nestedRecordsToShare(context, text(args.record) ?? '', args.recursive === true);
    const rotates = args.rotate === true;
    if (rotates) {
      checkRotation(NAME, action, expiration);
      checkEligible(context, records);
    }
    for (const record of records) {
      const mine = session.state.access.get(record)?.get(ACCOUNT);
      if (mine && mine.owner !== true && !mayShare(mine.role)) {
        throw new CommandError(NAME, 'You do not have permission to share this record.');
      }
    }
    if (args.dry_run === true) {
      printDryRun(context, { action, records, emails, role: text(args.role), expiration, rotates });
      return;
    }
    asCommandErrors(NAME, () => {
      for (const email of emails) {
        for (const record of records) shareOne({ context, record, email, rotates }, action, role, expiration);
      }
    });
    if (action === 'owner') session.sync();
  },
};

function checkArguments(args: Arguments, emails: readonly string[], action: string, role: Role | undefined): void {
  if (!text(args.record)) throw new CommandError(NAME, 'Record path or UID is required');
  if (action === 'owner' && emails.length > 1) {
    throw new CommandError(NAME, 'Ownership can only be transferred to a single account');
  }
  if (action === 'grant' && role === undefined) throw new CommandError(NAME, 'Role is required for grant action');
}

interface Share {
  context: CommandContext;
  record: string;
  /** As given; the cloud knows it in lower case. */
  email: string;
  rotates: boolean;
}

function shareOne(share: Share, action: string, role: Role | undefined, expiration: Expiration): void {
  if (action === 'owner') transfer(share);
  else if (action === 'revoke') revoke(share);
  else if (role !== undefined) grant(share, role, expiration);
}

function grant(share: Share, role: Role, expiration: Expiration): void {
  const { context, record, email } = share;
  const existing = directShare(share);
  if (existing === undefined) {
    context.session.sync();
    report(share, 'grant', create(share, role, expiration, 'share-granted'));
    return;
  }
  if (isSame(existing, role, expiration) && (!share.rotates || existing.rotates === true)) {
    context.output.log(
      `Record '${record}' already shared with '${email}' at the requested role and expiration; no change needed.`,
    );
    report(share, 'update', undefined);
    return;
  }
  context.session.sync();
  if (typeof expiration === 'number') {
    context.output.log(`Revoking existing share with '${email}' before re-granting with expiration...`);
    const refusal = remove(share);
    if (refusal !== undefined) {
      report(share, 'update', refusal);
      return;
    }
    context.output.log(`Re-granting share to '${email}' with updated role and expiration...`);
    report(share, 'update', create(share, role, expiration, 'share-granted'));
    return;
  }
  report(share, 'update', create(share, role, expiration, 'share-changed'));
}

function revoke(share: Share): void {
  share.context.session.sync();
  report(share, 'revoke', remove(share));
}

/** Undefined also when the cloud refuses to say: the share is then taken for a new one. */
function directShare({ context, record, email }: Share): NestedAccess | undefined {
  try {
    context.cloud.call('vault/records/v3/details/access');
  } catch {
    return undefined;
  }
  const [, found] =
    context.cloud.accessTo(record).find(([holder]) => holder.toLowerCase() === email.toLowerCase()) ?? [];
  return found === undefined || found.owner === true || found.inherited === true ? undefined : found;
}

function isSame(existing: NestedAccess, role: Role, expiration: Expiration): boolean {
  if (existing.role !== role) return false;
  if (expiration === undefined) return true;
  if (expiration === 'never') return existing.expiresAt === undefined;
  return existing.expiresAt !== undefined && Math.abs(existing.expiresAt - expiration) <= SAME_EXPIRY_MS;
}

/** The cloud's refusal, or undefined. Throws for somebody who has no public key. */
function create(
  { context, record, email, rotates }: Share,
  role: Role,
  expiration: Expiration,
  kind: 'share-granted' | 'share-changed',
): string | undefined {
  const { cloud } = context;
  const user = email.toLowerCase();
  const reason = obstacle(context, NAME, email);
  if (reason !== undefined) throw new Error(reason);
  cloud.call('vault/records/v3/share');
  if (cloud.user(user)?.refused === true) return 'Sharing with this user is not allowed';
  const access: NestedAccess = {
    role,
    ...(typeof expiration === 'number' ? { expiresAt: expiration } : {}),
    ...(rotates ? { rotates } : {}),
  };
  cloud.commit(NAME, { kind, mode: 'nsf', record, user, access });
  return undefined;
}

function remove({ context, record, email }: Share): string | undefined {
  const { cloud } = context;
  const user = email.toLowerCase();
  // Commander fetches the key of whom it revokes from, though it has no use for it.
  keyStanding(context, email);
  // What is no e-mail is taken for an account's uid, which decodes but belongs to nobody.
  const maybeUid = /^[A-Za-z0-9_-]+$/.test(email) && email.length % 4 !== 1;
  if (cloud.user(user) === undefined && !maybeUid) throw new Error(`User ${email} not found`);
  cloud.call('vault/records/v3/share');
  if (cloud.user(user)?.refused === true) return 'Sharing with this user is not allowed';
  const [, found] = cloud.accessTo(record).find(([holder]) => holder === user) ?? [];
  if (found === undefined || found.inherited === true) return 'trying to update or revoke non existing permissions';
  cloud.commit(NAME, { kind: 'share-revoked', mode: 'nsf', record, user });
  return undefined;
}

function transfer({ context, record, email }: Share): void {
  const user = email.toLowerCase();
  context.session.sync();
  if (keyStanding(context, email) !== 'known') throw new Error(`Cannot prepare transfer for record ${record}`);
  context.cloud.call('vault/records/v3/transfer');
  context.cloud.commit(NAME, { kind: 'ownership-transferred', mode: 'nsf', record, user });
  context.output.log(`Record '${record}' ownership transferred to '${email}'`);
  context.output.log('You will no longer have access to this record!');
}

const PAST = { grant: 'granted to', update: 'changed for', revoke: 'revoked from' } as const;

function report({ context, record, email }: Share, action: keyof typeof PAST, refusal: string | undefined): void {
  context.output.log(
    refusal === undefined
      ? `Record "${record}" access permissions has been ${PAST[action]} '${email}'`
      : `Failed to ${action} record "${record}" access for '${email}': ${refusal}`,
  );
}
