/** The policy of one project in a form. Saved as a whole and on purpose; what is chosen stays when saving fails. */
import { useLayoutEffect, useRef, useState } from 'react';
import {
  MOST_APPROVER_GROUPS,
  MOST_POLICY_FOLDERS,
  type Input,
  type ProjectSetting,
  type WireFailure,
} from '@keeper-workflow/contract';
import { SETTINGS } from '@keeper-workflow/messages';
import {
  Button,
  Choice,
  FieldGroup,
  SectionMessage,
  focusFirstInvalid,
  useBusy,
  useFocusOnAppear,
} from '@keeper-workflow/ui';
import { ChosenList } from './chosen-list';
import type { SaveResult } from './projects';

export interface ProjectEditorProps {
  readonly project: ProjectSetting;
  /** A project is being saved, this one or another. */
  readonly busy: boolean;
  readonly onSave: (change: Input<'settings', 'setProject'>) => Promise<SaveResult>;
  readonly onClose: () => void;
}

type Policy = Pick<
  ProjectSetting,
  'enabled' | 'justificationRequired' | 'folders' | 'requestersMaySearch' | 'approverGroups'
>;
const FIELDS = ['folders', 'requestersMaySearch', 'approverGroups'] as const;
type Errors = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

export function ProjectEditor({ project, busy, onSave, onClose }: ProjectEditorProps) {
  const [policy, setPolicy] = useState<Policy>(project);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<WireFailure>();
  const saving = useBusy<'save'>();
  const root = useRef<HTMLFormElement>(null);
  const title = useFocusOnAppear<HTMLHeadingElement>();
  const problem = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!focusFirstInvalid(root.current)) problem.current?.focus();
  }, [errors, failure]);
  const set = (part: Partial<Policy>): void => setPolicy({ ...policy, ...part });

  const save = async (): Promise<void> => {
    setFailure(undefined);
    const { enabled, justificationRequired, folders, requestersMaySearch, approverGroups } = policy;
    if (requestersMaySearch && folders.length === 0) {
      setErrors({ requestersMaySearch: SETTINGS.requestersNoFolders });
      return;
    }
    setErrors({});
    const result = await onSave({
      projectKey: project.projectKey,
      enabled,
      justificationRequired,
      folders: folders.map(({ uid, title: name }) => ({ uid, title: name })),
      requestersMaySearch,
      approverGroups: approverGroups.map(({ id, name }) => ({ id, name })),
    });
    if (result === 'saved') onClose();
    if (typeof result === 'string') return;
    const field = FIELDS.find((one) => one === result.field);
    if (field) setErrors({ [field]: result.message });
    else setFailure(result);
  };

  return (
    <form
      ref={root}
      className="kw-policy kw-stack"
      noValidate
      aria-labelledby={`policy-${project.projectId}`}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.run('save', save);
      }}
    >
      <h3 id={`policy-${project.projectId}`} ref={title} tabIndex={-1}>
        {SETTINGS.policyOf(project.name)}
      </h3>
      <Choice
        type="checkbox"
        label={SETTINGS.enabled}
        hint={SETTINGS.enabledHint}
        checked={policy.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      <Choice
        type="checkbox"
        label={SETTINGS.justificationRequired}
        hint={SETTINGS.justificationHint}
        checked={policy.justificationRequired}
        onChange={(justificationRequired) => set({ justificationRequired })}
      />
      <ChosenList
        kind="folder"
        legend={SETTINGS.folders}
        hint={SETTINGS.foldersHint}
        most={MOST_POLICY_FOLDERS}
        error={errors.folders}
        chosen={policy.folders.map(({ uid, title: name }) => ({ id: uid, name }))}
        onChange={(chosen) => set({ folders: chosen.map(({ id, name }) => ({ uid: id, title: name })) })}
      />
      <FieldGroup legend={SETTINGS.requesters} error={errors.requestersMaySearch}>
        <Choice
          type="checkbox"
          label={SETTINGS.requestersMaySearch}
          hint={SETTINGS.requestersHint}
          checked={policy.requestersMaySearch}
          inputProps={{ 'aria-invalid': errors.requestersMaySearch ? 'true' : undefined }}
          onChange={(requestersMaySearch) => set({ requestersMaySearch })}
        />
      </FieldGroup>
      <ChosenList
        kind="group"
        legend={SETTINGS.approverGroups}
        hint={SETTINGS.groupsHint}
        most={MOST_APPROVER_GROUPS}
        error={errors.approverGroups}
        chosen={policy.approverGroups}
        onChange={(approverGroups) => set({ approverGroups })}
      />
      {failure ? (
        <SectionMessage tone="danger" role="alert" title={SETTINGS.projectFailed} focusRef={problem}>
          <p>{failure.message}</p>
        </SectionMessage>
      ) : null}
      <div className="kw-row">
        <Button
          type="submit"
          appearance="primary"
          busy={saving.busy === 'save'}
          busyText={SETTINGS.savingProject}
          disabled={busy && saving.busy === undefined}
        >
          {SETTINGS.saveProject}
        </Button>
        <Button appearance="subtle" disabled={saving.busy === 'save'} onClick={onClose}>
          {SETTINGS.cancel}
        </Button>
      </div>
    </form>
  );
}
