/** The projects that use Keeper, each with its policy in a line and an editor for it; added by their key. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Input, ProjectSetting, SettingsView, WireFailure } from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';
import { Button, Lozenge, classes, useBusy } from '@keeper-workflow/ui';
import { call } from '../bridge';
import { AddProject } from './add-project';
import { ProjectEditor } from './project-editor';

export interface ProjectsProps {
  readonly projects: readonly ProjectSetting[];
  readonly onSaved: (view: SettingsView) => void;
}

type Change = Input<'settings', 'setProject'>;
/** One project is saved at a time: `not-now` while another one is. */
export type SaveResult = 'saved' | 'not-now' | WireFailure;

export function Projects({ projects, onSaved }: ProjectsProps) {
  const { busy, run } = useBusy<string>();
  const [said, setSaid] = useState('');

  const save = async (change: Change, text: string): Promise<SaveResult> => {
    let result: SaveResult = 'not-now';
    await run(change.projectKey, async () => {
      setSaid('');
      const answer = await call('settings', 'setProject', change);
      if (answer.ok) {
        onSaved(answer.value.settings);
        setSaid(text);
        result = 'saved';
      } else result = answer.failure;
    });
    return result;
  };

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
            <Project
              key={project.projectId}
              project={project}
              busy={busy !== undefined}
              onSave={(change) => save(change, SETTINGS.projectSaved(change.projectKey))}
            />
          ))}
        </ul>
      )}
      <p className={classes('kw-small', said === '' && 'kw-visually-hidden')} role="status">
        {said}
      </p>
      <AddProject
        busy={busy !== undefined}
        onAdd={(projectKey) => {
          const known = projects.find((project) => project.projectKey === projectKey);
          const justificationRequired = known?.justificationRequired ?? false;
          return save({ projectKey, enabled: true, justificationRequired }, SETTINGS.projectAdded(projectKey));
        }}
      />
    </section>
  );
}

interface ProjectProps {
  readonly project: ProjectSetting;
  /** A project is being saved, this one or another. */
  readonly busy: boolean;
  readonly onSave: (change: Change) => Promise<SaveResult>;
}

function Project({ project, busy, onSave }: ProjectProps) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const edited = useRef(false);
  useLayoutEffect(() => {
    // What had the focus is gone with the editor.
    if (!editing && edited.current) edit.current?.focus();
    edited.current = editing;
  }, [editing]);
  const { name, projectKey, enabled } = project;
  return (
    <li className="kw-project kw-stack-small">
      <div className="kw-project-line">
        <div className="kw-project-name">
          <span className="kw-strong">{name}</span> <Lozenge tone="default">{projectKey}</Lozenge>{' '}
          <Lozenge tone={enabled ? 'success' : 'default'}>{enabled ? SETTINGS.on : SETTINGS.off}</Lozenge>
          {editing ? null : <p className="kw-hint">{SETTINGS.policySummary(inNames(project))}</p>}
        </div>
        {editing ? null : (
          <Button compact buttonRef={edit} label={SETTINGS.editProject(name)} onClick={() => setEditing(true)}>
            {SETTINGS.edit}
          </Button>
        )}
      </div>
      {editing ? (
        <ProjectEditor project={project} busy={busy} onSave={onSave} onClose={() => setEditing(false)} />
      ) : null}
    </li>
  );
}

const inNames = ({ folders, approverGroups, ...rest }: ProjectSetting) => ({
  ...rest,
  folders: folders.map(({ title }) => title),
  approverGroups: approverGroups.map(({ name }) => name),
});
