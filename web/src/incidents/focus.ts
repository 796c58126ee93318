/** Moves the keyboard to the "send the best" button once it is drawn: the next Enter sends. */
let wanted = false;

export function focusSendSoon(): void {
  wanted = true;
}

export function takeSendFocus(button: HTMLButtonElement | null): void {
  if (!wanted || !button) return;
  wanted = false;
  // The recommendation may take a while: who has begun to type elsewhere goes on there.
  if (!(document.activeElement?.matches('input, textarea, select') ?? false)) button.focus();
}
