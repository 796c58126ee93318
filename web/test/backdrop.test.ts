import { describe, expect, it } from 'vitest';
import { readGround } from '../src/map/backdrop';
import { cityStyle } from '../src/map/style';
import { palettes } from '../src/theme/palette';

const tiles = 'https://tiles.example.org/{z}/{x}/{y}.png';

describe('another map beneath', () => {
  it('is asked for only where the operator named one', () => {
    const plain = cityStyle(palettes.day, true, 'https://centre.example', readGround({ available: true }).backdrop);
    expect(JSON.stringify(plain)).not.toContain('tiles.example.org');
    expect(Object.keys(plain.sources)).toEqual(['grid', 'areas', 'roads']);
  });
  it('lies under everything, also without a road map', () => {
    const known = readGround({ available: false, backdrop: { tiles, by: '© Somebody' } });
    expect(known).toEqual({ roads: false, closed: false, backdrop: { tiles, by: '© Somebody' } });
    const style = cityStyle(palettes.night, known.roads, 'https://centre.example', known.backdrop);
    expect(style.layers.map((layer) => layer.id).slice(0, 2)).toEqual(['land', 'backdrop']);
    expect(style.sources['backdrop']).toMatchObject({ type: 'raster', tiles: [tiles] });
  });
  it('is closed only where the server says that no road leaves it', () => {
    expect(readGround({ available: true, waysOut: 0 }).closed).toBe(true);
    expect(readGround({ available: true, waysOut: 3 }).closed).toBe(false);
    expect(readGround({ available: false }).closed).toBe(false);
  });
});
