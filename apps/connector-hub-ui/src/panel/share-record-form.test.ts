import { operationDraftSchema, checkDraft } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { request } from '../../preview/stories';
import { asRequested, followRequest, requestedWords } from './form-changes';
import { EMPTY_FORM, checkForm, draftOf, formOf, isForm, withPending, type ShareRecordForm } from './share-record-form';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const context = { now: NOW, justificationRequired: false, recordRequired: false };
const filled: ShareRecordForm = {
  ...EMPTY_FORM,
  recordDescription: 'Apollo API',
  recipients: ['alice@acme.example'],
  role: 'viewer',
};

describe('what is wrong with a form', () => {
  it('names every required field of an empty form', () => {
    expect(Object.keys(checkForm(EMPTY_FORM, context)).sort()).toEqual(['recipients', 'recordDescription', 'role']);
    expect(checkForm(EMPTY_FORM, { ...context, justificationRequired: true }).justification).toBeDefined();
    expect(checkForm(filled, { ...context, recordRequired: true }).record).toBeDefined();
  });

  it('asks for a role only where a role grants', () => {
    expect(checkForm({ ...filled, role: '' }, context).role).toBeDefined();
    expect(checkForm({ ...filled, role: '', action: 'revoke' }, context)).toEqual({});
    expect(checkForm({ ...filled, role: '', mode: 'classic' }, context)).toEqual({});
  });

  it('refuses an end in the past, an incomplete one, and a duration that is no whole number', () => {
    expect(checkForm({ ...filled, expires: 'at', at: '2020-01-01T10:00' }, context).expiration).toContain('one minute');
    expect(checkForm({ ...filled, expires: 'at', at: '' }, context).expiration).toBeDefined();
    for (const amount of ['', '0', '1.5', '-1', 'two', '99999', '1e3']) {
      expect(checkForm({ ...filled, expires: 'in', amount }, context).expiration, amount).toBeDefined();
    }
    expect(checkForm({ ...filled, expires: 'in', amount: '2' }, context)).toEqual({});
  });

  it('does not look at an end that does not apply, and sends none', () => {
    const revoke: ShareRecordForm = { ...filled, action: 'revoke', expires: 'at', at: '' };
    expect(checkForm(revoke, context)).toEqual({});
    expect(draftOf(revoke).expiration).toEqual({ type: 'never' });
  });

  it('names the address that is none, and counts them', () => {
    expect(checkForm({ ...filled, recipients: ['alice@acme.example', 'bob'] }, context).recipients).toContain('bob');
    const many = Array.from({ length: 21 }, (_, index) => `user${String(index)}@acme.example`);
    expect(checkForm({ ...filled, recipients: many }, context).recipients).toContain('20');
  });

  it('takes over the address that is still being typed', () => {
    const typed = withPending({ ...filled, pending: 'Bob@acme.example' });
    expect(typed.recipients).toEqual(['alice@acme.example', 'bob@acme.example']);
    expect(typed.pending).toBe('');
  });
});

describe('form and server', () => {
  const forms: ShareRecordForm[] = [
    filled,
    { ...filled, mode: 'classic', role: '', allowWriting: true },
    { ...filled, action: 'revoke', role: '' },
    { ...filled, expires: 'in', amount: '2', unit: 'mo' },
    { ...filled, expires: 'at', at: '2031-01-31T10:00' },
  ];

  it.each(forms)('agree that this can be submitted: %o', (form) => {
    expect(checkForm(form, context)).toEqual({});
    const draft = operationDraftSchema.parse(draftOf(form));
    expect(checkDraft(draft, NOW).ok).toBe(true);
    expect(draftOf(formOf({ draft, justification: '' }))).toEqual(draft);
  });

  it('agree on every role, action and model that something required is missing', () => {
    for (const mode of ['nsf', 'classic'] as const) {
      for (const action of ['grant', 'revoke'] as const) {
        for (const role of ['', 'viewer'] as const) {
          const form: ShareRecordForm = { ...filled, mode, action, role };
          const wrong = Object.keys(checkForm(form, context)).length > 0;
          expect(checkDraft(draftOf(form), NOW).ok, `${mode} ${action} ${role}`).toBe(!wrong);
        }
      }
    }
  });
});

describe('a form that was kept', () => {
  it('is recognised, and nothing else is', () => {
    expect(isForm(JSON.parse(JSON.stringify(filled)))).toBe(true);
    for (const value of [null, 'x', {}, { ...filled, mode: 'other' }, { ...filled, recipients: [1] }]) {
      expect(isForm(value)).toBe(false);
    }
  });
});

describe('an approver’s changes', () => {
  const requested = formOf(request());

  it('are what differs, in words, and can be taken back', () => {
    const changed: ShareRecordForm = { ...requested, role: 'full-manager', expires: 'never' };
    expect(requestedWords(changed, requested)).toEqual({ role: 'Viewer', expiration: 'for 2 hours' });
    expect(asRequested(changed, requested, 'expiration')).toMatchObject({ expires: 'in', amount: '2' });
  });

  it('do not include finding the record that was described in words', () => {
    expect(requestedWords({ ...requested, record: { uid: 'x'.repeat(22), title: 'Apollo API' } }, requested)).toEqual(
      {},
    );
  });

  it('do not include what does not apply to the chosen model', () => {
    expect(requestedWords({ ...requested, mode: 'classic', role: '' }, requested)).toEqual({ mode: 'NSF' });
  });

  it('stay when the request changes meanwhile; everything else follows it', () => {
    const mine: ShareRecordForm = { ...requested, role: 'content-manager' };
    const after: ShareRecordForm = { ...requested, role: 'share-manager', recipients: ['bob@acme.example'] };
    expect(followRequest(mine, requested, after)).toMatchObject({
      role: 'content-manager',
      recipients: ['bob@acme.example'],
    });
  });
});
