import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Palette } from '../theme/palette';
import type { Backdrop } from './backdrop';

/** Tiles of the imported roads, layer `roads` with `class` and `name`. */
export const ROAD_TILES = '/tiles/roads/{z}/{x}/{y}.pbf';
const FONT = ['Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif'];

const MAJOR = ['motorway', 'trunk', 'primary', 'secondary'];
const MIDDLE = ['tertiary', 'unclassified'];

/**
 * Our own style: plain ground, a cell grid, and the roads when an import offers them. Nothing is loaded from outside, unless the
 * operator named another map to lie beneath.
 */
export function cityStyle(
  palette: Palette,
  roads: boolean,
  origin: string,
  backdrop: Backdrop | null = null,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      grid: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ...(backdrop && { backdrop: { type: 'raster', tiles: [backdrop.tiles], tileSize: 256 } }),
      ...(roads && { roads: { type: 'vector', tiles: [origin + ROAD_TILES], minzoom: 8, maxzoom: 14 } }),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
      ...(backdrop ? [backdropLayer(palette)] : []),
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': palette.grid, 'line-width': 1 } },
      ...areaFill(palette),
      ...(roads ? roadLayers(palette) : []),
      ...areaLines(palette),
    ],
  };
}

/** Pale by day and dark by night: what is drawn on it has to stand out. */
function backdropLayer(palette: Palette): LayerSpecification {
  return {
    id: 'backdrop',
    type: 'raster',
    source: 'backdrop',
    paint: { 'raster-opacity': palette.backdrop, 'raster-saturation': -0.5, 'raster-fade-duration': 0 },
  };
}

const role = (name: string): ['==', ['get', string], string] => ['==', ['get', 'role'], name];

/** Where the suspect can be lies under the roads, so that their names stay readable. */
function areaFill(palette: Palette): LayerSpecification[] {
  const fill = (name: string, color: string, opacity: number): LayerSpecification => ({
    id: `${name}-fill`,
    type: 'fill',
    source: 'areas',
    filter: role(name),
    paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': false },
  });
  return [fill('reach', palette.suspect, 0.26), fill('audience', palette.accent, 0.14)];
}

function areaLines(palette: Palette): LayerSpecification[] {
  const line = (name: string, color: string, width: number, dash: number[] | null): LayerSpecification => ({
    id: `${name}-line`,
    type: 'line',
    source: 'areas',
    filter: role(name),
    paint: { 'line-color': color, 'line-width': width, ...(dash && { 'line-dasharray': dash }) },
  });
  return [
    line('reach', palette.suspect, 2, null),
    line('later', palette.suspect, 1.2, [3, 3]),
    line('audience', palette.accent, 2, [4, 2]),
  ];
}

function roadLayers(palette: Palette): LayerSpecification[] {
  const line = (
    id: string,
    filter: string[] | null,
    color: string,
    widths: [number, number][],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: 'roads',
    'source-layer': 'roads',
    filter: filter
      ? ['in', ['get', 'class'], ['literal', filter]]
      : ['!', ['in', ['get', 'class'], ['literal', [...MAJOR, ...MIDDLE]]]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], ...widths.flat()] },
  });
  return [
    {
      ...line('minor', null, palette.roadMinor, [
        [11, 0.2],
        [13, 0.8],
        [16, 5],
        [18, 14],
      ]),
      minzoom: 11,
    },
    line('middle-casing', MIDDLE, palette.roadCasing, [
      [10, 0.4],
      [13, 2.4],
      [16, 9],
      [18, 22],
    ]),
    line('major-casing', MAJOR, palette.roadCasing, [
      [8, 1],
      [12, 3.2],
      [16, 14],
      [18, 30],
    ]),
    line('middle', MIDDLE, palette.roadMinor, [
      [10, 0.3],
      [13, 1.6],
      [16, 7],
      [18, 18],
    ]),
    line('major', MAJOR, palette.roadMajor, [
      [8, 0.6],
      [12, 2],
      [16, 11],
      [18, 25],
    ]),
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 13,
      filter: ['has', 'name'],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 17, 14],
        'text-padding': 8,
      },
      paint: {
        'text-color': palette.label,
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 1.4,
        'text-opacity': 0.8,
      },
    },
  ];
}
