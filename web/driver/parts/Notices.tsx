import { useStore } from '../../src/common/store';
import { useT } from '../../src/i18n';
import { dismiss, type Notice, phone } from '../phone';
import { useWords } from '../words';

/** What the centre did not take, until it is read. */
export function Notices() {
  const w = useWords();
  const notices = useStore(phone, (p) => p.notices);
  return notices.map((notice) => (
    <section key={notice.id} className="card notice-card" role="alert">
      <Sentence notice={notice} />
      <button type="button" className="wide" onClick={() => dismiss(notice.id)}>
        {w.close}
      </button>
    </section>
  ));
}

function Sentence({ notice }: { notice: Notice }) {
  const w = useWords();
  const t = useT();
  if (notice.code === 'not-understood') return <p>{w.notUnderstood}</p>;
  const own: Readonly<Record<string, string>> = w.refusals;
  const known: Readonly<Record<string, string>> = t.problem.codes;
  return <p>{own[notice.code] ?? w.refused(known[notice.code] ?? notice.text)}</p>;
}
