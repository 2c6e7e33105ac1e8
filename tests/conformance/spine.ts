/**
 * The product itself on the real Commander: the built app in the sandbox, connected to the Service Mode of
 * ../shared/commander-real instead of the stand-in. One request after the other is submitted, previewed, approved and
 * carried out, each from what the one before left; then the table of tests/capabilities, every record type, and a change
 * of every record, each held against reads that the product has no part in. Ends with 1 on any difference; where the real
 * Commander is absent it says so and ends with 0. `--unit TEXT`: only units of work whose name contains it; `--rows TEXT`: only
 * rows of the table whose feature and name contain it; `--lanes N`: on so many Commanders at once.
 */
import './utc';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Answer, Answers, FunctionName } from '@keeper-workflow/contract';
import type { ShareRecordDraft } from '@keeper-workflow/operations';
import { buildApps, startSandbox, type Sandbox } from '../../sandbox/shell';
import { realGround } from '../capabilities/real-ground';
import { capabilityUnits, notHere, type Report, type Unit } from './capabilities';
import { inLanes, WAITING_LANES } from './lanes';
import { prepareRealCommander, realCommanderFolder } from './real-server';

interface Ending {
  readonly name: string;
  readonly record: string;
  readonly draft: Partial<ShareRecordDraft>;
  readonly outcome: string;
}

const NSF_RECORD = 'Apollo API';
const CLASSIC_RECORD = 'Jira Admin';
const ALICE = ['alice@acme.example'];
const classic = { mode: 'classic', role: undefined } as const;

/** In this order: each starts from what the one before left in the vault. */
const ENDINGS: readonly Ending[] = [
  { name: 'NSF grant for two hours', record: NSF_RECORD, draft: {}, outcome: 'verified' },
  {
    name: 'NSF another role',
    record: NSF_RECORD,
    draft: { role: 'content-manager', expiration: { type: 'never' } },
    outcome: 'verified',
  },
  { name: 'NSF revoke', record: NSF_RECORD, draft: { action: 'revoke', role: undefined }, outcome: 'verified' },
  { name: 'NSF refused', record: NSF_RECORD, draft: { recipients: ['fails@acme.example'] }, outcome: 'refused' },
  {
    name: 'NSF invitation',
    record: NSF_RECORD,
    draft: { recipients: ['invitee@partner.example'] },
    outcome: 'invited',
  },
  {
    name: 'NSF one of two refused',
    record: NSF_RECORD,
    draft: { recipients: ['bob@acme.example', 'fails@acme.example'] },
    outcome: 'partial',
  },
  {
    name: 'Classic grant, allow writing',
    record: CLASSIC_RECORD,
    draft: { ...classic, allowWriting: true, expiration: { type: 'never' } },
    outcome: 'verified',
  },
  {
    name: 'Classic right taken away',
    record: CLASSIC_RECORD,
    draft: { ...classic, action: 'revoke', allowWriting: true },
    outcome: 'verified',
  },
  {
    name: 'Classic grant until an instant',
    record: CLASSIC_RECORD,
    draft: { ...classic, expiration: { type: 'at', at: '2031-01-31T10:00:00Z' } },
    outcome: 'verified',
  },
  { name: 'Classic revoke', record: CLASSIC_RECORD, draft: { ...classic, action: 'revoke' }, outcome: 'verified' },
  {
    name: 'Classic refused',
    record: CLASSIC_RECORD,
    draft: { ...classic, recipients: ['fails@acme.example'] },
    outcome: 'refused',
  },
  {
    name: 'Classic invitation',
    record: CLASSIC_RECORD,
    draft: { ...classic, recipients: ['invitee@partner.example'] },
    outcome: 'invited',
  },
];

const asked = ({ record, draft }: Ending): ShareRecordDraft => ({
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: record,
  recipients: ALICE,
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
  ...draft,
});

/** Carries one request through the panel's functions; returns its outcome, or why it got stuck. */
async function carryThrough(sandbox: Sandbox, ending: Ending): Promise<string> {
  async function call<Name extends FunctionName<'panel'>>(who: string, name: Name, payload: unknown) {
    const as = sandbox.accountId(who);
    const answer = await sandbox.invoke({
      app: 'connector-hub',
      module: 'keeper-panel',
      function: name,
      payload,
      as,
      issue: 'OPS-1',
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    const result = answer.result as Answer<Answers['panel'][Name]>;
    if (!result.ok) throw new Error(`${name}: ${result.failure.code} ${result.failure.message}`);
    return result.value;
  }
  const draft = asked(ending);
  const requestId = randomUUID();
  const { request } = await call('alice', 'submitRequest', { requestId, draft, justification: ending.name });
  const { rows } = await call('sam', 'findRecords', { term: ending.record });
  const record = rows.find(({ title, mode }) => title === ending.record && mode === draft.mode);
  if (!record) throw new Error(`the search does not find ${ending.record}`);
  const chosen = { ...draft, record: { uid: record.uid, title: record.title } };
  const preview = await call('sam', 'previewDecision', { requestId, revision: request.revision, draft: chosen });
  const { operation, operationHash, revision } = preview;
  await call('sam', 'approveRequest', { requestId, revision, operation, operationHash });
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const now = await call('alice', 'readRequest', { requestId });
    if (now.request.state === 'completed') return now.request.outcome ?? 'none';
    sandbox.advance(60);
    await sandbox.world.forge.drain();
  }
  return 'still executing';
}

/** The endings above, one after the other. */
const endingsUnit: Unit = {
  name: 'one request after the other',
  async run(ground) {
    await ground.reset();
    const lines: string[] = [];
    const wrong: string[] = [];
    for (const ending of ENDINGS) {
      const outcome = await carryThrough(ground.sandbox, ending).catch((error: unknown) => String(error));
      lines.push(`  ${ending.name}: ${outcome}`);
      if (outcome !== ending.outcome) wrong.push(`${ending.name}: ${outcome}, but it must be ${ending.outcome}`);
    }
    return { lines, wrong };
  },
};

interface Timed extends Report {
  readonly seconds: number;
}

/** True when there is nothing to complain about. */
async function check(folder: string): Promise<boolean> {
  const real = await prepareRealCommander(folder);
  const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
  const apps = await buildApps(repository, () => undefined);
  const all = rows === undefined ? [endingsUnit, ...capabilityUnits()] : capabilityUnits(rows);
  const units = all.filter(({ name }) => name.includes(unit));
  console.log(`The product on Keeper Commander ${real.version}, on ${String(lanes)} at once.`);
  const reports = await inLanes<Unit, Timed>(units, lanes, async (next, done) => {
    const commander = await real.start('plain');
    const { root, key } = commander;
    const realCommander = { url: `${root}/api/v2`, key };
    const sandbox = await startSandbox({ port: 0, commanderPort: 0, apps, realCommander });
    try {
      for (let work = next(); work; work = next()) {
        const began = Date.now();
        const report = await work.run(realGround(sandbox, commander));
        done(work, { ...report, seconds: Math.round((Date.now() - began) / 1000) });
      }
    } finally {
      await sandbox.close();
      await commander.close();
    }
  });
  for (const line of notHere()) console.log(line);
  for (const [index, { lines, seconds }] of reports.entries()) {
    console.log(`${units[index]?.name ?? ''} (${String(seconds)} s)`);
    for (const line of lines) console.log(line);
  }
  const wrong = reports.flatMap((report) => report.wrong);
  for (const line of wrong) console.error(line);
  console.log(`The product on the real Commander: ${String(wrong.length)} different.`);
  return wrong.length === 0;
}

const { values } = parseArgs({
  options: { rows: { type: 'string' }, unit: { type: 'string', default: '' }, lanes: { type: 'string' } },
});
const { rows, unit } = values;
const lanes = values.lanes === undefined ? WAITING_LANES : Number(values.lanes);
const folder = realCommanderFolder();
if (folder === undefined) {
  console.log('The real Commander is not on this machine (../shared/commander-real): the product is not tried on it.');
} else if (!(await check(folder))) process.exitCode = 1;
