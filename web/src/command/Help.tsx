import { show } from '../app/ui';
import { Dialog } from '../common/Dialog';
import { type Messages, useT } from '../i18n';
import { type CommandName, usages } from './parse';

const keys: Readonly<Record<keyof Messages['command']['keyHelp'], string>> = {
  n: 'N',
  slash: '/',
  upDown: '↑ ↓',
  enter: 'Enter',
  r: 'R',
  s: 'S',
  a: 'A',
  c: 'C',
  u: 'U',
  f: 'F',
  m: 'M',
  d: 'D',
  k: 'K',
  b: 'B',
  e: 'E',
  esc: 'Esc',
  help: '?',
};

export function Help() {
  const t = useT();
  const shut = () => show({ helpOpen: false });
  return (
    <Dialog title={t.command.helpTitle} onClose={shut} className="help">
      <div className="help-columns">
        <section>
          <h3>{t.command.keys}</h3>
          <dl>
            {(Object.keys(keys) as (keyof typeof keys)[]).map((name) => (
              <div key={name}>
                <dt>
                  <kbd>{keys[name]}</kbd>
                </dt>
                <dd>{t.command.keyHelp[name]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{t.command.commands}</h3>
          <dl>
            {(Object.keys(usages) as CommandName[]).map((name) => (
              <div key={name}>
                <dt>
                  <code>{usages[name]}</code>
                </dt>
                <dd>{t.command.usage[name]}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <div className="row">
        <button type="button" autoFocus onClick={shut}>
          {t.command.close}
        </button>
      </div>
    </Dialog>
  );
}
