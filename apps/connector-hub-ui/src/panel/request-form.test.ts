import { checkDraft, operationDraftSchema } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { DRAFT, FOLDER, FOLDER_DRAFT, OWNER_DRAFT, PERMISSION_DRAFT, UID } from '../../preview/stories';
import { besideField } from './field-failure';
import { asRequested, followRequest, requestedWords } from './form-changes';
import { checkForm, isTeamName, withPending, type FormContext } from './form-check';
import { draftOf, formOf } from './form-draft';
import { rulesOf } from './form-rules';
import { ACTIONS_OF, DRAFT_KINDS, emptyForm, isForm, sameForm, type RequestFormState } from './form-state';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const context: FormContext = { now: NOW, justificationRequired: false, target: 'words' };
const filled: RequestFormState = {
  ...emptyForm('share-record'),
  description: 'Apollo API',
  recipients: ['alice@acme.example'],
  role: 'viewer',
};
const folder: RequestFormState = { ...filled, kind: 'share-folder', description: 'Platform' };
const permission: RequestFormState = { ...filled, kind: 'record-permission', recipients: [], canEditRecords: true };

describe('what is wrong with a form', () => {
  it('names every required field of an empty form', () => {
    const wrong = (kind: RequestFormState['kind']) => Object.keys(checkForm(emptyForm(kind), context)).sort();
    expect(wrong('share-record')).toEqual(['recipients', 'role', 'target']);
    expect(wrong('share-folder')).toEqual(['recipients', 'role', 'target']);
    expect(wrong('record-permission')).toEqual(['role', 'target']);
    expect(
      checkForm(emptyForm('share-record'), { ...context, justificationRequired: true }).justification,
    ).toBeDefined();
  });

  it('wants the target chosen by an approver, and by whoever is searching', () => {
    for (const form of [filled, folder, permission]) {
      expect(checkForm(form, context).target).toBeUndefined();
      expect(checkForm(form, { ...context, target: 'chosen' }).target).toBeDefined();
      expect(checkForm(form, { ...context, target: 'searching' }).target).toContain('describe it in words');
    }
    expect(checkForm({ ...folder, folder: FOLDER }, { ...context, target: 'chosen' })).toEqual({});
    // A record that was chosen is no folder.
    const other = { ...filled, record: { uid: UID, title: 'Apollo API' }, scope: 'folder' } as const;
    expect(checkForm(other, { ...context, target: 'chosen' }).target).toContain('folder');
    // Ownership is transferred one record at a time, whatever was chosen before.
    expect(checkForm({ ...other, action: 'owner' }, { ...context, target: 'chosen' })).toEqual({});
  });

  it('asks for a role only where a role grants', () => {
    expect(checkForm({ ...filled, role: '' }, context).role).toBeDefined();
    for (const action of ['revoke', 'owner'] as const) {
      expect(checkForm({ ...filled, role: '', action }, context), action).toEqual({});
    }
    expect(checkForm({ ...folder, role: '', action: 'remove' }, context)).toEqual({});
    expect(checkForm({ ...permission, role: '', action: 'revoke' }, context)).toEqual({});
    expect(checkForm({ ...filled, role: '', mode: 'classic' }, context)).toEqual({});
  });

  it('has exactly one new owner', () => {
    const two = { ...filled, action: 'owner', recipients: ['alice@acme.example', 'bob@acme.example'] } as const;
    expect(checkForm(two, context).recipients).toContain('exactly one');
  });

  it('takes a team in place of people for a folder only', () => {
    const teams = [{ name: 'Platform Engineers' }];
    expect(checkForm({ ...folder, recipients: [], teams }, context)).toEqual({});
    expect(checkForm({ ...filled, recipients: [], teams }, context).recipients).toBeDefined();
  });

  it('refuses a name that Commander would take for everybody, and one that is not added yet', () => {
    for (const name of ['*', '@existing', 'a@b', ' x', '']) expect(isTeamName(name), name).toBe(false);
    expect(isTeamName('R&D, Berlin')).toBe(true);
    expect(checkForm({ ...folder, teams: [{ name: '*' }] }, context).teams).toContain('*');
    expect(checkForm({ ...folder, pendingTeam: 'Plat' }, context).teams).toContain('not added yet');
  });

  it('wants at least one right for a change of record permissions in Classic', () => {
    expect(checkForm({ ...permission, mode: 'classic', canEditRecords: false }, context).rights).toBeDefined();
    expect(checkForm({ ...permission, mode: 'classic' }, context)).toEqual({});
  });

  it('refuses an end in the past, an incomplete one, and a duration that is no whole number', () => {
    expect(checkForm({ ...filled, expires: 'at', at: '2020-01-01T10:00' }, context).expiration).toContain('one minute');
    expect(checkForm({ ...filled, expires: 'at', at: '' }, context).expiration).toBeDefined();
    for (const amount of ['', '0', '1.5', '-1', 'two', '99999', '1e3']) {
      expect(checkForm({ ...folder, expires: 'in', amount }, context).expiration, amount).toBeDefined();
    }
    expect(checkForm({ ...filled, expires: 'in', amount: '2' }, context)).toEqual({});
  });

  it('does not look at an end that does not apply, and sends none', () => {
    const revoke: RequestFormState = { ...filled, action: 'revoke', expires: 'at', at: '' };
    expect(checkForm(revoke, context)).toEqual({});
    expect(draftOf(revoke)).toMatchObject({ expiration: { type: 'never' } });
    expect(draftOf({ ...permission, expires: 'in', amount: '2' })).not.toHaveProperty('expiration');
  });

  it('names the address that is none, and counts them', () => {
    expect(checkForm({ ...filled, recipients: ['alice@acme.example', 'bob'] }, context).recipients).toContain('bob');
    const many = Array.from({ length: 21 }, (_, index) => `user${String(index)}@acme.example`);
    expect(checkForm({ ...filled, recipients: many }, context).recipients).toContain('20');
  });

  it('takes over what is still being typed, except half a word of a search for teams', () => {
    const typed = withPending({ ...folder, pending: 'Bob@acme.example', pendingTeam: ' Platform ' }, false);
    expect(typed).toMatchObject({
      recipients: ['alice@acme.example', 'bob@acme.example'],
      pending: '',
      teams: [{ name: 'Platform' }],
      pendingTeam: '',
    });
    expect(withPending({ ...folder, pendingTeam: 'Plat' }, true)).toMatchObject({ teams: [], pendingTeam: 'Plat' });
  });
});

describe('time-limited access', () => {
  it('carries no right to share or to manage users, and the answer comes back when the end goes', () => {
    const classic: RequestFormState = {
      ...folder,
      mode: 'classic',
      manageRecords: true,
      manageUsers: true,
      canShareRecords: true,
      expires: 'in',
      amount: '2',
    };
    expect(rulesOf(classic).manageUsers.disabled).toBe('not-with-expiration');
    expect(draftOf(classic)).toMatchObject({ manageRecords: true, manageUsers: false, canShareRecords: false });
    expect(draftOf({ ...classic, expires: 'never' })).toMatchObject({ manageUsers: true, canShareRecords: true });
  });

  it('is what a password can be rotated after', () => {
    const rotates: RequestFormState = { ...filled, rotateOnExpiration: true };
    expect(rulesOf(rotates).rotateOnExpiration.disabled).toBe('needs-expiration');
    expect(draftOf(rotates)).not.toHaveProperty('rotateOnExpiration');
    expect(draftOf({ ...rotates, expires: 'in', amount: '2' })).toMatchObject({ rotateOnExpiration: true });
    expect(rulesOf({ ...rotates, action: 'owner' }).rotateOnExpiration.disabled).toBe('not-for-owner');
  });
});

describe('form and server', () => {
  const forms: RequestFormState[] = [
    filled,
    { ...filled, mode: 'classic', role: '', allowWriting: true },
    { ...filled, action: 'revoke', role: '' },
    { ...filled, action: 'owner', role: '' },
    { ...filled, scope: 'folder', recursive: true },
    { ...filled, scope: 'folder', folder: FOLDER },
    { ...filled, record: { uid: UID, title: 'Apollo API' } },
    { ...filled, expires: 'in', amount: '2', unit: 'mo', rotateOnExpiration: true },
    { ...filled, expires: 'at', at: '2031-01-31T10:00' },
    folder,
    { ...folder, action: 'remove', role: '', teams: [{ name: 'Platform Engineers' }] },
    { ...folder, mode: 'classic', manageRecords: true, canShareRecords: true, folder: FOLDER },
    permission,
    { ...permission, mode: 'classic', role: '', recursive: true, folder: FOLDER },
    { ...permission, action: 'revoke', role: '' },
  ];

  it.each(forms)('agree that this can be submitted: %o', (form) => {
    expect(checkForm(form, context)).toEqual({});
    const draft = operationDraftSchema.parse(draftOf(form));
    expect(checkDraft(draft, NOW).ok).toBe(true);
    expect(draftOf(formOf({ draft, justification: '' }))).toEqual(draft);
  });

  it('agree on every kind, action, model, role and right that something required is missing', () => {
    for (const kind of DRAFT_KINDS) {
      for (const action of ACTIONS_OF[kind]) {
        for (const mode of ['nsf', 'classic'] as const) {
          for (const role of ['', 'viewer'] as const) {
            for (const canEditRecords of [false, true]) {
              for (const recipients of [[], ['alice@acme.example']]) {
                const form: RequestFormState = { ...filled, kind, mode, action, role, canEditRecords, recipients };
                const wrong = Object.keys(checkForm(form, context)).length > 0;
                expect(checkDraft(draftOf(form), NOW).ok, JSON.stringify(form)).toBe(!wrong);
              }
            }
          }
        }
      }
    }
  });

  it('put a failure beside the field it names, whatever the server calls it', () => {
    const failure = { code: 'invalid-input', retry: 'never', message: 'No.' } as const;
    expect(besideField({ ...failure, field: 'draft.folderDescription' })).toEqual({ target: 'No.' });
    expect(besideField({ ...failure, field: 'newOwner' })).toEqual({ recipients: 'No.' });
    expect(besideField({ ...failure, field: 'manageUsers' })).toEqual({ rights: 'No.' });
    expect(besideField(failure)).toEqual({});
  });
});

describe('a form that was kept', () => {
  it('is recognised, and nothing else is', () => {
    for (const form of [filled, folder, permission, { ...folder, folder: FOLDER, teams: [{ name: 'X' }] }]) {
      const back: unknown = JSON.parse(JSON.stringify(form));
      expect(isForm(back)).toBe(true);
      expect(isForm(back) && sameForm(back, form)).toBe(true);
    }
    const wrong = [
      null,
      'x',
      {},
      { ...filled, mode: 'other' },
      { ...filled, recipients: [1] },
      { ...filled, action: 'remove' },
      { ...folder, teams: ['X'] },
      { ...folder, folder: 'Platform' },
      // Of the version before: one form only, and the description under another name.
      { mode: 'nsf', action: 'grant', recordDescription: '', recipients: [], pending: '' },
    ];
    for (const value of wrong) expect(isForm(value), JSON.stringify(value)).toBe(false);
  });
});

describe('an approver’s changes', () => {
  const requested = formOf({ draft: DRAFT, justification: '' });

  it('are what differs, in words, and can be taken back', () => {
    const changed: RequestFormState = { ...requested, role: 'full-manager', expires: 'never' };
    expect(requestedWords(changed, requested)).toEqual({ role: 'Viewer', expiration: 'for 2 hours' });
    expect(asRequested(changed, requested, 'expiration')).toMatchObject({ expires: 'in', amount: '2' });
  });

  it('do not include finding the record or folder that was described in words', () => {
    expect(requestedWords({ ...requested, record: { uid: UID, title: 'Apollo API' } }, requested)).toEqual({});
    const asked = formOf({ draft: PERMISSION_DRAFT, justification: '' });
    expect(requestedWords({ ...asked, folder: FOLDER }, asked)).toEqual({});
  });

  it('do not include what does not apply to the chosen model', () => {
    expect(requestedWords({ ...requested, mode: 'classic', role: '' }, requested)).toEqual({ mode: 'NSF' });
  });

  it('do not include what could not be asked for, but what an expiration forbade', () => {
    const asked = formOf({ draft: FOLDER_DRAFT, justification: '' });
    expect(requestedWords({ ...asked, mode: 'nsf', role: 'viewer' }, asked)).toEqual({ mode: 'Classic' });
    expect(requestedWords({ ...asked, expires: 'never', manageUsers: true }, asked)).toEqual({
      expiration: 'for 7 days',
      manageUsers: 'No',
    });
  });

  it('are told for teams, rights and the folder of other forms', () => {
    const asked = formOf({ draft: { ...FOLDER_DRAFT, folder: FOLDER }, justification: '' });
    const changed: RequestFormState = {
      ...asked,
      teams: [],
      manageRecords: false,
      folder: { uid: 'Gx3kPq9LmNo2RsTuVwXy1G', title: 'Other' },
    };
    expect(requestedWords(changed, asked)).toEqual({
      teams: 'Platform Engineers',
      manageRecords: 'Yes',
      folder: '“Platform”',
    });
    expect(asRequested(changed, asked, 'folder').folder).toEqual(FOLDER);
  });

  it('are told for the action', () => {
    const asked = formOf({ draft: OWNER_DRAFT, justification: '' });
    expect(requestedWords({ ...asked, action: 'grant' }, asked)).toMatchObject({ action: 'Transfer ownership' });
  });

  it('stay when the request changes meanwhile; everything else follows it', () => {
    const mine: RequestFormState = { ...requested, role: 'content-manager' };
    const after: RequestFormState = { ...requested, role: 'share-manager', recipients: ['bob@acme.example'] };
    expect(followRequest(mine, requested, after)).toMatchObject({
      role: 'content-manager',
      recipients: ['bob@acme.example'],
    });
  });
});
