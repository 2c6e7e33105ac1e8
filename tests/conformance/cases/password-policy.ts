/** Cases of records under the enterprise's rules for passwords: what stops a command, and what `--force` makes of it. */
import type { PasswordPolicy } from '../../../sandbox/commander';
import { commands, type Step } from '../case';
import { json, text } from './field-values';
import { F, N, R } from './uids';

const STRICT: PasswordPolicy = { length: 20, lowercase: true, uppercase: true, digits: true, special: true };
const GOOD = 'Long enough, with 1 digit';

const under = (policy: PasswordPolicy): Step[] => [
  { kind: 'password-policy', policy },
  { kind: 'command', text: 'sync-down --force' },
];
const strict = under(STRICT);
const update = (record: string, ...rest: string[]): string => [`record-update --record='${record}'`, ...rest].join(' ');
const nested = (record: string, ...rest: string[]): string =>
  [`nsf-record-update --record='${record}'`, ...rest].join(' ');
const show = (record = '<new>'): string => `get --format=json -- '${record}'`;
const showNested = (record = '<new>'): string => `nsf-get --format=json -- '${record}'`;
const add = (...rest: string[]): string => [`record-add --format=json --record-type=login`, ...rest].join(' ');
const addNested = (...rest: string[]): string =>
  [`nsf-record-add --record-type=login --folder='${F.apollo}'`, ...rest].join(' ');
const whole = (password: string, ...rest: string[]): string =>
  nested(
    N.apollo,
    `--title='Apollo API'`,
    `--record-type=login`,
    `--notes='nsf note'`,
    text('login', 'new'),
    text('password', password),
    text('url', 'https://apollo.example'),
    json('fileRef', []),
    ...rest,
  );

export const passwordPolicy = [
  commands(
    'password policy: record-update of another field of a record with a weak password',
    ...strict,
    update(R.jira, text('login', 'new')),
    show(R.jira),
    update(R.jira, text('login', 'new'), '--force'),
    show(R.jira),
  ),
  commands(
    'password policy: record-update of the password',
    ...strict,
    update(R.jira, text('password', 'abc')),
    update(R.jira, text('password', GOOD)),
    show(R.jira),
    update(R.jira, text('login', 'no longer weak')),
    update(R.jira, text('password', 'abc'), '-f'),
    update(R.jira, `'password='`),
    update(R.jira, text('login', 'without')),
    show(R.jira),
  ),
  commands(
    'password policy: record-update of the title and the notes only',
    ...strict,
    update(R.jira, `--title='Renamed'`),
    update(R.github, `--notes='+more'`),
    update(R.note, `--notes='+more'`),
    show(R.jira),
    show(R.note),
  ),
  commands(
    'password policy: every rule by itself',
    ...under({ length: 1, uppercase: true }),
    update(R.jira, 'login=a'),
  ),
  commands('password policy: lower case', ...under({ length: 1, lowercase: true }), update(R.jira, 'password=A1')),
  commands('password policy: special', ...under({ length: 1, special: true }), update(R.jira, `'password=a b-c_d'`)),
  commands('password policy: digits', ...under({ length: 1, digits: true }), update(R.jira, text('password', 'ab'))),
  commands('password policy: length', ...under({ length: 4 }), update(R.jira, text('password', 'ü🔐x'))),
  commands(
    'password policy: with another warning',
    ...strict,
    update(R.jira, `'login=$GEN'`, text('url', 'x')),
    update(R.jira, `'google.com=1'`, text('url', 'x'), '--force'),
    show(R.jira),
  ),
  commands(
    'password policy: with an error',
    ...strict,
    update(R.jira, `'password=$GEN:bogus'`),
    update(R.jira, `'password=$GEN:bogus'`, '--force'),
  ),
  commands(
    'password policy: a generated password',
    ...strict,
    update(R.jira, `--title='Generated'`, `'password=$GEN:rand,24'`),
    show(R.jira),
    update(R.jira, `'password=$GEN:rand,8'`),
    show(R.jira),
  ),
  commands(
    'password policy: record-add',
    ...strict,
    add(`--title=Weak`, text('password', 'abc')),
    add(`--title=Weak`, text('password', 'abc'), '--force'),
    show(),
    add(`--title=Custom`, text('c.password.Second', 'abc')),
    add(`--title=Good`, text('password', GOOD)),
    add(`--title=None`, text('login', 'a')),
    `list --format=json -- '^(Weak|Custom|Good|None)$'`,
  ),
  commands(
    'password policy: nsf-record-update of another field of a record with a weak password',
    ...strict,
    whole('ap0llo'),
    showNested(N.apollo),
    whole('ap0llo', '--force'),
    showNested(N.apollo),
  ),
  commands(
    'password policy: nsf-record-update of the password',
    ...strict,
    whole('abc'),
    whole(GOOD),
    showNested(N.apollo),
    whole('abc', '-f'),
    showNested(N.apollo),
  ),
  commands(
    'password policy: nsf-record-update judges the password that it will wipe',
    ...strict,
    nested(N.apollo, text('login', 'new')),
    nested(N.apollo, `--title=New`),
    showNested(N.apollo),
  ),
  commands(
    'password policy: nsf-record-update with another warning, forced',
    ...strict,
    nested(N.apollo, '--force', `'host=$JSON:{'`, text('login', 'a')),
    showNested(N.apollo),
  ),
  commands(
    'password policy: nsf-record-add',
    ...strict,
    addNested(`--title=Weak`, text('password', 'abc')),
    addNested(`--title=Weak`, text('password', 'abc'), '--force'),
    showNested(),
    addNested(`--title=Custom`, text('c.password.Second', 'abc')),
    addNested(`--title=Good`, text('password', GOOD)),
    `list --format=json -- '^(Weak|Custom|Good)$'`,
  ),
  commands(
    'password policy: is heard of at a full synchronisation',
    { kind: 'password-policy', policy: STRICT },
    update(R.jira, text('login', 'a')),
    'sync-down',
    update(R.jira, text('login', 'b')),
    'sync-down --force',
    update(R.jira, text('login', 'c')),
    show(R.jira),
  ),
];
