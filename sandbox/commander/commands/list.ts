/** `list --format=json [-t TYPE]... [PATTERN]`: records, by a regular expression over every value, secrets included. */
import { UnknownForm } from '../reply/outcome';
import { searchPattern } from '../text/pattern';
import { compareText } from '../text/python';
import { titleOf, typeOf, type StoredRecord } from '../vault/model';
import { describe, searchable } from '../vault/record-text';
import { jsonRow, onlyJson, REPORT_OPTIONS, text, texts, without, type CommandDefinition } from './command';

export const list: CommandDefinition = {
  name: 'list',
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['-t', '--type'], dest: 'type', takes: 'values' },
      { flags: ['--field'], dest: 'field', takes: 'values' },
    ],
    positional: { dest: 'pattern', count: 'optional' },
  },
  run({ session, output }, args) {
    onlyJson('list', args);
    without('list', args, 'field', 'verbose');
    const pattern = text(args.pattern) ?? '';
    const ofType = typeFilter(texts(args.type));
    const matches = pattern === '' ? () => true : matcher(pattern);
    const found = [...session.state.records.values()].filter(
      (record) => record.uid === pattern || (ofType(record) && matches(record)),
    );
    if (found.length === 0) {
      output.return({ message: 'No records are found' });
      return;
    }
    const rows = found.map((record) =>
      jsonRow({
        record_uid: record.uid,
        type: typeOf(record),
        title: titleOf(record),
        description: describe(record),
        shared: session.isShared(record),
        record_category: record.nested ? 'nested' : 'classic',
      }),
    );
    rows.sort((a, b) => compareText(String(a.title).toLowerCase(), String(b.title).toLowerCase()));
    output.return(JSON.stringify(rows));
  },
};

/** `general` and `legacy` are the records of before the typed ones. */
function typeFilter(types: readonly string[]): (record: StoredRecord) => boolean {
  if (types.length === 0) return () => true;
  const special = types.find((type) => ['app', 'file', 'pam'].includes(type));
  if (special !== undefined) throw new UnknownForm(`list of type ${special}`);
  const legacy = types.some((type) => type === 'general' || type === 'legacy');
  const typed = types.filter((type) => type !== 'general' && type !== 'legacy');
  if (legacy && typed.length > 0) throw new UnknownForm('list of legacy and typed records together');
  return (record) => (legacy ? record.content.version === 2 : typed.includes(typeOf(record)));
}

function matcher(pattern: string): (record: StoredRecord) => boolean {
  const expression = searchPattern(pattern);
  return (record) =>
    searchable(record).some(({ key, values }) => [key, ...values].some((value) => expression.test(value)));
}
