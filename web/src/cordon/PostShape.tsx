import type { PostStatus } from './types';

/** Outlines in a 16 × 16 box; the map draws the same shapes. */
const paths: Readonly<Record<PostStatus, string>> = {
  planned: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12Z',
  promised: 'M8 1.5 15 14H1Z',
  held: 'M2 2h12v12H2Z',
  dropped: 'M3 3 13 13M13 3 3 13',
};

export function PostShape({ status }: { status: PostStatus }) {
  return (
    <svg className={`shape post-shape post-shape-${status}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[status]} />
    </svg>
  );
}
