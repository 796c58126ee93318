import { useStore } from '../common/store';
import { useT } from '../i18n';
import { hideToast, toasts } from './ui';

export function Toasts() {
  const t = useT();
  const all = useStore(toasts, (list) => list);
  return (
    <div className="toasts" aria-live="polite">
      {all.map((toast) => (
        <div key={toast.id} className={`toast ${toast.kind}`} role={toast.kind === 'bad' ? 'alert' : undefined}>
          <p>{toast.text}</p>
          {toast.again && (
            <button
              type="button"
              onClick={() => {
                hideToast(toast.id);
                toast.again?.();
              }}
            >
              {t.incident.retry}
            </button>
          )}
          <button type="button" className="plain" aria-label={t.incident.dismiss} onClick={() => hideToast(toast.id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
