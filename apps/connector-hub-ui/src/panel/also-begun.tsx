/** What else somebody has begun while a form is open: nothing that was typed is out of reach. */
import type { PanelView } from '@keeper-workflow/contract';
import { PANEL } from '@keeper-workflow/messages';
import { Button } from '@keeper-workflow/ui';
import { readDirectDraft } from '../direct/direct-draft';
import type { Open } from './open-forms';
import { showsRefusal, type DirectSession } from './use-direct-sessions';

export interface AlsoBegunProps {
  readonly view: PanelView;
  readonly forms: readonly Open[];
  readonly sessions: readonly DirectSession[];
  readonly onOpen: (form: Open) => void;
}

interface Entry {
  readonly form: Open;
  readonly key: string;
  readonly name: string;
}

export function AlsoBegun({ view, forms, sessions, onOpen }: AlsoBegunProps) {
  const entries = forms.flatMap((form): readonly Entry[] => {
    // What was begun about a request stands on its card.
    if (!('kind' in form)) return [];
    const { name } = PANEL.actions[form.kind];
    if (form.form === 'new') return [{ form, key: form.kind, name }];
    const session = sessions.find(({ key }) => key === form.key);
    const title = readDirectDraft(form.key, form.kind)?.title ?? '';
    const named = title === '' ? name : PANEL.begunNamed(name, title);
    const refused = session !== undefined && view.requests.some((request) => showsRefusal(session, request));
    return [{ form, key: form.key, name: refused ? PANEL.begunRefused(named) : named }];
  });
  if (entries.length === 0) return null;
  return (
    <div className="kw-begun" role="group" aria-label={PANEL.alsoBegun}>
      <p className="kw-label">{PANEL.alsoBegun}</p>
      <ul className="kw-stack-small">
        {entries.map(({ form, key, name }) => (
          <li key={key}>
            <Button onClick={() => onOpen(form)}>{name}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
