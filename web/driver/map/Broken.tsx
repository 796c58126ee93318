import { useWords } from '../words';
import type { Place } from './PostMap';

/** In a tunnel, or on a phone that cannot draw. */
export default function Broken(_: { place: Place }) {
  const w = useWords();
  return <p className="hint">{w.map.broken}</p>;
}
