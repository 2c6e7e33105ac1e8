/** `list-team --format=json [-v] [-a] [--sort COLUMN]`: the teams that one can share with. */
import { compareText } from '../text/python';
import { onlyJson, REPORT_OPTIONS, text, type CommandDefinition } from './command';

const COMPANY = 'Acme';

export const listTeam: CommandDefinition = {
  name: 'list-team',
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['-vv', '--very-verbose'], dest: 'very_verbose', takes: 'nothing' },
      { flags: ['-a', '--all'], dest: 'all', takes: 'nothing' },
      {
        flags: ['--sort'],
        dest: 'sort',
        takes: 'value',
        choices: ['company', 'team_uid', 'name'],
        default: 'company',
      },
    ],
  },
  run({ session, output }, args) {
    onlyJson('list-team', args);
    const teams = session.shareableTeams();
    const sort = text(args.sort);
    if (sort === 'team_uid') teams.sort((a, b) => compareText(a.uid.toLowerCase(), b.uid.toLowerCase()));
    if (sort === 'name') teams.sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
    // Who is in a team only the enterprise's own list says, which this company does not have.
    const members = args.verbose === true || args.very_verbose === true ? { Member: [] } : {};
    output.return(
      JSON.stringify(teams.map(({ uid, name }) => ({ Company: COMPANY, 'Team UID': uid, Name: name, ...members }))),
    );
  },
};
