/** `record-type-info [-lr [NAME|ID|'*']] --format=json`, also `rti`: the account's record types, or the definition of one. */
import { UnknownForm } from '../reply/outcome';
import { definitionOf, RECORD_TYPES, recordType } from '../vault/record-types';
import { strip } from '../text/python';
import { onlyJson, REPORT_OPTIONS, text, without, type CommandDefinition } from './command';

export const recordTypeInfo: CommandDefinition = {
  name: 'record-type-info',
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      { flags: ['--syntax-help'], dest: 'syntax_help', takes: 'nothing' },
      { flags: ['-e', '--example'], dest: 'example', takes: 'nothing' },
      { flags: ['-lr', '--list-record'], dest: 'record_name', takes: 'optional', alone: '*', group: 'list' },
      { flags: ['-lf', '--list-field'], dest: 'field_name', takes: 'value', group: 'list' },
      { flags: ['-ef', '--effective'], dest: 'effective', takes: 'nothing' },
    ],
  },
  run({ output }, args) {
    onlyJson('record-type-info', args);
    without('record-type-info', args, 'syntax_help', 'example', 'field_name');
    const name = text(args.record_name) ?? '*';
    if (name !== '' && name !== strip(name)) throw new UnknownForm('a record type with blanks around its name');
    const all = name === '' || name === '*';
    const found = all ? RECORD_TYPES : [recordType(name) ?? []].flat();
    // Nothing found is an empty list; a warning about it in the log is not looked at, because there is output.
    output.return(
      JSON.stringify(found.map((type) => ({ recordTypeId: type.id, content: all ? type.name : definitionOf(type) }))),
    );
  },
};

/** The alias is a word of its own to the allow-list. */
export const rti: CommandDefinition = { ...recordTypeInfo, name: 'rti' };
