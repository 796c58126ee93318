import type { Cordon } from '../cordon/types';

/**
 * Which of the guide's five steps are done. Whoever stood the cordon down is through, whatever was left out: its posts are let go
 * then and say no more that they were held.
 *
 * @param told The taxis have been alerted.
 */
export function doneOf(cordon: Cordon | null, told: boolean): boolean[] {
  const over = cordon?.standing === 'stoodDown';
  const ordered = over || cordon?.standing === 'active';
  const posts = cordon?.plan?.posts ?? [];
  const held = cordon?.plan?.closed === true || (posts.length > 0 && posts.every((post) => post.status === 'held'));
  return [ordered || (cordon?.proposals.length ?? 0) > 0, ordered, over || (ordered && held), over || told, over];
}
