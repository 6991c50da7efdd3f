import { useEffect, useState } from 'react';
import { onVisibility } from '../../platform/screen';

/** True while the browser tab is out of sight: nothing of a person may stay on the page then. */
export function useHidden(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => onVisibility((visible) => setHidden(!visible)), []);
  return hidden;
}
