import { lazy, Suspense, useState } from 'react';
import type { LatLon } from '../../src/common/geo';
import { recall, remember } from '../../src/common/remember';
import { useWords } from '../words';

const Drawn = lazy(() => import('./Drawn').catch(() => import('./Broken')));

export interface Place extends LatLon {
  readonly label: string;
}

/** The own post and nothing else. The map is loaded only when somebody wants it. */
export function PostMap({ place }: { place: Place }) {
  const w = useWords();
  const [open, setOpen] = useState(recall('driver.map') === 'on');
  const toggle = () => {
    remember('driver.map', open ? 'off' : 'on');
    setOpen(!open);
  };
  return (
    <section className="card map-card" aria-label={w.map.title}>
      <button type="button" className="wide" aria-expanded={open} onClick={toggle}>
        {open ? w.close : w.map.show}
      </button>
      {open && (
        <Suspense fallback={<p role="status">{w.loading}</p>}>
          <Drawn place={place} />
        </Suspense>
      )}
    </section>
  );
}
