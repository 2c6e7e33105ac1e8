/** Cases of record-type-info and of its alias. */
import { commands } from '../case';

const STANDARD = ['login', 'bankAccount', 'contact', 'sshKeys', 'passport', 'Service Account', 'pamUser', 'general'];

export const recordTypes = [
  commands('record-type-info: all', `record-type-info --format=json --list-record='*'`, `rti -lr '*' --format=json`),
  commands(
    'record-type-info: all, in other words',
    'rti --format=json',
    'rti -lr --format=json',
    `rti -lr '' --format=json`,
  ),
  commands('record-type-info: effective', `rti -ef -lr '*' --format=json`, 'rti --format=json --eff --list-r'),
  ...STANDARD.map((type) =>
    commands(`record-type-info: ${type}`, `record-type-info --format=json --list-record='${type}'`),
  ),
  commands(
    'record-type-info: by id',
    'rti -lr 1 --format=json',
    'rti -lr 2000001 --format=json',
    'rti -lr 4711 --format=json',
  ),
  commands('record-type-info: unknown', 'rti -lr nosuch --format=json', 'rti -lr Login --format=json'),
  commands('record-type-info: two of one kind', 'rti -lr login -lf host --format=json'),
  commands('record-type-info: a word too many', 'rti login --format=json'),
  commands('record-type-info: a format that is none', 'rti --format=xml', 'record-type-info --format'),
];
