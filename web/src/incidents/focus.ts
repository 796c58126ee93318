/** Moves the keyboard to the "send the best" button once it is drawn: the next Enter sends. */
let wanted = false;

export function focusSendSoon(): void {
  wanted = true;
}

export function takeSendFocus(button: HTMLButtonElement | null): void {
  if (!wanted || !button) return;
  wanted = false;
  button.focus();
}
