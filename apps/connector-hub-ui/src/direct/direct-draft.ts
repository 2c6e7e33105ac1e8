/**
 * A direct form that survives a reload, as far as it holds no secret: kept in the tab until it has been carried out or is discarded.
 * Values of secret fields, of custom fields, and notes never leave the memory of the page.
 */
import { useCallback, useRef, useState } from 'react';
import type { PanelView } from '@keeper-workflow/contract';
import { dropDraft, keepDraft, readDraft } from '@keeper-workflow/ui';
import { draftKey } from '../panel/use-kept-form';
import { emptyState, isTouched, type DirectKind, type DirectState } from './direct-state';
import { CUSTOM_TYPES, type FieldSpec } from './field-spec';
import { untouched, withoutSecrets, type TypedField } from './typed-field';

interface Kept {
  readonly state: DirectState;
  /** Made once, so that carrying it out again after a reload does nothing twice. */
  readonly requestId: string;
  /** Something was typed that is not kept. */
  readonly secretsTyped: boolean;
}

/** A place of its own for every form: while one is being carried out, the next may be begun. */
export const newDirectKey = (view: PanelView, kind: DirectKind): string =>
  draftKey(view, `direct:${kind}:${crypto.randomUUID()}`);

/** What was left open under this key: its title, and the id of the request that it becomes or has become. */
export function readDirectDraft(key: string, kind: DirectKind): { title: string; requestId: string } | undefined {
  const kept = readDraft(key, isKeptOf(kind));
  return kept && { title: kept.state.title, requestId: kept.requestId };
}

/** About a person, although no secret to Keeper. */
const PERSONAL: ReadonlySet<string> = new Set(['accountNumber', 'birthDate']);

/** What may be kept. A field whose kind is not known, because its type was not chosen last, keeps no value. */
export function keepable(state: DirectState, specs: readonly FieldSpec[]): DirectState {
  const fields = Object.entries(state.fields).map(([key, typed]): [string, TypedField] => {
    const spec = specs.find((one) => one.key === key);
    const open = spec && !PERSONAL.has(spec.type) ? spec.input : undefined;
    return [key, withoutSecrets(open, typed)];
  });
  return {
    ...state,
    fields: Object.fromEntries(fields),
    custom: state.custom.map((field) => ({ ...field, typed: withoutSecrets(undefined, field.typed) })),
    notes: { ...state.notes, text: '' },
  };
}

export interface DirectDraft extends Kept {
  /** It was kept before, and is back. */
  readonly restored: boolean;
  readonly change: (state: DirectState, specs: readonly FieldSpec[]) => void;
  /** After an attempt that is known to have changed nothing: the next one is a new one. */
  readonly renew: () => void;
  readonly drop: () => void;
}

/** Holds the form in memory with everything in it, and keeps what may be kept. */
export function useDirectDraft(key: string, kind: DirectKind): DirectDraft {
  const [{ kept, restored }, setHeld] = useState(() => {
    const found = readDraft(key, isKeptOf(kind));
    const fresh = { state: emptyState(kind), requestId: crypto.randomUUID(), secretsTyped: false };
    return { kept: found ?? fresh, restored: found !== undefined };
  });
  const latest = useRef({ kept, specs: [] as readonly FieldSpec[] });
  const dropped = useRef(false);

  const put = useCallback(
    (part: Partial<Kept>, specs: readonly FieldSpec[]) => {
      const next = { ...latest.current.kept, ...part };
      latest.current = { kept: next, specs };
      const state = keepable(next.state, specs);
      const secretsTyped = next.secretsTyped || JSON.stringify(state) !== JSON.stringify(next.state);
      if (dropped.current || !isTouched(next.state)) dropDraft(key);
      else keepDraft(key, { ...next, state, secretsTyped });
      setHeld((held) => ({ ...held, kept: next }));
    },
    [key],
  );
  return {
    ...kept,
    restored,
    change: useCallback((state, specs) => put({ state }, specs), [put]),
    renew: useCallback(() => put({ requestId: crypto.randomUUID() }, latest.current.specs), [put]),
    drop: useCallback(() => {
      dropped.current = true;
      dropDraft(key);
    }, [key]),
  };
}

const isKeptOf =
  (kind: DirectKind) =>
  (value: unknown): value is Kept =>
    isObject(value) &&
    typeof value.requestId === 'string' &&
    typeof value.secretsTyped === 'boolean' &&
    isState(value.state, kind);

/** The shape that this version of the page writes; anything else is forgotten. */
function isState(value: unknown, kind: DirectKind): value is DirectState {
  if (!isObject(value) || value.kind !== kind) return false;
  const { custom, fields, notes, record, folder } = value;
  return (
    isShapedLike(value, emptyState(kind)) &&
    isObject(fields) &&
    Object.values(fields).every(isTyped) &&
    Array.isArray(custom) &&
    custom.every(
      (one: unknown) =>
        isObject(one) &&
        typeof one.id === 'number' &&
        typeof one.label === 'string' &&
        (CUSTOM_TYPES as readonly unknown[]).includes(one.type) &&
        isTyped(one.typed),
    ) &&
    isObject(notes) &&
    typeof notes.text === 'string' &&
    [record, folder].every((one) => one === undefined || (isObject(one) && typeof one.uid === 'string'))
  );
}

const isTyped = (value: unknown): boolean => {
  const like = untouched('keep');
  return (
    isObject(value) &&
    isShapedLike(value, like) &&
    isObject(value.generator) &&
    isShapedLike(value.generator, like.generator)
  );
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShapedLike = (value: Record<string, unknown>, like: object): boolean =>
  Object.entries(like).every(
    ([name, member]) => typeof value[name] === typeof member && Array.isArray(value[name]) === Array.isArray(member),
  );
