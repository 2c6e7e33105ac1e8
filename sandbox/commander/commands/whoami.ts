/** `whoami`: prints text, of which the service makes JSON; `--format=json` is none of its options. */
import { UnknownForm } from '../reply/outcome';
import { ACCOUNT } from '../vault/model';
import type { CommandDefinition } from './command';

export const whoami: CommandDefinition = {
  name: 'whoami',
  parser: {
    abbreviations: true,
    options: [
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['--json'], dest: 'json', takes: 'nothing' },
    ],
  },
  run({ session, output }, args) {
    if (args.verbose === true || args.json === true) throw new UnknownForm('whoami with options');
    const { admin } = session.admin;
    output.return({
      logged_in: true,
      user: ACCOUNT,
      server: 'keepersecurity.com',
      data_center: 'US',
      admin,
      account_type: 'Enterprise',
      renewal_date: '2030-01-01',
      storage_capacity: '1024GB',
      storage_usage: '0%',
      storage_renewal_date: '2030-01-01',
      breachwatch: false,
      ...(admin
        ? {
            reporting_and_alerts: true,
            base_plan: 'Unknown',
            user_licenses: 'Plan: 50  Active: 0  Invited: 0',
            secure_file_storage: '',
          }
        : {}),
    });
  },
};
