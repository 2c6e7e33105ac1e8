/** The world's clock, its faults, and state that survives a torn write. */
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCallLog, createFaults, createWorldClock, openJournal } from './index';

describe('the clock', () => {
  it('fires what has become due when it is moved, in order', () => {
    const clock = createWorldClock();
    const fired: string[] = [];
    clock.schedule(clock.now() + 600_000, () => fired.push('ten minutes'));
    clock.schedule(clock.now() + 60_000, () => fired.push('one minute'));
    const cancel = clock.schedule(clock.now() + 120_000, () => fired.push('cancelled'));
    cancel();
    clock.advance(59);
    expect(fired).toEqual([]);
    clock.advance(600);
    expect(fired).toEqual(['one minute', 'ten minutes']);
    clock.close();
  });

  it('never goes back', () => {
    const clock = createWorldClock();
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  });
});

describe('faults', () => {
  it('strike the matching call as often as planted, and no other', () => {
    const faults = createFaults();
    faults.add({ target: 'jira', match: '/comment', effect: 'status', value: 503, times: 2 });
    expect(faults.take('kvs', 'POST /comment')).toBeUndefined();
    expect(faults.take('jira', 'GET /mypermissions')).toBeUndefined();
    expect(faults.take('jira', 'POST /comment')?.value).toBe(503);
    expect(faults.take('jira', 'POST /comment')?.value).toBe(503);
    expect(faults.take('jira', 'POST /comment')).toBeUndefined();
  });

  it('leave crashes to the host that counts calls', () => {
    const faults = createFaults();
    faults.add({ target: 'function', effect: 'crash', value: 3 });
    expect(faults.take('function', 'anything')).toBeUndefined();
    const [crash] = faults.crashes();
    if (!crash) throw new Error('no crash planted');
    faults.spend(crash);
    expect(faults.crashes()).toEqual([]);
  });
});

it('the call log counts on after it was cleared', () => {
  const log = createCallLog();
  const call = {
    kind: 'jira',
    at: '',
    what: 'GET /',
    write: false,
    outcome: '200',
    bytesIn: 0,
    bytesOut: 0,
    milliseconds: 0,
  } as const;
  log.record(call);
  log.clear();
  log.record(call);
  expect(log.since(0).map(({ seq }) => seq)).toEqual([2]);
});

describe('the journal', () => {
  const directory = () => mkdtempSync(path.join(tmpdir(), 'journal-'));

  it('gives back what was appended, and drops a torn last line for good', () => {
    const folder = directory();
    const first = openJournal<number>(folder, 'state');
    first.append(1);
    first.append(2);
    first.close();
    appendFileSync(path.join(folder, 'state.journal'), '0123456789abcdef {"half":');
    const second = openJournal<number>(folder, 'state');
    expect(second.replayed).toEqual([1, 2]);
    second.append(3);
    second.close();
    expect(openJournal<number>(folder, 'state').replayed).toEqual([1, 2, 3]);
  });

  it('stops at a line whose checksum does not fit', () => {
    const folder = directory();
    const journal = openJournal<string>(folder, 'state');
    journal.append('good');
    journal.append('changed');
    journal.close();
    const file = path.join(folder, 'state.journal');
    writeFileSync(file, readFileSync(file, 'utf8').replace('changed', 'CHANGED'));
    expect(openJournal<string>(folder, 'state').replayed).toEqual(['good']);
  });

  it('is replaced as a whole by a snapshot', () => {
    const folder = directory();
    const journal = openJournal<number>(folder, 'state');
    for (const entry of [1, 2, 3]) journal.append(entry);
    journal.rewrite([6]);
    journal.append(7);
    journal.close();
    expect(openJournal<number>(folder, 'state').replayed).toEqual([6, 7]);
  });
});
