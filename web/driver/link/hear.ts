import { changeBook, changePhone, newKey, phone } from '../phone';
import * as book from '../protocol/book';
import type { ServerMessage } from '../protocol/types';

type News = Exclude<ServerMessage, { t: 'hello' } | { t: 'problem' }>;

/** What a message of the centre changes on this phone; how it came does not matter. */
export function hear(message: News): void {
  switch (message.t) {
    case 'alert':
      changeBook((now, at) => book.heard(now, message.alert, at, newKey));
      return;
    case 'retract':
      changeBook((now, at) => book.ended(now, message.end, at, newKey));
      return;
    case 'step':
      changeBook((now) => book.stepConfirmed(now, message.alert, message.step));
      return;
    case 'done':
      changeBook((now) => book.keyConfirmed(now, message.key));
      return;
    case 'task':
      changePhone({ task: message.task });
      return;
    case 'status': {
      const { standing } = phone.get();
      changePhone({ status: message.status, standing: standing && { ...standing, onDuty: message.onDuty } });
      return;
    }
    case 'other':
  }
}
