/** The forms of direct operations: the one that is open, and behind it those that wait with what was typed in them. */
import { Suspense, lazy } from 'react';
import type { PanelView, RequestView } from '@keeper-workflow/contract';
import { PANEL } from '@keeper-workflow/messages';
import { Skeleton } from '@keeper-workflow/ui';
import { isRefused } from './panel-view';
import { attemptOf, canGoOn, type DirectSessions } from './use-direct-sessions';

export const loadDirectForm = () => import('../direct/direct-form');
const DirectForm = lazy(async () => ({ default: (await loadDirectForm()).DirectForm }));

export interface DirectFormsProps {
  readonly view: PanelView;
  readonly direct: DirectSessions;
  /** The key of the one that is open. */
  readonly front: string | undefined;
  readonly now: number;
  readonly onPut: (request: RequestView) => void;
  /** Leads to the card of a request. */
  readonly onLook: (requestId: string) => void;
  readonly onClose: () => void;
  readonly onOutdated: () => Promise<void>;
}

export function DirectForms({ view, direct, front, now, onPut, onLook, onClose, onOutdated }: DirectFormsProps) {
  return direct.sessions
    .filter(({ drawn, key }) => drawn || key === front)
    .map((session) => {
      const { key, kind } = session;
      const visible = key === front && canGoOn(session, view);
      return (
        <Suspense key={key} fallback={visible ? <Skeleton label={PANEL.loading} /> : null}>
          <DirectForm
            view={view}
            kind={kind}
            draftKey={key}
            visible={visible}
            now={now}
            attempt={attemptOf(session, view)}
            onSend={(requestId) => direct.change(key, { requestId, refused: undefined })}
            onAnswer={(request) => {
              direct.change(key, { requestId: request.id });
              onPut(request);
            }}
            onTakenBack={(request) =>
              direct.change(key, { requestId: undefined, refused: isRefused(request) ? request.id : undefined })
            }
            onShow={(request) => {
              onPut(request);
              onLook(request.id);
            }}
            onClose={(refused) => {
              direct.end(key);
              onClose();
              if (refused) onLook(refused.id);
            }}
            onOutdated={onOutdated}
          />
        </Suspense>
      );
    });
}
