/** The commands as the product's own encoder writes them, letter by letter. */
import { commands } from '../case';
import { F, N, R } from './uids';

const mail = "--email='dave@acme.example'";
const both = `${mail} --email='erin+jira@acme.example'`;
/** `--` goes before what begins with a dash and nowhere else: Commander from 18.1.5 on refuses a bare one. */
const search = (pattern: string): string =>
  `list --format=json ${pattern.startsWith('-') ? '-- ' : ''}${pattern.includes("'") ? `"${pattern}"` : `'${pattern}'`}`;

export const product = [
  commands('product: test connection', 'service-status'),
  commands('product: picker', 'sync-down', search('apollo'), search('Jira Admin'), search('zzzzz')),
  commands(
    'product: picker, terms that a regular expression would read otherwise',
    search(String.raw`\(Prod\)`),
    search(String.raw`App\.credential`),
    search(String.raw`a\|b`),
    search(String.raw`\[x\]\{2\}\^\$\*\+\?`),
    search(String.raw`C:\\temp`),
    search('100% & <b> #1 ~/x, "y"; z=1'),
    search('-x'),
    search('--'),
    search(`O'Brien`),
    search('パスワード 🔐'),
  ),
  commands('product: picker by uid', search(R.app2), search(N.apollo), search(F.engineering)),
  commands(
    'product: picker, other sources',
    `search --format=json --categories=r 'apollo'`,
    `search --format=json --categories=r '*'`,
    'nsf-list --records --format=json',
  ),
  commands('product: target', `get --format=json '${R.app2}'`, `nsf-get --format=json '${N.apollo}'`),
  commands('product: target of the other kind', `get --format=json '${N.apollo}'`, `nsf-get --format=json '${R.app2}'`),
  commands('product: folder of a nested record', `nsf-get --format=json '${F.apollo}'`),
  commands(
    'product: nested grant for two hours, read, revoke, read',
    `nsf-share-record --action=grant ${mail} --role=viewer --expire-in=2h '${N.apollo}'`,
    `nsf-get --format=json '${N.apollo}'`,
    `nsf-share-record --action=revoke ${mail} '${N.apollo}'`,
    `nsf-get --format=json '${N.apollo}'`,
  ),
  commands(
    'product: nested grant to two, for good and until a date',
    `nsf-share-record --action=grant ${both} --role=content-manager '${N.apollo}'`,
    `nsf-share-record --action=grant ${both} --role=content-manager --expire-at='2031-01-31T10:00:00Z' '${N.apollo}'`,
    `nsf-get --format=json '${N.apollo}'`,
  ),
  commands(
    'product: classic grant for good with both rights, read',
    `share-record --action=grant ${mail} --share --write --expire-in=never '${R.app2}'`,
    'sync-down',
    `get --format=json '${R.app2}'`,
  ),
  commands(
    'product: classic grants until then, for good again',
    `share-record --action=grant ${mail} --expire-in=30mi '${R.app2}'`,
    `get --format=json '${R.app2}'`,
    `share-record --action=grant ${mail} --write --expire-at='2031-01-31T10:00:00Z' '${R.app2}'`,
    `share-record --action=grant ${mail} --expire-in=never '${R.app2}'`,
    `get --format=json '${R.app2}'`,
  ),
  commands(
    'product: classic revoke of a right, then of all',
    `share-record --action=revoke --email='bob@acme.example' --write '${R.grafana}'`,
    `get --format=json '${R.grafana}'`,
    `share-record --action=revoke --email='bob@acme.example' '${R.grafana}'`,
    `get --format=json '${R.grafana}'`,
  ),
];
