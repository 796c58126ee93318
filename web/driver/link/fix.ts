import type { LatLon } from '../../src/common/geo';

/** One position of this phone, as it goes to the centre. */
export interface Fix extends LatLon {
  readonly time: string;
  readonly speed: number | null;
  readonly heading: number | null;
  readonly accuracy: number | null;
  readonly occupied: boolean | null;
}
