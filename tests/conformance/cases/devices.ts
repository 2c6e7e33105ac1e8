/** Cases of `device-approve`: devices of single-sign-on users that wait for an administrator. */
import { commands, type Step } from '../case';
import { D } from './uids';

const fresh = 'device-approve --reload --format=json';
const cached = 'device-approve --format=json';
const approve = (device: string, ...more: string[]): string => ['device-approve --approve', ...more, device].join(' ');
const deny = (device: string, ...more: string[]): string => ['device-approve --deny', ...more, device].join(' ');
const exactly = (decision: 'approve' | 'deny', device: string): string =>
  `device-approve --reload --${decision} -- '${device}'`;
const gone: Step = { kind: 'devices-gone' };
const refuse = (endpoint: string, sticky = false): Step => ({
  kind: 'refuse',
  endpoint,
  error: 'access_denied',
  message: 'no permission',
  sticky,
});
const ENTERPRISE = 'enterprise/get_enterprise_data_for_user';

export const devices = [
  commands('device: list', fresh),
  commands('device: list, cached', cached),
  commands('device: list one by its id', `device-approve --format=json '${D.phone}'`),
  commands(
    'device: list by the beginning of an id',
    'device-approve --format=json 0',
    'device-approve --format=json 01c6',
  ),
  commands('device: list by an e-mail', `device-approve --format=json 'alice@acme.example'`),
  commands('device: list by an e-mail in another case', `device-approve --format=json 'Alice@acme.example'`),
  commands('device: list, an id in capitals', `device-approve --format=json '${D.phone.toUpperCase()}'`),
  commands('device: list, unknown', 'device-approve --format=json nosuch', 'device-approve --reload nosuch'),
  commands('device: list, an empty device', `device-approve --format=json ''`),
  commands('device: list two', `device-approve --format=json ${D.phone} ${D.laptop}`),
  commands('device: list, short options', 'device-approve -r --format=json'),
  commands('device: list, a format that it does not have', 'device-approve --format=xml'),

  commands('device: approve', approve(D.phone), fresh, cached),
  commands('device: approve by the beginning of its id', approve('107'), fresh),
  commands('device: approve by e-mail, all of that user', approve('alice@acme.example'), fresh),
  commands('device: approve twice', approve(D.phone), approve(D.phone), fresh),
  commands('device: approve, unknown', approve('nosuch'), fresh),
  commands('device: approve, a device with a dash', approve('-x'), approve("-- '-x'"), fresh),
  commands('device: approve two', approve(`${D.phone} ${D.laptop}`), fresh),
  commands('device: approve, no data key', approve(D.bobs), fresh),
  commands('device: approve by a beginning, one of two without a data key', approve('0'), fresh),
  commands('device: approve without a device is all of them', 'device-approve --approve', fresh),
  commands('device: approve an empty device is all of them', approve("''"), fresh),
  commands('device: approve with short options', `device-approve -ra ${D.phone}`, fresh),
  commands('device: approve with a format', approve(D.phone, '--format=json'), fresh),
  commands(
    'device: approve, abbreviated',
    `device-approve --app ${D.phone}`,
    `device-approve --den ${D.laptop}`,
    fresh,
  ),
  commands('device: approve with a value', `device-approve --approve=${D.phone}`, fresh),
  commands('device: approve, reloaded first', approve(D.phone, '--reload'), fresh),

  commands(
    'device: approve, as the product writes it',
    exactly('approve', D.phone),
    fresh,
    exactly('approve', D.phone),
  ),
  commands('device: deny, as the product writes it', exactly('deny', D.bobs), fresh, exactly('deny', D.bobs)),
  commands('device: approve without a data key, as the product writes it', exactly('approve', D.bobs), fresh),

  commands('device: deny', deny(D.laptop), fresh, cached),
  commands('device: deny, no data key is needed', deny(D.bobs), fresh),
  commands('device: deny by e-mail', deny('alice@acme.example'), fresh),
  commands('device: deny twice', deny(D.laptop), deny(D.laptop), fresh),
  commands('device: deny without a device is all of them', 'device-approve --deny', fresh),
  commands('device: deny an empty device is all of them', deny("''"), fresh),
  commands('device: approve and deny', `device-approve --approve --deny ${D.phone}`, fresh),
  commands('device: approve and deny, unknown device', 'device-approve --approve --deny nosuch'),

  commands('device: trusted address, none is', approve(D.phone, '--trusted-ip'), fresh),
  commands('device: trusted address, all of a user', approve('alice@acme.example', '--trusted-ip'), fresh),
  commands('device: trusted address, everybody', 'device-approve --approve --trusted-ip', fresh),
  commands('device: trusted address, unknown', approve('nosuch', '--trusted-ip')),
  commands('device: trusted address means nothing for deny', deny(D.phone, '--trusted-ip'), fresh),
  commands('device: trusted address means nothing for a list', 'device-approve --trusted-ip --format=json'),

  commands('device: decided elsewhere, cached', gone, cached, fresh),
  commands('device: decided elsewhere, then approve', gone, approve(D.phone), fresh),
  commands('device: decided elsewhere, reload and approve', gone, approve(D.phone, '--reload')),
  commands('device: decided elsewhere, then deny', gone, deny(D.phone), cached),
  commands('device: none pending', gone, fresh, 'device-approve --reload', approve(D.phone), deny("''")),
  commands('device: none pending, approve and deny', gone, fresh, `device-approve --approve --deny ${D.phone}`),
  commands('device: the vault sync-down does not read them', gone, 'sync-down', cached, 'sync-down --force', cached),
  commands('device: epm sync-down does not read them', gone, 'epm sync-down', cached),

  commands('device: the cloud refuses to approve', refuse('enterprise/approve_user_devices'), approve(D.phone), fresh),
  commands('device: the cloud refuses to deny', refuse('enterprise/approve_user_devices'), deny(D.phone), fresh),
  commands(
    'device: the cloud refuses the data key',
    refuse('enterprise/get_enterprise_user_data_key'),
    approve(D.phone),
    fresh,
  ),
  commands('device: the cloud refuses the list, stale', gone, refuse(ENTERPRISE), fresh, fresh),
  commands('device: the cloud refuses the list after an approval', refuse(ENTERPRISE), approve(D.phone), cached, fresh),
  commands(
    'device: the cloud refuses the list after a denial',
    refuse(ENTERPRISE),
    deny(D.phone),
    deny(D.phone),
    fresh,
  ),
  commands('device: the cloud refuses the list, none pending', gone, fresh, refuse(ENTERPRISE), fresh),
];
