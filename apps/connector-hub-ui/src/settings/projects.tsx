/** The projects that use Keeper: switched on or off one by one, added by their key. Every switch saves at once. */
import { useEffect, useRef, useState } from 'react';
import type { ProjectSetting, SettingsView, WireFailure } from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';
import { Button, Field, Lozenge, SectionMessage, classes, focusFirstInvalid, useBusy } from '@keeper-workflow/ui';
import { call } from '../bridge';

export interface ProjectsProps {
  readonly projects: readonly ProjectSetting[];
  readonly onSaved: (view: SettingsView) => void;
}

type Change = Pick<ProjectSetting, 'projectKey' | 'enabled' | 'justificationRequired'>;

const PROJECT_KEY = /^[A-Z][A-Z0-9_]{1,254}$/u;

export function Projects({ projects, onSaved }: ProjectsProps) {
  const { busy, run } = useBusy<string>();
  const [failure, setFailure] = useState<WireFailure>();
  const [said, setSaid] = useState('');

  /** Saves one project; undefined when it worked. */
  const save = async (change: Change, text: string): Promise<WireFailure | undefined> => {
    setFailure(undefined);
    setSaid('');
    const { projectKey, enabled, justificationRequired } = change;
    const answer = await call('settings', 'setProject', { projectKey, enabled, justificationRequired });
    if (!answer.ok) return answer.failure;
    onSaved(answer.value.settings);
    setSaid(text);
    return undefined;
  };
  const change = (next: Change): void =>
    void run(next.projectKey, async () => setFailure(await save(next, SETTINGS.projectSaved(next.projectKey))));

  return (
    <section className="kw-card kw-stack" aria-labelledby="projects-title">
      <div>
        <h2 id="projects-title">{SETTINGS.projects}</h2>
        <p className="kw-subtle">{SETTINGS.projectsHint}</p>
      </div>
      {projects.length === 0 ? (
        <p className="kw-subtle">{SETTINGS.projectsNone}</p>
      ) : (
        <ul className="kw-projects">
          {projects.map((project) => (
            <Project key={project.projectId} project={project} busy={busy !== undefined} onChange={change} />
          ))}
        </ul>
      )}
      {failure ? (
        <SectionMessage tone="danger" role="alert" title={SETTINGS.projectFailed}>
          <p>{failure.message}</p>
        </SectionMessage>
      ) : null}
      <p className={classes('kw-small', said === '' && 'kw-visually-hidden')} role="status">
        {said}
      </p>
      <AddProject
        busy={busy !== undefined}
        onAdd={async (projectKey) => {
          let problem: WireFailure | undefined;
          await run(projectKey, async () => {
            const known = projects.find((project) => project.projectKey === projectKey);
            problem = await save(
              { projectKey, enabled: true, justificationRequired: known?.justificationRequired ?? false },
              SETTINGS.projectAdded(projectKey),
            );
          });
          return problem;
        }}
      />
    </section>
  );
}

interface ProjectProps {
  readonly project: ProjectSetting;
  readonly busy: boolean;
  readonly onChange: (change: Change) => void;
}

function Project({ project, busy, onChange }: ProjectProps) {
  return (
    <li className="kw-project">
      <div className="kw-project-name">
        <span className="kw-strong">{project.name}</span> <Lozenge tone="default">{project.projectKey}</Lozenge>
      </div>
      <Switch
        label={project.enabled ? SETTINGS.on : SETTINGS.off}
        name={SETTINGS.projectOn(project.name)}
        checked={project.enabled}
        busy={busy}
        onChange={(enabled) => onChange({ ...project, enabled })}
      />
      <Switch
        label={SETTINGS.justificationRequired}
        name={SETTINGS.justificationIn(project.name)}
        checked={project.justificationRequired}
        busy={busy || !project.enabled}
        onChange={(justificationRequired) => onChange({ ...project, justificationRequired })}
      />
    </li>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly name: string;
  readonly checked: boolean;
  readonly busy: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox drawn as a switch, because it takes effect at once. */
function Switch({ label, name, checked, busy, onChange }: SwitchProps) {
  return (
    <label className="kw-switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={name}
        checked={checked}
        disabled={busy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span aria-hidden="true">{label}</span>
    </label>
  );
}

interface AddProjectProps {
  readonly busy: boolean;
  readonly onAdd: (projectKey: string) => Promise<WireFailure | undefined>;
}

function AddProject({ busy, onAdd }: AddProjectProps) {
  const [key, setKey] = useState('');
  const [error, setError] = useState<string>();
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== undefined) focusFirstInvalid(root.current);
  }, [error]);
  const add = async (): Promise<void> => {
    const projectKey = key.trim().toUpperCase();
    if (!PROJECT_KEY.test(projectKey)) {
      setError(SETTINGS.projectKeyBroken);
      return;
    }
    setError(undefined);
    const failure = await onAdd(projectKey);
    if (failure) setError(failure.message);
    else setKey('');
  };
  return (
    <form
      ref={root}
      noValidate
      aria-label={SETTINGS.addProject}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={SETTINGS.projectKey} hint={SETTINGS.projectKeyHint} error={error}>
        {(control) => (
          <div className="kw-row">
            <input
              {...control}
              className="kw-input kw-input-key"
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <Button type="submit" disabled={busy}>
              {SETTINGS.add}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
