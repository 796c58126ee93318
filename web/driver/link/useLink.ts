import { useEffect, useState } from 'react';
import { refreshSession } from '../../src/session/session';
import { openBook, phone } from '../phone';
import { UnitHttp } from './unitHttp';
import { UnitLink } from './unitLink';

/** One link for as long as this unit's page is open. */
export function useLink(unit: string): UnitLink | null {
  const [link, setLink] = useState<UnitLink | null>(null);
  useEffect(() => {
    if (phone.get().unit !== unit) openBook(unit);
    const own = new UnitLink(new UnitHttp(unit), () => new WebSocket(address()));
    const gone = () => own.networkGone();
    const back = () => {
      // Who started in a tunnel is still to be recognised; a failure is tried again by the link.
      void refreshSession().catch(() => {});
      own.networkBack();
    };
    addEventListener('offline', gone);
    addEventListener('online', back);
    own.start();
    setLink(own);
    return () => {
      removeEventListener('offline', gone);
      removeEventListener('online', back);
      own.stop();
    };
  }, [unit]);
  return link;
}

function address(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/unit`;
}
