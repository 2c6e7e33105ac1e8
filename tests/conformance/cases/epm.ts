/** Cases of `epm`: the approval requests of endpoint privilege management. */
import { commands, on, type Step } from '../case';
import { A, NOBODY } from './uids';

const DASHED = '-' + 'A'.repeat(21);
const list = 'epm approval list --format=json';
const pending = 'epm approval list --type=pending --format=json';
const sync = 'epm sync-down';
/** Everything anew. What the cloud merely no longer names stays in the session otherwise. */
const reload = 'epm sync-down --reload';
const view = (uid: string): string => `epm approval view --format=json -- '${uid}'`;
const action = (...options: string[]): string => ['epm approval action', ...options].join(' ');
const approve = (uid: string): string => action(`--approve='${uid}'`);
const deny = (uid: string): string => action(`--deny='${uid}'`);
const remove = (what: string): string => action(`--remove='${what}'`);
const later: Step = { kind: 'new-approval', name: 'later' };
const BROKEN = `B${'A'.repeat(21)}`;
const broken: Step = { kind: 'new-approval', uid: BROKEN, unreadable: true };
const noSync: Step = {
  kind: 'refuse',
  endpoint: 'router:pedm/sync_pedm_data',
  error: 'access_denied',
  message: 'EPM is not licensed',
};
const noAction: Step = {
  kind: 'refuse',
  endpoint: 'router:pedm/approval_action',
  error: 'access_denied',
  message: 'Not an EPM administrator',
};
const elsewhere = (uid: string, as: 'approved' | 'denied' | 'expired' | 'escalated'): Step => ({
  kind: 'decided-elsewhere',
  uid,
  as,
});

export const epm = [
  commands('epm: sync-down', sync, 'epm sync-down --reload', 'epm sync-down --rel', 'epm sync-down -f'),
  commands('epm: list', list),
  commands('epm: list by status, pending', pending),
  commands('epm: list by status, approved', 'epm approval list --type approved --format=json'),
  commands('epm: list by status, denied', 'epm approval list --type denied --format=json'),
  commands('epm: list by status, expired', 'epm approval list --type=expired --format=json'),
  commands('epm: list by status, escalated', 'epm approval list --type=escalated --format=json'),
  commands('epm: list, format first', 'epm approval list --format=json --type=pending'),
  commands('epm: list, unknown status', 'epm approval list --type=open --format=json'),
  commands('epm: list, status in another case', 'epm approval list --type=Pending --format=json'),
  commands('epm: list, status missing', 'epm approval list --format=json --type'),
  commands('epm: list, something left over', 'epm approval list --format=json x'),
  commands('epm: list by its short name', 'epm approval l --format=json --type=denied'),
  commands('epm: list, verbs in capitals', 'epm APPROVAL List --format=json --type=denied'),
  commands('epm: list, none left', remove(A.denied), reload, 'epm approval list --type=denied --format=json'),
  commands('epm: view', view(A.printer)),
  commands('epm: view, a justification that is JSON', view(A.ticket)),
  commands('epm: view, no justification', view(A.unjustified)),
  commands('epm: view past its time, the cloud still says pending', view(A.old)),
  commands('epm: view of decided ones', view(A.approved), view(A.denied), view(A.expired), view(A.escalated)),
  commands('epm: view, unknown', view(NOBODY), view('nosuch'), view('')),
  commands('epm: view, a uid with a dash, bare', `epm approval view ${DASHED} --format=json`),
  commands('epm: view, a uid with a dash that is unknown', view(DASHED)),
  commands('epm: view, no uid', 'epm approval view --format=json', 'epm approval view'),
  commands('epm: view, two uids', `epm approval view --format=json ${A.printer} ${A.ticket}`),
  commands('epm: view, a format that it does not have', `epm approval view --format=csv ${A.printer}`),

  commands('epm: a new request is not seen before sync-down', list, later, pending, view(A.later)),
  commands('epm: a new request, after sync-down', list, later, sync, pending, view(A.later)),
  commands('epm: a new request, the vault sync-down does not help', list, later, 'sync-down', view(A.later)),
  commands('epm: a new request, a failed sync-down does not help', list, later, noSync, sync, view(A.later)),
  commands('epm: a new request can be decided unseen', list, later, approve(A.later), view(A.later)),
  commands(
    'epm: a new request is seen by a session that has read nothing yet',
    { kind: 'restart' },
    later,
    view(A.later),
  ),

  commands('epm: approve', approve(A.printer), view(A.printer), pending),
  commands('epm: deny', deny(A.ticket), view(A.ticket), 'epm approval list --type=denied --format=json'),
  commands('epm: approve after its time', approve(A.old), view(A.old)),
  commands('epm: approve twice', approve(A.printer), approve(A.printer), view(A.printer)),
  commands('epm: deny what was approved', approve(A.printer), deny(A.printer), view(A.printer)),
  commands('epm: approve what was denied', deny(A.printer), approve(A.printer), view(A.printer)),
  commands('epm: approve an expired one', approve(A.expired), view(A.expired)),
  commands('epm: approve an escalated one', approve(A.escalated), view(A.escalated)),
  commands('epm: approve an unknown one', approve(NOBODY)),
  commands('epm: deny an unknown one', deny(NOBODY)),
  commands(
    'epm: approved elsewhere, stale, then approve',
    list,
    elsewhere(A.printer, 'approved'),
    view(A.printer),
    approve(A.printer),
    view(A.printer),
  ),
  commands(
    'epm: denied elsewhere, sync, then approve',
    list,
    elsewhere(A.printer, 'denied'),
    sync,
    view(A.printer),
    approve(A.printer),
    view(A.printer),
  ),
  commands(
    'epm: expired elsewhere, then approve',
    list,
    elsewhere(A.old, 'expired'),
    approve(A.old),
    view(A.old),
    'epm approval list --type=expired --format=json',
  ),
  commands('epm: escalated elsewhere, then deny', elsewhere(A.ticket, 'escalated'), deny(A.ticket), view(A.ticket)),

  commands('epm: approve two', action(`--approve=${A.printer}`, `--approve=${A.ticket}`), pending),
  commands('epm: one of two is decided already', action(`--approve=${A.denied}`, `--approve=${A.ticket}`), pending),
  commands('epm: both are decided already', action(`--approve=${A.approved}`, `--deny=${A.denied}`)),
  commands('epm: approve one and deny another', action(`--approve=${A.printer}`, `--deny=${A.ticket}`), list),
  commands('epm: approve and deny the same', action(`--approve=${A.printer}`, `--deny=${A.printer}`), view(A.printer)),
  commands('epm: approve the same twice in one', action(`--approve=${A.printer}`, `--approve=${A.printer}`), pending),
  commands('epm: two uids for one option', action('--approve', A.printer, A.ticket), pending),
  commands(
    'epm: no uid, and the others are done',
    action('--approve=nosuch', `--approve=${A.printer}`),
    view(A.printer),
  ),
  commands('epm: no uid of 16 bytes', approve('nosuch'), deny('nosuch'), approve(`${NOBODY}AA`)),
  commands('epm: a uid that cannot be base64', approve(A.printer.slice(0, 21)), deny('abcde'), view(A.printer)),
  commands('epm: a uid with a letter outside of ASCII', approve('ü'.repeat(22))),
  commands('epm: a uid with blanks around it', approve(` ${A.printer} `), view(A.printer)),
  commands('epm: a uid in another spelling of the same bytes', approve(`${NOBODY.slice(0, 21)}B`)),
  commands('epm: an empty uid', approve('')),
  commands('epm: a group where a uid belongs', approve('@pending'), pending),
  commands('epm: a uid with a dash, bare', action('--approve', DASHED)),
  commands('epm: a uid with a dash, unknown', approve(DASHED), deny(DASHED)),
  commands('epm: a uid with a dash, approve', { kind: 'new-approval', uid: DASHED }, approve(DASHED), view(DASHED)),
  commands('epm: a uid with a dash, deny', { kind: 'new-approval', uid: DASHED }, deny(DASHED), view(DASHED)),
  commands('epm: an action without a value', action('--approve'), action('--deny'), action('--approve', '--deny')),
  commands('epm: no action', action()),
  commands('epm: an action with a format', action(`--approve=${A.printer}`, '--format=json'), view(A.printer)),
  commands('epm: an action abbreviated', action(`--app=${A.printer}`), action(`--d=${A.ticket}`), pending),
  commands('epm: an action by its short name', `epm approval a --approve=${A.printer}`, view(A.printer)),

  commands('epm: remove', remove(A.approved), reload, view(A.approved), list),
  commands('epm: remove a pending one', remove(A.printer), approve(A.printer), reload, pending),
  commands('epm: remove twice', remove(A.approved), remove(A.approved)),
  commands('epm: remove an unknown one', remove(NOBODY)),
  commands('epm: remove the denied', remove('@denied'), reload, list),
  commands('epm: remove the approved and the expired', action('--remove=@approved', '--remove=@expired'), reload, list),
  commands('epm: remove the pending does nothing', remove('@pending'), pending),
  commands('epm: remove the escalated fails', remove('@escalated'), list),
  commands('epm: remove an unknown group', remove('@foo')),
  commands(
    'epm: approve one and remove another',
    action(`--approve=${A.printer}`, `--remove=${A.expired}`),
    reload,
    list,
  ),

  commands('epm: the cloud refuses the action', noAction, approve(A.printer), view(A.printer)),
  commands('epm: the cloud refuses to be read, and nobody asks it', noSync, list, view(A.printer)),
  commands(
    'epm: the cloud refuses to be read before an action',
    deny(A.ticket),
    noSync,
    approve(A.printer),
    view(A.printer),
  ),
  commands(
    'epm: the cloud refuses to be read after an action',
    list,
    approve(A.printer),
    noSync,
    list,
    view(A.printer),
  ),
  commands(
    'epm: switched off',
    { ...noSync, sticky: true },
    { ...noAction, sticky: true },
    sync,
    list,
    approve(A.printer),
  ),
  commands('epm: a failed sync-down keeps what was known', list, noSync, sync, view(A.approved), view(A.printer)),
  commands(
    'epm: a failed full reload forgets the decisions',
    list,
    noSync,
    `${sync} --reload`,
    view(A.approved),
    pending,
  ),
  commands('epm: a failed full reload, then read again', list, noSync, `${sync} --reload`, sync, view(A.approved)),

  commands('epm: one cannot be read, the others can', broken, sync, list, view(BROKEN), view(A.printer)),
  commands('epm: one cannot be read, and nobody says so of what was read before', broken, pending, approve(A.printer)),
  commands(
    'epm: one cannot be read, told by the second action although it is done',
    broken,
    sync,
    approve(A.printer),
    approve(A.ticket),
    sync,
    view(A.ticket),
  ),
  commands('epm: one cannot be read, and is decided', broken, sync, deny(BROKEN), sync),
  commands('epm: one cannot be read, full reload', broken, `${sync} --reload`, pending),

  commands('epm: no verb', 'epm', 'epm --format=json', 'epm --help', 'epm help'),
  commands('epm: unknown verbs', 'epm requests', 'epm requests list --format=json', 'epm nosuch', 'epm list'),
  commands('epm: approval with an unknown verb', `epm approval approve ${A.printer}`, 'epm approval --format=json'),
  commands('epm: approval without a verb lists as a table', 'epm approval'),
  commands(
    'epm: other words for it are not on the allow-list',
    'pedm approval list --format=json',
    'kepm sync-down',
    'EPM',
  ),
].map((one) => on('epm', one));
