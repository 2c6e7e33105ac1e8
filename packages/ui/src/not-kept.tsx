/** Says that a reload loses what is typed, where the browser denies storage to the panel; elsewhere nothing. */
import { useState } from 'react';
import { PANEL } from '@keeper-workflow/messages';
import { keepsOverReload } from './drafts';

export function NotKept() {
  const [kept] = useState(keepsOverReload);
  return kept ? null : <p className="kw-small kw-caution">{PANEL.notKept}</p>;
}
