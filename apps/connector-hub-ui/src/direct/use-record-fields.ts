/** The fields that the form shows: of the record type that was chosen, or of the record that was chosen. */
import { useMemo } from 'react';
import type { RecordContent } from '@keeper-workflow/operations';
import { call } from '../bridge';
import { isAdding, type DirectState } from './direct-state';
import { specsOfRecord, specsOfTemplate, type FieldSpec } from './field-spec';
import { useLoaded, type Loaded } from './use-loaded';

export interface RecordFields {
  readonly status: Loaded<unknown>;
  /** Empty until they are there. */
  readonly specs: readonly FieldSpec[];
  /** The record as it is, without its secrets; of an update only. */
  readonly content?: RecordContent;
  readonly again: () => void;
}

const NONE: readonly FieldSpec[] = [];

export function useRecordFields(state: DirectState): RecordFields {
  const { recordType, record } = state;
  const adding = isAdding(state);
  const template = useLoaded(adding && recordType !== '' ? recordType : undefined, () =>
    call('panel', 'recordTemplate', { name: recordType }),
  );
  const content = useLoaded(record && `${record.mode} ${record.uid}`, () =>
    call('panel', 'readRecord', { uid: record?.uid ?? '', mode: record?.mode ?? 'nsf' }),
  );
  const ofType = template.state.status === 'ready' ? template.state.value : undefined;
  const ofRecord = content.state.status === 'ready' ? content.state.value : undefined;
  const specs = useMemo(
    () => (ofType ? specsOfTemplate(ofType) : ofRecord ? specsOfRecord(ofRecord) : NONE),
    [ofType, ofRecord],
  );
  return {
    status: adding ? template.state : content.state,
    specs,
    ...(ofRecord ? { content: ofRecord } : {}),
    again: adding ? template.again : content.again,
  };
}
