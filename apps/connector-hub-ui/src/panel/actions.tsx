/** What can be asked for, and what administrators can do themselves. One entry per kind of operation. */
import type { PanelView } from '@keeper-workflow/contract';
import { PANEL } from '@keeper-workflow/messages';
import type { DirectOperation, DraftKind } from '@keeper-workflow/operations';
import { Icon, type IconName } from '@keeper-workflow/ui';
import { DRAFT_KINDS } from './form-state';

export type DirectKind = DirectOperation['kind'];
export type ActionKind = DraftKind | DirectKind;

export interface ActionsProps {
  /** Nothing else is on the page, so it says what each is for. */
  readonly first: boolean;
  readonly viewer: PanelView['viewer'];
  /** What was begun before and can be gone on with. */
  readonly begun: ReadonlySet<ActionKind>;
  /** The pointer or the focus is on one: what it opens can be loaded meanwhile. */
  readonly onLikely: (kind: ActionKind) => void;
  readonly onOpen: (kind: ActionKind) => void;
}

const ICONS: Readonly<Record<ActionKind, IconName>> = {
  'share-record': 'key',
  'share-folder': 'folder',
  'record-permission': 'list',
  'record-add': 'plus',
  'record-update': 'edit',
};

export const DIRECT_KINDS: readonly DirectKind[] = ['record-add', 'record-update'];

export const isDirect = (kind: ActionKind): kind is DirectKind => (DIRECT_KINDS as readonly string[]).includes(kind);

export function Actions({ first, viewer, begun, onLikely, onOpen }: ActionsProps) {
  const list = (kinds: readonly ActionKind[]) => (
    <ul className="kw-actions">
      {kinds.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            className="kw-action"
            onPointerEnter={() => onLikely(kind)}
            onFocus={() => onLikely(kind)}
            onClick={() => onOpen(kind)}
          >
            <span className="kw-action-icon">
              <Icon name={ICONS[kind]} />
            </span>
            <span>
              <span className="kw-strong">{PANEL.actions[kind].name}</span>
              {begun.has(kind) ? (
                <span className="kw-action-hint">{PANEL.begun}</span>
              ) : first ? (
                <span className="kw-action-hint">{PANEL.actions[kind].hint}</span>
              ) : null}
            </span>
            <Icon name="chevron" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section className="kw-stack-small" aria-labelledby="actions-title">
      <h2 id="actions-title" className={first ? undefined : 'kw-visually-hidden'}>
        {PANEL.actionsHeading}
      </h2>
      {list(DRAFT_KINDS)}
      {first ? (
        <p className="kw-hint">
          {PANEL.actionsFootnote} {viewer.approver ? PANEL.approverFootnote : ''}
        </p>
      ) : null}
      {viewer.projectAdmin ? list(DIRECT_KINDS) : null}
    </section>
  );
}
