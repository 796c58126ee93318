import { type ReactNode, useEffect } from 'react';
import type { LatLon } from '../common/geo';
import { useStore } from '../common/store';
import { type MapClaim, mapClaim } from '../map/painters';

interface MapButtonProps {
  readonly name: string;
  readonly hint: string;
  /** One click is enough; otherwise it goes on until Esc or the button. */
  readonly once?: boolean;
  readonly className?: string;
  readonly take: (at: LatLon) => void;
  readonly children: ReactNode;
}

const claims = new Map<string, MapClaim>();

/** Takes the next click on the map. Pressed while it waits for it. */
export function MapButton({ name, hint, once = false, className = '', take, children }: MapButtonProps) {
  const waiting = useStore(mapClaim, (now) => now !== null && claims.get(name) === now);
  const start = () => {
    const claim: MapClaim = {
      hint,
      take: (at) => {
        if (once) mapClaim.set(null);
        take(at);
      },
    };
    claims.set(name, claim);
    mapClaim.set(claim);
  };
  useEffect(
    () => () => {
      if (claims.get(name) === mapClaim.get()) mapClaim.set(null);
      claims.delete(name);
    },
    [name],
  );
  return (
    <button
      type="button"
      className={className}
      aria-pressed={waiting}
      onClick={() => (waiting ? mapClaim.set(null) : start())}
    >
      {children}
    </button>
  );
}
