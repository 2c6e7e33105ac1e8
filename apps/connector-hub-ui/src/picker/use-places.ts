/** Path and owner of the row that is marked: asked for once somebody rests on it, and kept in the row from then on. */
import { useEffect, useState } from 'react';
import { PICKER } from '@keeper-workflow/messages';
import { describePlace, knownPlace, type PickRow, type Place } from './vault-search';

/** Who goes past a row is not asking about it, ms. */
const REST = 400;

export type RowPlace = Place | 'asking' | 'failed';

export interface Places {
  readonly placeOf: (uid: string) => RowPlace | undefined;
  /** For a screen reader: what has just become known of the row that is marked. */
  readonly said: string;
}

/**
 * @param kind what the rows are; `undefined`: nothing is asked.
 * @param marked the row under the pointer or the arrow keys.
 */
export function usePlaces(kind: 'record' | 'folder' | undefined, marked: PickRow | undefined): Places {
  const [places, setPlaces] = useState<ReadonlyMap<string, RowPlace>>(new Map());
  const [said, setSaid] = useState<{ readonly uid: string; readonly text: string }>();
  const { uid, title = '' } = marked ?? {};
  useEffect(() => {
    if (kind === undefined || uid === undefined || knownPlace(uid)) return;
    let gone = false;
    const note = (place: RowPlace): void => setPlaces((before) => new Map(before).set(uid, place));
    const timer = setTimeout(() => {
      note('asking');
      void describePlace(kind, uid).then((answer) => {
        note(answer.ok ? answer.value : 'failed');
        const { path, owner } = answer.ok ? answer.value : {};
        if (!gone) setSaid({ uid, text: answer.ok ? PICKER.placed(title, path, owner) : PICKER.notPlaced(title) });
      });
    }, REST);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [kind, uid, title]);
  return {
    placeOf: (of) => knownPlace(of) ?? places.get(of),
    said: said !== undefined && said.uid === uid ? said.text : '',
  };
}
