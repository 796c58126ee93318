import './theme/base.css';
import './theme/layout.css';
import './theme/parts.css';
import './theme/desk.css';
import './cordon/cordon.css';
import './drill/drill.css';
import './mobilisation/mobilisation.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { followLanguage } from './i18n';
import { connect, disconnect } from './live/connection';
import { followSession, maySeeLive } from './session/session';
import { followTheme } from './theme/theme';

followLanguage();
followTheme();
followSession({
  signedIn: (who) => {
    if (maySeeLive(who)) connect();
  },
  signedOut: disconnect,
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
