import type { UnitStatus } from '../api/types';
import type { Theme } from './theme';

/** Colours that the map draws with. The status colours are Okabe and Ito's set, chosen to differ for colour-blind eyes. */
export interface Palette {
  readonly land: string;
  /** How much of another map shows through, 0–1. */
  readonly backdrop: number;
  readonly grid: string;
  readonly roadMinor: string;
  readonly roadMajor: string;
  readonly roadCasing: string;
  readonly label: string;
  readonly labelHalo: string;
  readonly rim: string;
  readonly accent: string;
  /** Where the suspect can be, and what leaks. */
  readonly suspect: string;
  readonly bubble: string;
  readonly bubbleText: string;
  readonly status: Readonly<Record<UnitStatus, string>>;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  night: {
    land: '#0d131a',
    backdrop: 0.3,
    grid: '#1a2530',
    roadMinor: '#26333f',
    roadMajor: '#3c4d5c',
    roadCasing: '#0a0f14',
    label: '#d6e0ea',
    labelHalo: '#0d131a',
    rim: '#f4f8fb',
    accent: '#7cc7ff',
    suspect: '#ff6b5e',
    bubble: '#1d4f73',
    bubbleText: '#f4f8fb',
    status: {
      available: '#1fbf94',
      dispatched: '#e69f00',
      enRoute: '#56b4e9',
      onScene: '#e08bbd',
      busy: '#f0e442',
      outOfService: '#8b98a5',
    },
  },
  day: {
    land: '#eef1f3',
    backdrop: 0.6,
    grid: '#dde3e8',
    roadMinor: '#ffffff',
    roadMajor: '#ffffff',
    roadCasing: '#c3ccd4',
    label: '#1d2a35',
    labelHalo: '#ffffff',
    rim: '#101820',
    accent: '#005fa8',
    suspect: '#b3261e',
    bubble: '#005fa8',
    bubbleText: '#ffffff',
    status: {
      available: '#007556',
      dispatched: '#b06a00',
      enRoute: '#0069ad',
      onScene: '#a8447f',
      busy: '#7a7000',
      outOfService: '#5f6b76',
    },
  },
};

/** #rrggbb → 0 … 1 each. */
export function rgb(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [((n >> 16) & 255) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}
