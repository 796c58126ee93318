import { goTo } from '../app/route';
import { selectIncident, show } from '../app/ui';
import { useStore } from '../common/store';
import { useT } from '../i18n';
import { useTypeName } from '../incidents/catalogue';
import { queue } from '../incidents/queue';

/** On every page of everybody in the centre for as long as a major incident is open. */
export function MajorBanner() {
  const t = useT();
  const nameOfType = useTypeName();
  const order = useStore(queue, (q) => q.order);
  // Major incidents stand first, so the rest need not be looked at.
  const major = order.slice(0, order.findIndex((one) => !one.major) + 1 || order.length).filter((one) => one.major);
  return (
    <div role="alert" className="banners">
      {major.map((one) => (
        <p key={one.id} className="banner bad">
          {t.desk.majorBanner(nameOfType(one.typeCode), one.address)}{' '}
          <button
            type="button"
            onClick={() => {
              goTo('/');
              show({ tab: 'open' });
              selectIncident(one.id);
            }}
          >
            {t.desk.majorOpen}
          </button>
        </p>
      ))}
    </div>
  );
}
