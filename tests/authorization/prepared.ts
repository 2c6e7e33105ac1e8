/**
 * Payloads for every function of the registry, with which an allowed call really gets through: a request in the state
 * that the function needs, made by somebody who may and who does not stand in the way of the caller.
 */
import { randomUUID } from 'node:crypto';
import type { RequestView } from '@keeper-workflow/contract';
import {
  approvalOf,
  ask,
  nestedDraft,
  preview,
  valueOf,
  type Person,
  type Somebody,
  type TestWorld,
  shareOperation,
} from '../world';
import type { Place } from './holders';

export interface RegisteredSurface {
  readonly module: string;
  readonly function: string;
  readonly access: string;
  readonly example: unknown;
}

/** Which request a function is called with, where it is called with one. Not named here: another's submitted request. */
const REQUEST_FOR: Readonly<Record<string, 'new' | 'own' | 'invited'>> = {
  submitRequest: 'new',
  executeDirect: 'new',
  updateRequest: 'own',
  withdrawRequest: 'own',
  checkAgain: 'invited',
};

const INVITED = { recipients: ['invitee@partner.example'] };
/** A requester who is none of the usual approvers of the place, and one more for him. */
const REQUESTERS: Record<Place, readonly [Person, Person]> = {
  'OPS-1': ['alice', 'bob'],
  'OPS-5': ['pia', 'ada'],
  'TOY-1': ['kim', 'ada'],
};

export interface Prepared {
  /** @param fresh a request of its own for a call that will change it; otherwise one that is there anyway. */
  payload(surface: RegisteredSurface, who: Somebody, place: Place, fresh: boolean): Promise<Record<string, unknown>>;
  /** The requests that no call of the matrix may have touched. */
  untouched(): readonly { readonly request: RequestView; readonly issue: Place }[];
}

export async function prepare(world: TestWorld): Promise<Prepared> {
  const enable = async (enabled: boolean) =>
    valueOf(await world.settings('ada', 'setProject', { projectKey: 'TOY', enabled, justificationRequired: false }));
  await enable(true);
  const standing = new Map<Place, readonly RequestView[]>();
  for (const issue of ['OPS-1', 'OPS-5', 'TOY-1'] as const) {
    const requests: RequestView[] = [];
    for (const who of REQUESTERS[issue]) requests.push(await ask(world, { who, issue }));
    standing.set(issue, requests);
  }
  await enable(false);

  const first = standing.get('OPS-1')![0]!;
  const approval = approvalOf(await preview(world, 'ada', first));
  const invited = new Map([
    ['OPS-1', await invite(world, 'OPS-1', 'pia')],
    ['OPS-5', await invite(world, 'OPS-5', 'ada')],
  ]);

  async function requestFor(name: string, who: Somebody, place: Place, fresh: boolean) {
    const kind = REQUEST_FOR[name];
    if (kind === 'new') return { id: randomUUID(), revision: 1 };
    const isInvited = kind === 'invited' ? invited.get(place) : undefined;
    if (isInvited) {
      return valueOf(await world.panel('ada', 'readRequest', { requestId: isInvited.id }, { issue: place })).request;
    }
    const [one, other] = REQUESTERS[place];
    const requester = kind === 'own' && who !== 'nobody' ? who : one === who ? other : one;
    return fresh ? ask(world, { who: requester, issue: place }) : standing.get(place)![requester === other ? 1 : 0]!;
  }

  return {
    async payload({ function: name, example }, who, place, fresh) {
      const given = example as Record<string, unknown>;
      const request = 'requestId' in given ? await requestFor(name, who, place, fresh) : undefined;
      const real: Record<string, unknown> = {
        requestId: request?.id,
        revision: request?.revision,
        draft: { ...nestedDraft(), record: shareOperation(approval).record },
        operation: 'operationHash' in given ? approval.operation : undefined,
        operationHash: approval.operationHash,
        apiUrl: world.sandbox.commander.url,
        apiKey: world.sandbox.commander.key,
      };
      return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, real[key] ?? value]));
    },
    untouched: () => [...standing].flatMap(([issue, requests]) => requests.map((request) => ({ request, issue }))),
  };
}

/** A request that ended with an open invitation: it may be checked again. */
async function invite(world: TestWorld, issue: Place, approver: Person): Promise<RequestView> {
  const draft = nestedDraft(INVITED);
  const request = await ask(world, { who: REQUESTERS[issue][0], issue, draft });
  const seen = await preview(world, approver, request, { issue });
  const approved = valueOf(await world.panel(approver, 'approveRequest', approvalOf(seen), { issue })).request;
  if (approved.outcome !== 'invited') throw new Error(`An invitation ended as ${approved.outcome ?? approved.state}.`);
  return approved;
}
