import { count as readable } from '../common/format';
import type { Bubble } from '../live/overview';
import type { Palette } from '../theme/palette';
import type { Pile } from './Piles';

/** Single marks on a plain 2D canvas, each in the middle of a place on the screen. */
type Pen = CanvasRenderingContext2D;

/** How many units are around here, on a map zoomed far out; the rim says which share of them is free. */
export function markBubble(pen: Pen, palette: Palette, x: number, y: number, bubble: Bubble): void {
  const radius = Math.min(30, 12 + Math.sqrt(bubble.total) * 0.8);
  pen.globalAlpha = 0.92;
  pen.fillStyle = palette.bubble;
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.status.available;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * bubble.available) / bubble.total);
  pen.stroke();
  pen.fillStyle = palette.bubbleText;
  pen.font = '600 12px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(readable(bubble.total), x, y);
}

/** Quiet on purpose: what can be sent by name lies above it. */
export function markPile(pen: Pen, palette: Palette, x: number, y: number, pile: Pile): void {
  const text = readable(pile.total);
  pen.font = '500 10px system-ui, sans-serif';
  const half = pen.measureText(text).width / 2 + 5;
  pen.beginPath();
  pen.roundRect(x - half, y - 8, 2 * half, 16, 8);
  pen.fillStyle = palette.labelHalo;
  pen.globalAlpha = 0.6;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = pile.free > 0 ? palette.status.available : palette.status.outOfService;
  pen.lineWidth = 1;
  pen.stroke();
  pen.fillStyle = palette.label;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, x, y + 0.5);
}

/** Around a unit that is looked at. */
export function markRing(pen: Pen, palette: Palette, x: number, y: number, width: number): void {
  pen.strokeStyle = palette.accent;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, 15, 0, Math.PI * 2);
  pen.stroke();
}

/** The place of the call that is being taken. */
export function markCross(pen: Pen, palette: Palette, x: number, y: number): void {
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 2.5;
  pen.beginPath();
  pen.arc(x, y, 13, 0, Math.PI * 2);
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    pen.moveTo(x + dx * 6, y + dy * 6);
    pen.lineTo(x + dx * 22, y + dy * 22);
  }
  pen.stroke();
}
