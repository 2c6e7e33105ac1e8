/** Flags: messages at the lower left of the page, as Jira shows them. */

export interface FlagOptions {
  id: string | number;
  title?: string;
  description?: string;
  type?: string;
  appearance?: string;
  isAutoDismiss?: boolean;
  actions?: { text: string; onClick?: () => unknown }[];
}

const AUTO_DISMISS_MILLISECONDS = 8000;
const TYPES = new Set(['info', 'success', 'warning', 'error']);

function area(): HTMLElement {
  const existing = document.getElementById('flags');
  if (existing) return existing;
  const created = document.createElement('section');
  created.id = 'flags';
  created.className = 'flags';
  created.setAttribute('aria-label', 'Messages');
  created.setAttribute('aria-live', 'polite');
  document.body.append(created);
  return created;
}

const keyOf = (scope: string, id: string | number): string => `${scope}/${String(id)}`;

export function closeFlag(scope: string, id: string | number): boolean {
  const found = [...area().children].find((flag) => (flag as HTMLElement).dataset.flag === keyOf(scope, id));
  found?.remove();
  return found !== undefined;
}

/** `scope` keeps the ids of different apps apart. A second flag with the same id replaces the first. */
export function showFlag(scope: string, options: FlagOptions): boolean {
  closeFlag(scope, options.id);
  const flag = document.createElement('article');
  flag.className = `flag flag-${TYPES.has(options.type ?? '') ? String(options.type) : 'info'}`;
  if (options.appearance) flag.classList.add('flag-bold');
  flag.dataset.flag = keyOf(scope, options.id);
  flag.setAttribute('role', options.type === 'error' || options.type === 'warning' ? 'alert' : 'status');

  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'flag-close';
  close.setAttribute('aria-label', 'Dismiss');
  close.textContent = '×';
  close.addEventListener('click', () => {
    flag.remove();
  });

  flag.append(text('strong', options.title ?? ''), text('p', options.description ?? ''), close);
  const actions = document.createElement('div');
  actions.className = 'flag-actions';
  for (const action of options.actions ?? []) {
    const button = text('button', action.text) as HTMLButtonElement;
    button.type = 'button';
    button.addEventListener('click', () => void action.onClick?.());
    actions.append(button);
  }
  if (actions.children.length > 0) flag.append(actions);
  area().prepend(flag);
  if (options.isAutoDismiss) {
    setTimeout(() => {
      flag.remove();
    }, AUTO_DISMISS_MILLISECONDS);
  }
  return true;
}

function text(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
