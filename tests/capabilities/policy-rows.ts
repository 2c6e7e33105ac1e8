/**
 * Rows of "Create New Secret" and "Update Record" under the enterprise's rules for passwords: what Commander warns of, and
 * what *Force update* is for. Commander judges every password that the record would hold, so a record with an old one
 * cannot be changed at all without it.
 */
import type { PasswordPolicy } from '../../sandbox/commander';
import { createRowsOf, field, text } from './create-rows';
import { classicRecord, nsfRecord, type DirectRow, type Target } from './row';
import { FORCE, updateRow } from './update-rows';

const POLICY: PasswordPolicy = { length: 20, lowercase: true, uppercase: true, digits: true, special: true };
const WEAK = 'weak-2';
const STRONG = 'Strong enough, number 7';
/** Shown as Commander says them, one rule after the other. */
const told = (length: number): RegExp =>
  new RegExp(
    String.raw`Password must be at least 20 characters \(got ${String(length)}\)\.(?:\\n|\n)` +
      String.raw`Password must contain at least 1 uppercase character\(s\) \(got 0\)\.[^]*` +
      String.raw`Use --force to bypass password policy warnings\.`,
  );
const under = { promise: FORCE, passwordPolicy: POLICY };

/** @param length of the password that the record has. */
const updatesOf = (target: Target, length: number): readonly DirectRow[] => [
  updateRow(
    target,
    'the login of a record with an old password, which the policy warns of',
    { fields: [field('login', text('new'))] },
    { values: {} },
    { ...under, ends: 'refused', words: told(length) },
  ),
  updateRow(
    target,
    'the login of a record with an old password, forced',
    { force: true, fields: [field('login', text('new'))] },
    { values: { 'fields login': ['new'] } },
    under,
  ),
  updateRow(
    target,
    'the title of a record with an old password, which the policy warns of',
    { title: 'Another title' },
    { values: {} },
    { ...under, ends: 'refused', words: told(length) },
  ),
  updateRow(
    target,
    'the title of a record with an old password, forced',
    { force: true, title: 'Another title' },
    { title: 'Another title', values: {} },
    under,
  ),
  updateRow(
    target,
    'a weak password, which the policy warns of',
    { fields: [field('password', text(WEAK))] },
    { values: {} },
    { ...under, ends: 'refused', words: told(WEAK.length) },
  ),
  updateRow(
    target,
    'a weak password, forced',
    { force: true, fields: [field('password', text(WEAK))] },
    { values: { 'fields password': [WEAK] } },
    under,
  ),
  updateRow(
    target,
    'a strong password under the policy, with no warning',
    { fields: [field('password', text(STRONG))] },
    { values: { 'fields password': [STRONG] } },
    under,
  ),
];

const random = { form: 'generated-password', generator: { algorithm: 'random', length: 24 } } as const;

export const policyRows: readonly DirectRow[] = [
  ...updatesOf(classicRecord('Jira Admin'), 'p@ss w0rd'.length),
  ...updatesOf(nsfRecord('Apollo API'), 'ap0llo'.length),
  ...createRowsOf({
    promise: 'Store secrets securely in Keeper vault',
    name: 'a password that the policy refuses',
    passwordPolicy: POLICY,
    operation: { fields: [field('password', text(WEAK))] },
    ends: 'refused',
    words: told(WEAK.length),
  }),
  ...createRowsOf({
    promise: 'Store secrets securely in Keeper vault',
    name: 'a generated password under the policy',
    passwordPolicy: POLICY,
    operation: { fields: [field('password', random)] },
    values: { 'fields password': { like: /^\["(?:[^"\\]|\\.){24}"\]$/ } },
  }),
];
