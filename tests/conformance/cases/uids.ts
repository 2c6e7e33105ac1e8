/** The uids that the cases name, by what they are. */
import { fixtureUid } from '../../../sandbox/commander/vault/uid';

export const R = {
  github: fixtureUid('rec', 'GitHub Deploy Key Login'),
  jira: fixtureUid('rec', 'Jira Admin'),
  grafana: fixtureUid('rec', 'Grafana'),
  app2: fixtureUid('rec', 'App credential 02'),
  app1: fixtureUid('rec', 'App credential 01'),
  carol: fixtureUid('rec', 'Carol owned'),
  rotating: fixtureUid('rec', 'Rotating svc user'),
  staticUser: fixtureUid('rec', 'Static pam user'),
  postgres: fixtureUid('rec', 'Prod Postgres'),
  bastion: fixtureUid('rec', 'Bastion SSH'),
  web01: fixtureUid('rec', 'Web01'),
  visa: fixtureUid('rec', 'Corporate Visa'),
  note: fixtureUid('rec', 'Runbook note'),
  contact: fixtureUid('rec', 'Vendor Contact'),
  ci: fixtureUid('rec', 'CI Service Account'),
  unicode: fixtureUid('rec', 'Ünïcödé – パスワード 🔐'),
  obrien: fixtureUid('rec', 'O\'Brien "the" <b>&amp; co'),
  legacy: fixtureUid('rec', 'Legacy general'),
  machine: fixtureUid('rec', 'Build machine'),
  empty: fixtureUid('rec', 'Empty Login'),
};

export const N = {
  apollo: fixtureUid('nrec', 'Apollo API'),
  wiki: fixtureUid('nrec', 'Projects Wiki'),
  note: fixtureUid('nrec', 'NSF Note'),
  rotating: fixtureUid('nrec', 'NSF Rotating user'),
  root: fixtureUid('nrec', 'Root level NSF record'),
  carol: fixtureUid('nrec', 'Carol NSF secret'),
};

export const F = {
  engineering: fixtureUid('sf', 'Engineering'),
  databases: fixtureUid('sff', 'Databases'),
  finance: fixtureUid('sf', 'Finance Shared'),
  odd: fixtureUid('sf', 'It\'s "odd" & <b>named</b>; $(x)'),
  emptyShared: fixtureUid('sf', 'Empty Shared'),
  pam: fixtureUid('sf', 'PAM Rotations'),
  privateStuff: fixtureUid('folder', 'Private Stuff'),
  archive: fixtureUid('folder', 'Old / Archive'),
  projects: fixtureUid('nsf', 'Projects'),
  apollo: fixtureUid('nsf', 'Apollo'),
  emptyNested: fixtureUid('nsf', 'Empty NSF'),
  readOnly: fixtureUid('nsf', 'Read only for me'),
  twin: fixtureUid('nsf', 'Twin#2'),
  twinRoot: fixtureUid('nsf', 'Twin'),
  nestedPam: fixtureUid('nsf', 'NSF PAM'),
};

export const T = {
  platform: fixtureUid('team', 'Platform Team'),
  finance: fixtureUid('team', 'Finance'),
  dup: fixtureUid('team', 'Dup Team'),
};

export const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Requests of endpoint privilege management. */
export const A = {
  printer: fixtureUid('approval', 'pending-1'),
  ticket: fixtureUid('approval', 'pending-2'),
  unjustified: fixtureUid('approval', 'pending-nojust'),
  old: fixtureUid('approval', 'pending-old'),
  approved: fixtureUid('approval', 'approved'),
  denied: fixtureUid('approval', 'denied'),
  expired: fixtureUid('approval', 'expired'),
  escalated: fixtureUid('approval', 'escalated'),
  /** Not in the seed. */
  later: fixtureUid('approval', 'later'),
};

/** The fixture's pending devices: two of alice's, one of bob's, whose data key nobody has. */
export const D = {
  laptop: '107fb123fed9a20e1c54',
  phone: '01c6f014fda354fc2074',
  bobs: '0ce9a74c808675abab13',
};
