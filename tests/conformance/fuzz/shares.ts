/** Random operations of the kinds that hold no record fields: shares, permissions, transfers, decisions. */
import {
  APPROVAL_DECISIONS,
  DURATION_UNITS,
  LONGEST_AMOUNT,
  NSF_ROLES,
  type Expiration,
} from '@keeper-workflow/operations';
import fc from 'fast-check';
import type { Share } from './arguments';
import { hostile, uid } from './texts';

/** Uids as Keeper makes them, and whatever a hand-made request could hold in their place. */
const anyUid = fc.oneof({ weight: 3, arbitrary: uid }, { weight: 2, arbitrary: hostile });
const target = fc.record({ uid: anyUid, title: hostile });
const address = fc.oneof(
  hostile,
  fc.tuple(hostile, hostile).map(([name, host]) => `${name}@${host}.example`),
);
const recipients = fc.array(address, { minLength: 1, maxLength: 4 });
const teams = fc.array(fc.oneof(fc.record({ name: hostile }), fc.record({ name: hostile, uid: anyUid })), {
  maxLength: 3,
});
const role = fc.constantFrom(...NSF_ROLES);
const filter = fc.oneof(fc.constant({}), fc.record({ role }));
const flag = fc.boolean();

const expiration: fc.Arbitrary<Expiration> = fc.oneof(
  fc.constant({ type: 'never' } as const),
  fc.record({
    type: fc.constant('in' as const),
    amount: fc.integer({ min: 1, max: LONGEST_AMOUNT }),
    unit: fc.constantFrom(...DURATION_UNITS),
  }),
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((at) => ({ type: 'at' as const, at: `${at.toISOString().slice(0, 19)}Z` })),
);
const rotation = fc.oneof(fc.constant({}), fc.record({ rotateOnExpiration: flag }));
const limits = fc.tuple(expiration, rotation).map(([end, rotate]) => ({ expiration: end, ...rotate }));

const is = <Value extends string>(value: Value) => fc.constant(value);
/** Both halves as one. */
const both = <A extends object, B extends object>(one: fc.Arbitrary<A>, other: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));

const nsfGrant = both(fc.record({ mode: is('nsf'), action: is('grant'), role }), limits);
const nsfRevoke = both(fc.record({ mode: is('nsf'), action: is('revoke') }), filter);
const rights = { allowSharing: flag, allowWriting: flag };
const classicGrant = both(fc.record({ mode: is('classic'), action: is('grant'), ...rights }), limits);
const classicRevoke = fc.record({ mode: is('classic'), action: is('revoke'), ...rights });
const recordShare = fc.oneof(nsfGrant, nsfRevoke, classicGrant, classicRevoke);

const folderShare = fc.oneof(
  nsfGrant,
  fc.record({ mode: is('nsf'), action: is('remove') }),
  both(
    fc.record({
      mode: is('classic'),
      action: is('grant'),
      manageRecords: flag,
      manageUsers: flag,
      canShareRecords: flag,
      canEditRecords: flag,
    }),
    limits,
  ),
  fc.record({ mode: is('classic'), action: is('remove') }),
);

const permission = fc.oneof(
  fc.record({ mode: is('nsf'), action: is('grant'), role }),
  nsfRevoke,
  fc
    .record({
      mode: is('classic'),
      action: fc.constantFrom('grant', 'revoke'),
      canShareRecords: flag,
      canEditRecords: flag,
    })
    .filter(({ canShareRecords, canEditRecords }) => canShareRecords || canEditRecords),
);

const device = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 20, maxLength: 20 }),
  },
  { weight: 1, arbitrary: hostile },
);
const decision = fc.constantFrom(...APPROVAL_DECISIONS);

/** One arbitrary for each kind. Texts are hostile, also where the schemas would never let them through. */
export const shareOperations: Readonly<Record<string, fc.Arbitrary<Share>>> = {
  'share-record': both(fc.record({ kind: is('share-record'), record: target, recipients }), recordShare),
  'share-folder-records': both(
    fc.record({ kind: is('share-folder-records'), folder: target, recursive: flag, recipients }),
    recordShare,
  ),
  'transfer-record': fc.record({
    kind: is('transfer-record'),
    mode: fc.constantFrom('nsf', 'classic'),
    record: target,
    newOwner: address,
  }),
  'share-folder': both(fc.record({ kind: is('share-folder'), folder: target, recipients, teams }), folderShare),
  'record-permission': both(fc.record({ kind: is('record-permission'), folder: target, recursive: flag }), permission),
  'epm-approval': fc.record({ kind: is('epm-approval'), approval: anyUid, decision }),
  'device-approve': fc.record({ kind: is('device-approve'), device, decision }),
};
