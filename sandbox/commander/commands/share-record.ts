/**
 * `share-record`: classic sharing. Grants add rights and take none away; `-a revoke -w` or `-s` takes that right only;
 * somebody unknown is invited, which answers success although nothing is shared.
 */
import { CloudError, CommandError, PythonError, UnknownForm } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { checkRotation, classicExpiration, type Expiration } from '../text/expiration';
import { localTime } from '../text/python';
import type { StoredRecord } from '../vault/model';
import type { Session } from '../vault/session';
import { EMAIL, knownUsers, learnShares } from './recipients';
import { SHARE_RECORD_HELP } from './share-record-help';
import { sendShares, type ShareRequest } from './share-record-request';
import { recordsToShare } from './share-record-target';
import { EXPIRATION_OPTIONS, EXTENT_OPTIONS, RECIPIENT_OPTIONS, sharingAction } from './sharing-options';
import { text, texts, without, type CommandContext, type CommandDefinition } from './command';

const NAME = 'share-record';

export const shareRecord: CommandDefinition = {
  name: NAME,
  help: SHARE_RECORD_HELP,
  parser: {
    abbreviations: true,
    options: [
      ...RECIPIENT_OPTIONS,
      sharingAction('grant', 'revoke', 'owner', 'cancel'),
      { flags: ['-s', '--share'], dest: 'share', takes: 'nothing' },
      { flags: ['-w', '--write'], dest: 'write', takes: 'nothing' },
      ...EXTENT_OPTIONS,
      ...EXPIRATION_OPTIONS,
    ],
    positional: { dest: 'record', count: 'optional' },
  },
  run(context, args) {
    const name = text(args.record) ?? '';
    if (name === '') {
      for (const line of SHARE_RECORD_HELP) context.output.print(line);
      return;
    }
    without(NAME, args, 'contacts_only', 'dry_run');
    const emails = texts(args.email);
    if (args.action === 'cancel') cancel(context, emails, args.force === true);
    else share(context, args, name, emails);
  },
};

function share(context: CommandContext, args: Arguments, name: string, emails: readonly string[]): void {
  const { cloud, session, output, clock } = context;
  const action = text(args.action) ?? 'grant';
  const expiration =
    action === 'grant' ? classicExpiration(NAME, text(args.expire_at), text(args.expire_in), clock.now()) : undefined;
  if (args.rotate === true) checkRotation(NAME, action, expiration);
  const records = recordsToShare(session, name, args.recursive === true);
  if (records.some((record) => record.nested)) throw new UnknownForm('share-record of a nested record');
  if (args.rotate === true) checkEligible(records);
  if (action === 'owner' && emails.length > 1) {
    throw new CommandError(NAME, 'You can transfer ownership to a single account only');
  }
  const users = [...new Set(emails.map((email) => email.toLowerCase()))];
  const invalid = users.filter((email) => !EMAIL.test(email));
  if (invalid.length > 0) throw new CommandError(NAME, `Invalid email format: ${invalid.join(', ')}`);

  const recipients = action === 'revoke' ? users : invitedOrKnown(context, users);
  if (recipients === undefined) return;
  learnShares(context, records);
  const requests = records.flatMap((record) =>
    requestsFor(args, action, record, recipients, expiration, existingShares(session, record)),
  );
  for (const { record, user, verb, done, reason, expiresAt } of sendShares(cloud, requests)) {
    if (done) {
      const until = expiresAt === undefined ? '' : `, record access expires ${untilText(expiresAt)}`;
      output.log(`Record "${record}" access permissions has been ${PAST[verb]} user '${user}'${until}`);
    } else output.log(`Failed to ${verb} record "${record}" access permissions for user '${user}': ${reason}`);
  }
}

const PAST = { grant: 'granted to', change: 'changed for', revoke: 'revoked from' } as const;

const untilText = (expiresAt: Exclude<Expiration, undefined>): string =>
  expiresAt === 'never' ? 'never' : localTime(expiresAt);

/** Undefined: everybody was invited and nothing is left to do. */
function invitedOrKnown(context: CommandContext, users: readonly string[]): string[] | undefined {
  const { invited, known } = knownUsers(context.cloud, users);
  for (const email of invited) {
    context.cloud.commit(NAME, { kind: 'invitation-sent', user: email });
    context.output.log(`Share invitation has been sent to '${email}'`);
  }
  if (invited.length > 0) context.output.log('Please repeat this command when invitation is accepted.');
  if (known.length > 0) return known;
  if (invited.length > 0) return undefined;
  throw new CommandError(NAME, 'Nothing to do.');
}

function requestsFor(
  args: Arguments,
  action: string,
  record: StoredRecord,
  users: readonly string[],
  expiration: Expiration,
  existing: Existing,
): ShareRequest[] {
  const write = args.write === true;
  const reshare = args.share === true;
  return users.map((user): ShareRequest => {
    const current = existing.get(user);
    const base = { record: record.uid, user };
    if (action === 'revoke' && !write && !reshare) return { ...base, kind: 'remove' };
    if (action === 'revoke') {
      const canEdit = !write && current?.editable === true;
      return { ...base, kind: 'update', canEdit, canShare: !reshare && current?.shareable === true };
    }
    const kind = current === undefined ? 'add' : 'update';
    if (action === 'owner') return { ...base, kind, transfer: true };
    return {
      ...base,
      kind,
      canEdit: write || current?.editable === true,
      canShare: reshare || current?.shareable === true,
      ...(expiration === undefined ? {} : { expiresAt: expiration }),
    };
  });
}

type Existing = ReadonlyMap<string, { editable: boolean; shareable: boolean }>;

/** They are forgotten with it: what follows changes them. */
function existingShares(session: Session, record: StoredRecord): Existing {
  const users = session.knownSharesOf(record)?.users ?? [];
  session.forgetShares(record.uid);
  return new Map(users.map((user) => [user.username.toLowerCase(), user]));
}

function checkEligible(records: readonly StoredRecord[]): void {
  const ineligible = records.filter((record) => !record.rotation).map((record) => record.uid);
  if (ineligible.length === 0) return;
  throw new CommandError(
    NAME,
    '--rotate-on-expiration requires a pamUser record with rotation configured. ' +
      `Ineligible record(s): ${ineligible.sort().join(', ')}`,
  );
}

/** Removes every share with these users; the record named is not looked at. */
function cancel({ cloud, session, output }: CommandContext, emails: readonly string[], force: boolean): void {
  if (!force) throw new PythonError('EOF when reading a line');
  for (const user of emails) {
    const refusal = refusalOf(() => {
      cloud.call('cancel_share');
    });
    if (refusal !== undefined) {
      output.log(`${user}: ${refusal}.`);
      continue;
    }
    const records = [...cloud.state.shares].filter(([, shares]) => shares.has(user)).map(([record]) => record);
    if (records.length === 0) output.log(`${user}: No shared records are found.`);
    for (const record of records) cloud.commit(NAME, { kind: 'share-revoked', mode: 'classic', record, user });
  }
  session.syncDue = true;
}

/** The cloud's words when it refuses. */
function refusalOf(call: () => void): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return error.text;
  }
}
