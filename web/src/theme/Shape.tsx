import type { Priority, UnitStatus } from '../api/types';

/** Outlines in a 16 × 16 box. The map draws the same shapes. */
const statusPaths: Readonly<Record<UnitStatus, string>> = {
  available: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13Z',
  dispatched: 'M8 1.5 15 14H1Z',
  enRoute: 'M8 1 14 15 8 11.5 2 15Z',
  onScene: 'M2 2h12v12H2Z',
  busy: 'M8 .8 15.2 8 8 15.2.8 8Z',
  outOfService: 'M3.5 1.4 8 5.9l4.5-4.5 2.1 2.1L10.1 8l4.5 4.5-2.1 2.100L8 10.1 3.5 14.6 1.4 12.5 5.9 8 1.4 3.500Z',
};

export function StatusShape({ status }: { status: UnitStatus }) {
  return (
    <svg className={`shape status-${status}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={statusPaths[status]} />
    </svg>
  );
}

export const priorityPaths: Readonly<Record<Priority, string>> = {
  1: 'M7 1h10l6 6v10l-6 6H7l-6-6V7Z',
  2: 'M12 .8 24 22.500H0Z',
  3: 'M2.5 2.500h19v19h-19Z',
  4: 'M12 1.500a10.5 10.5 0 1 0 0 21a10.5 10.5 0 0 0 0-21Z',
};

/** The number stands in the shape, so neither colour nor shape alone carries the meaning. */
export function PriorityShape({ priority }: { priority: Priority }) {
  return (
    <svg className={`priority-shape priority-${priority}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={priorityPaths[priority]} />
      <text x="12" y={priority === 2 ? 19.5 : 17} textAnchor="middle">
        {priority}
      </text>
    </svg>
  );
}
