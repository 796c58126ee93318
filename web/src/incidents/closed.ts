import { useEffect, useState } from 'react';
import { closedIncidents } from '../api/calls';
import { sentence } from '../api/problem';
import type { IncidentSummary } from '../api/types';
import { say } from '../app/ui';
import { messages } from '../i18n';
import { onChange } from './queue';

const LIMIT = 100;

/** The newest closed incidents, read when they are looked at and again when one more is closed. */
export function useClosed(wanted: boolean): readonly IncidentSummary[] {
  const [list, setList] = useState<readonly IncidentSummary[]>([]);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const load = async () => {
      try {
        const answer = await closedIncidents(LIMIT);
        if (current) setList(answer);
      } catch (error) {
        say('bad', sentence(error, messages()), () => void load());
      }
    };
    void load();
    const end = onChange(() => void load());
    return () => {
      current = false;
      end();
    };
  }, [wanted]);
  return list;
}
