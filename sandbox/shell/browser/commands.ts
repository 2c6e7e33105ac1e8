/**
 * Every command of the bridge, answered as the platform answers it for a module of Jira, or refused as it refuses what
 * a module does not have.
 */
import { openDialog } from './dialog';
import { emit, PUBLIC, subscribe } from './events';
import { closeFlag, showFlag, type FlagOptions } from './flags';
import { refreshPage } from './live';
import { addressOf, navigate, type Destination } from './navigation';
import { answerHistory, startHistory } from './page-history';
import type { FramePlacement } from './protocol';
import { fetchProduct, invokeFunction } from './server';
import { colorMode, onColorMode, type ColorMode } from './theme';

export interface Frame {
  readonly id: string;
  readonly placement: FramePlacement;
  /** Present in the frame of a modal. */
  readonly modal?: { context: unknown; close: (payload: unknown) => void };
  /** What the app wants to do before its modal closes. */
  closeListeners: (() => unknown)[];
  setHeight(height: number): void;
  openFrame(container: HTMLElement, url: string, modal: NonNullable<Frame['modal']>): Frame;
}

type Command = (frame: Frame, argument: never) => unknown;
type Fields = Record<string, unknown>;

/** The platform's refusal of what this site or module does not have. */
function unsupported(what: string): Command {
  return () => {
    throw new Error(`${what} is not supported here.`);
  };
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function contextOf(frame: Frame): Fields {
  const { context } = frame.placement;
  const extension = isObject(context.extension) ? context.extension : {};
  return {
    ...context,
    theme: { colorMode: colorMode() },
    surfaceColor: null,
    extension: frame.modal ? { ...extension, modal: frame.modal.context } : extension,
  };
}

function invoke(frame: Frame, call: Fields): unknown {
  if (call.invokeType !== undefined) {
    throw new Error('Invoking a remote or a container is not supported here.');
  }
  const body = { functionKey: call.functionKey, payload: call.payload };
  const answer = invokeFunction(frame.placement.token, frame.modal ? { ...body, modal: frame.modal.context } : body);
  return call.metadata === undefined ? answer : answer.then((result) => ({ body: result, metadata: {} }));
}

interface ModalRequest {
  resource: string | null;
  onClose?: (payload?: unknown) => unknown;
  size: unknown;
  context: unknown;
  closeOnEscape: boolean;
  closeOnOverlayClick: boolean;
  title?: string;
}

function openModal(frame: Frame, request: ModalRequest): boolean {
  const { placement } = frame;
  const url = request.resource === null ? placement.url : placement.resources[request.resource];
  if (url === undefined) return false;
  const finish = (payload: unknown): void => {
    dialog.close();
    void request.onClose?.(payload);
  };
  const dialog = openDialog({ ...request, title: request.title ?? '' }, () => {
    for (const listener of inner.closeListeners) void listener();
    void request.onClose?.();
  });
  const inner = frame.openFrame(dialog.body, url, { context: request.context, close: finish });
  return true;
}

function openIssue(
  _frame: Frame,
  request: { context?: { issueKey?: string }; issueKey?: string; onClose?: () => unknown },
): boolean {
  const key = request.context?.issueKey ?? request.issueKey;
  if (!key) return false;
  const dialog = openDialog({ title: key, size: 'xlarge', closeOnEscape: true, closeOnOverlayClick: true }, () => {
    void request.onClose?.();
  });
  const view = document.createElement('iframe');
  view.className = 'app-frame';
  view.title = `Issue ${key}`;
  view.src = `/browse/${encodeURIComponent(key)}`;
  dialog.body.append(view);
  return true;
}

/** Closes the modal the frame is in; `false` for a frame that is part of the page. */
function close(frame: Frame, payload: unknown): boolean {
  if (!frame.modal) return false;
  for (const listener of frame.closeListeners) void listener();
  frame.modal.close(payload);
  return true;
}

type Listening = { event: string; callback: (payload: unknown) => unknown };
type Emitting = { event: string; payload?: unknown };

const COMMANDS: Readonly<Record<string, Command>> = {
  invoke,
  fetchProduct: (frame, request: Fields) => fetchProduct(frame.placement.token, request),
  getContext: contextOf,
  getFrameId: (frame) => frame.id,
  resized: (frame, height: number) => {
    frame.setHeight(height);
  },
  enableTheming: (frame, { onChange }: { onChange: (mode: ColorMode) => unknown }) => {
    onColorMode(frame, onChange);
    return colorMode();
  },
  emitReadyEvent: () => undefined,
  changeWindowTitle: (_frame, title: string) => {
    document.title = title;
  },
  // An app in a panel or on a page has nothing to submit to, to open or to close: `false` makes the bridge throw.
  submit: (frame, payload: unknown) => close(frame, payload),
  close,
  open: () => false,
  onClose: (frame, listener: unknown) => {
    if (!frame.modal || typeof listener !== 'function') return false;
    frame.closeListeners.push(listener as () => unknown);
    return true;
  },
  refresh: async () => {
    await refreshPage();
    return true;
  },
  refreshIssueView: () => refreshPage(),
  reload: () => {
    location.reload();
  },
  createHistory: (frame, { onPop }: { onPop: (href: string) => unknown }) => startHistory(frame, onPop),
  history: (frame, { operation, argument }: { operation: string; argument: unknown }) => {
    answerHistory(frame, operation, argument);
  },
  navigate: (_frame, destination: Destination) => navigate(destination),
  getUrl: (_frame, destination: Destination) => addressOf(destination),
  openModal,
  openIssueViewModal: openIssue,
  showFlag: (frame, options: FlagOptions) => showFlag(frame.placement.app, options),
  closeFlag: (frame, { id }: { id: string }) => closeFlag(frame.placement.app, id),
  on: (frame, { event, callback }: Listening) => subscribe(frame, frame.placement.app, event, callback),
  emit: (frame, { event, payload }: Emitting) => {
    emit(frame.placement.app, event, payload);
  },
  onPublic: (frame, { event, callback }: Listening) => subscribe(frame, PUBLIC, event, callback),
  emitPublic: (_frame, { event, payload }: Emitting) => {
    emit(PUBLIC, event, payload);
  },
  isRovoEnabled: () => false,
  openRovo: () => false,
  trackObjectStoreAction: () => undefined,
  emitFrontendCustomMetric: () => undefined,
  getCookieConsentPreferences: () => null,
  initFeatureFlags: () => ({ feature_flags: {} }),
  getFrameDispatch: unsupported('The Frame component of UI Kit'),
  reconcile: unsupported('UI Kit'),
  fetchRemote: unsupported('A request to a remote'),
  requestTeamworkGraph: unsupported('The Teamwork Graph'),
  fetchUserRecommendations: unsupported('User recommendations'),
  subscribeRealtimeChannel: unsupported('Realtime'),
  publishRealtimeChannel: unsupported('Realtime'),
  openIssueCreateModal: unsupported("Jira's create dialog"),
  getCustomFieldInternalAPI: unsupported('The custom field API outside a custom field'),
  getUiModificationsInternalAPI: unsupported('The UI modifications API'),
  setWorkflowRuleConfigurationCallback: unsupported('A workflow rule configuration'),
  __permission__egressGet: unsupported('Customer-managed egress'),
  __permission__egressSet: unsupported('Customer-managed egress'),
  __permission__egressDeleteDomain: unsupported('Customer-managed egress'),
  __permission__egressDeleteGroup: unsupported('Customer-managed egress'),
  __permission__remoteGet: unsupported('A customer-managed remote'),
  __permission__remoteSet: unsupported('A customer-managed remote'),
};

/** What a page answers; `createHistory` and `enableTheming` are completed by the script in the frame. */
export function knowsCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name);
}

/** Answers `name` for `frame`. What an app passes is not checked beyond what the command needs: it is its own page. */
export function answerCommand(frame: Frame, name: string, argument: unknown): unknown {
  const command = knowsCommand(name) ? COMMANDS[name] : undefined;
  if (!command) throw new Error(`The bridge has no command '${name}'.`);
  return command(frame, argument as never);
}
