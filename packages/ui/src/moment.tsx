/** An instant for people: how long ago, and exactly when. */
import { relativeTime, spellInstant } from './time';

export function Moment({ instant, now }: { readonly instant: string; readonly now: number }) {
  return (
    <time dateTime={instant}>
      {spellInstant(instant)} <span className="kw-nowrap">({relativeTime(instant, now)})</span>
    </time>
  );
}
