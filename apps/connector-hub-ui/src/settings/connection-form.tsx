/** Where Commander Service Mode is and how to sign in there. Saving tests first; what is typed stays on every failure. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { ConnectionReport, SettingsView, WireFailure } from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';
import {
  Button,
  Choice,
  Field,
  Lozenge,
  SectionMessage,
  focusFirstInvalid,
  spellInstant,
  useBusy,
} from '@keeper-workflow/ui';
import { call } from '../bridge';
import { judgeUrl } from './api-url';
import { ConnectionFindings } from './connection-findings';
import { HostVerdict } from './host-verdict';
import { SecretField } from './secret-field';

/** What is typed; undefined secrets keep the saved ones. Secrets live in this page's memory only. */
interface Typed {
  readonly apiUrl: string;
  readonly apiKey: string | undefined;
  readonly encryptionKey: string | undefined;
  readonly withoutEncryption: boolean;
}

type Errors = Readonly<Partial<Record<'apiUrl' | 'apiKey' | 'encryptionKey', string>>>;
type Result =
  | { readonly kind: 'works'; readonly title: string; readonly report: ConnectionReport }
  | { readonly kind: 'failed'; readonly title: string; readonly failure: WireFailure };

const ENCRYPTION_KEY = /^[A-Za-z0-9@#$%^&+=]{32}$/u;

const begin = (view: SettingsView): Typed => ({
  apiUrl: view.apiUrl,
  apiKey: view.apiKeySaved ? undefined : '',
  encryptionKey: view.encryptionKeySaved ? undefined : '',
  withoutEncryption: false,
});

export interface ConnectionFormProps {
  readonly view: SettingsView;
  readonly onSaved: (view: SettingsView) => void;
}

export function ConnectionForm({ view, onSaved }: ConnectionFormProps) {
  const [typed, setTyped] = useState(() => begin(view));
  const [errors, setErrors] = useState<Errors>({});
  const [result, setResult] = useState<Result>();
  const { busy, run } = useBusy<'test' | 'save'>();
  const root = useRef<HTMLFormElement>(null);
  const resultRef = useRef<HTMLDivElement>(null);
  const set = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  useLayoutEffect(() => {
    if (!focusFirstInvalid(root.current)) resultRef.current?.focus();
  }, [errors, result]);

  const send = async (how: 'test' | 'save'): Promise<void> => {
    setResult(undefined);
    const found = check(typed, view);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const payload = payloadOf(typed);
    if (how === 'test') {
      const answer = await call('settings', 'testConnection', payload);
      if (answer.ok) setResult({ kind: 'works', title: SETTINGS.testOk, report: answer.value });
      else failed(SETTINGS.testFailed, answer.failure);
      return;
    }
    const answer = await call('settings', 'saveConnection', payload);
    if (!answer.ok) {
      failed(SETTINGS.saveFailed, answer.failure);
      return;
    }
    onSaved(answer.value.settings);
    setTyped(begin(answer.value.settings));
    setResult({ kind: 'works', title: SETTINGS.saveOk, report: answer.value.report });
  };
  const failed = (title: string, failure: WireFailure): void => {
    setErrors(besideField(failure));
    setResult({ kind: 'failed', title, failure });
  };

  const connected = view.savedAt !== undefined;
  return (
    <form
      ref={root}
      className="kw-card kw-stack"
      noValidate
      aria-labelledby="connection-title"
      onSubmit={(event) => {
        event.preventDefault();
        void run('save', () => send('save'));
      }}
    >
      <div>
        <div className="kw-row">
          <h2 id="connection-title">{SETTINGS.connection}</h2>
          <Lozenge tone={connected ? 'success' : 'default'}>
            {connected ? SETTINGS.connected : SETTINGS.notConnected}
          </Lozenge>
        </div>
        {view.savedAt === undefined ? null : <p className="kw-hint">{SETTINGS.savedOn(spellInstant(view.savedAt))}</p>}
      </div>
      <Field
        label={SETTINGS.apiUrl}
        required
        hint={SETTINGS.apiUrlHint}
        error={errors.apiUrl}
        note={<HostVerdict verdict={judgeUrl(typed.apiUrl, view.allowedHosts)} allowedHosts={view.allowedHosts} />}
      >
        {(control) => (
          <input
            {...control}
            className="kw-input"
            type="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={SETTINGS.apiUrlPlaceholder}
            value={typed.apiUrl}
            onChange={(event) => set({ apiUrl: event.currentTarget.value })}
          />
        )}
      </Field>
      <SecretField
        label={SETTINGS.apiKey}
        hint={SETTINGS.apiKeyHint}
        savedText={SETTINGS.apiKeySaved}
        saved={view.apiKeySaved}
        required
        error={errors.apiKey}
        value={typed.apiKey ?? (errors.apiKey === undefined ? undefined : '')}
        onChange={(apiKey) => set({ apiKey })}
      />
      <SecretField
        label={SETTINGS.encryptionKey}
        hint={SETTINGS.encryptionKeyHint}
        savedText={SETTINGS.encryptionKeySaved}
        saved={view.encryptionKeySaved && !typed.withoutEncryption}
        required={false}
        error={errors.encryptionKey}
        value={typed.encryptionKey}
        onChange={(encryptionKey) => set({ encryptionKey })}
        extra={
          view.encryptionKeySaved ? (
            <Choice
              type="checkbox"
              label={SETTINGS.encryptionKeyRemove}
              checked={typed.withoutEncryption}
              onChange={(without) => set({ withoutEncryption: without, encryptionKey: without ? '' : undefined })}
            />
          ) : null
        }
      />
      {result?.kind === 'failed' ? (
        <SectionMessage tone="danger" role="alert" title={result.title} focusRef={resultRef}>
          <p>{result.failure.message}</p>
        </SectionMessage>
      ) : null}
      {result?.kind === 'works' ? (
        <SectionMessage tone="success" role="status" title={result.title} focusRef={resultRef}>
          <p>{result.report.status}</p>
          <p className="kw-small kw-subtle">{SETTINGS.answered(result.report.milliseconds.toLocaleString('en-GB'))}</p>
          <ConnectionFindings report={result.report} />
        </SectionMessage>
      ) : null}
      <div className="kw-stack-small">
        <div className="kw-row">
          <Button
            busy={busy === 'test'}
            busyText={SETTINGS.testing}
            disabled={busy === 'save'}
            onClick={() => void run('test', () => send('test'))}
          >
            {SETTINGS.test}
          </Button>
          <Button
            type="submit"
            appearance="primary"
            busy={busy === 'save'}
            busyText={SETTINGS.saving}
            disabled={busy === 'test'}
          >
            {SETTINGS.save}
          </Button>
        </div>
        <p className="kw-hint">{SETTINGS.saveHint}</p>
      </div>
    </form>
  );
}

function payloadOf(typed: Typed): { apiUrl: string; apiKey?: string; encryptionKey?: string } {
  return {
    apiUrl: typed.apiUrl.trim(),
    ...(typed.apiKey === undefined ? {} : { apiKey: typed.apiKey.trim() }),
    ...(typed.encryptionKey === undefined ? {} : { encryptionKey: typed.encryptionKey.trim() }),
  };
}

function check(typed: Typed, view: SettingsView): Errors {
  const verdict = judgeUrl(typed.apiUrl, view.allowedHosts);
  const apiUrl =
    verdict.kind === 'empty'
      ? SETTINGS.apiUrlMissing
      : verdict.kind === 'broken'
        ? SETTINGS.apiUrlBroken
        : verdict.path
          ? undefined
          : SETTINGS.apiUrlNoPath;
  const otherUrl = view.apiKeySaved && typed.apiUrl.trim() !== view.apiUrl;
  const apiKey =
    typed.apiKey === undefined
      ? otherUrl
        ? SETTINGS.apiKeyForNewUrl
        : undefined
      : typed.apiKey.trim() === ''
        ? SETTINGS.apiKeyMissing
        : undefined;
  const key = typed.encryptionKey?.trim() ?? '';
  const encryptionKey = key === '' || ENCRYPTION_KEY.test(key) ? undefined : SETTINGS.encryptionKeyBroken;
  return {
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
  };
}

function besideField({ field, message }: WireFailure): Errors {
  const last = field?.split('.').at(-1);
  return last === 'apiUrl' || last === 'apiKey' || last === 'encryptionKey' ? { [last]: message } : {};
}
