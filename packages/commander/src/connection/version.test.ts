/** Which Commander it is, and what follows from that. */
import { describe, expect, it } from 'vitest';
import { openSession } from '../session';
import { html, scriptedCommander } from '../testing/scripted-commander';
import { CAPABILITIES, capabilitiesOf, lacksOf, parseVersion, tooOld, versionText } from './capabilities';
import { commanderVersion } from './version';

const says = (message: string) => ({ body: { status: 'success', data: null, message } });

describe('commanderVersion', () => {
  it('asks once and remembers', async () => {
    const { options, clock, commands } = scriptedCommander(() => says('Commander Version: 18.1.5 (Current version)'));
    const session = openSession(options);
    for (let times = 0; times < 3; times += 1) {
      expect(await commanderVersion(session, clock.now() + 10_000)).toEqual({ major: 18, minor: 1, patch: 5 });
    }
    expect(commands).toEqual(['version']);
    await clock.sleep(61 * 60_000);
    await commanderVersion(session, clock.now() + 10_000);
    expect(commands).toHaveLength(2);
  });

  it('is unknown where the key may not ask, and asks again after a while', async () => {
    const { options, clock, calls } = scriptedCommander();
    const session = openSession(options);
    expect(await commanderVersion(session, clock.now() + 10_000)).toBeUndefined();
    expect(await commanderVersion(session, clock.now() + 10_000)).toBeUndefined();
    expect(calls).toHaveLength(1);
    await clock.sleep(11 * 60_000);
    expect(await commanderVersion(session, clock.now() + 10_000)).toBeUndefined();
    expect(calls).toHaveLength(2);
  });

  it('remembers nothing when no answer came', async () => {
    let down = true;
    const { options, clock } = scriptedCommander(
      () => says('Commander Version: 18.0.13'),
      () => (down ? html(429) : undefined),
    );
    const session = openSession(options);
    expect(await commanderVersion(session, clock.now() + 10_000)).toBeUndefined();
    down = false;
    expect(await commanderVersion(session, clock.now() + 10_000)).toEqual({ major: 18, minor: 0, patch: 13 });
  });

  it('does not take any number for a version', async () => {
    const { options, clock } = scriptedCommander(() => says('Available Commands 1.2.3'));
    expect(await commanderVersion(openSession(options), clock.now() + 10_000)).toBeUndefined();
  });
});

describe('what follows from a version', () => {
  it.each([
    ['18.0.13', false, false],
    ['18.0.14', true, false],
    ['18.1.1', true, false],
    ['18.1.2', true, true],
    ['19.0.0', true, true],
  ])('%s', (text, nsfUpdateKeepsFields, nsfCustomFields) => {
    const version = parseVersion(text);
    expect(capabilitiesOf(version)).toMatchObject({
      queue: true,
      shareFolderSplit: true,
      nsfUpdateKeepsFields,
      nsfCustomFields,
    });
    expect(tooOld(version)).toBeUndefined();
    expect(lacksOf(version)).toHaveLength(2 - Number(nsfUpdateKeepsFields) - Number(nsfCustomFields));
  });

  it('counts on nothing where it is unknown, and refuses nothing', () => {
    expect(Object.values(capabilitiesOf(undefined))).toEqual(Object.keys(CAPABILITIES).map(() => false));
    expect(tooOld(undefined)).toBeUndefined();
    expect(lacksOf(undefined)).toEqual([]);
  });

  it.each(['18.0.12', '17.1.7', '9.9.9'])('refuses %s', (text) => {
    expect(tooOld(parseVersion(text))).toMatchObject({ code: 'commander-too-old', detail: text });
  });

  it('writes a version as it read it', () => {
    expect(
      versionText(parseVersion('Commander Version: v18.1.5 (Current version)') ?? { major: 0, minor: 0, patch: 0 }),
    ).toBe('18.1.5');
    expect(parseVersion('no version at all')).toBeUndefined();
  });
});
