import { describe, expect, test } from 'vitest';
import { readOptions } from './options';

describe('options of npm start', () => {
  test('have defaults', () => {
    expect(readOptions([], {})).toMatchObject({ port: 4400, commanderPort: 4401, json: false, seedRecords: 0 });
  });

  test('come from the environment, and the command line wins', () => {
    const env = { KEEPER_SANDBOX_PORT: '5000', KEEPER_SANDBOX_JSON: '1', KEEPER_SANDBOX_DATA_DIR: '/tmp/x' };
    expect(readOptions(['--port', '6000', '--seed-records=12'], env)).toMatchObject({
      port: 6000,
      json: true,
      dataDir: '/tmp/x',
      seedRecords: 12,
    });
  });

  test.each([
    [['--port', 'abc'], /port/],
    [['--port', '70000'], /port/],
    [['--commander-url', 'http://127.0.0.1:8900/api/v2'], /go together/],
    [['--commander-url', 'ftp://x', '--commander-key', 'k'], /--commander-url/],
    [['--seed-records=-1'], /--seed-records/],
    [['--port', '4401'], /differ/],
    [['--colour'], /Unknown option/],
  ])('%j is refused', (argv, message) => {
    expect(() => readOptions(argv, {})).toThrow(message);
  });

  test('--help asks for help', () => {
    expect(readOptions(['--help'], {})).toBe('help');
  });
});
