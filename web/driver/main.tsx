import '../src/theme/base.css';
import '../src/theme/layout.css';
import './driver.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLanguage } from '../src/i18n';
import { followTheme } from '../src/theme/theme';
import { DriverApp } from './DriverApp';
import { waitForInstallOffer } from './install';

followLanguage();
followTheme();
waitForInstallOffer();

const root = document.getElementById('root');
if (!root) throw new Error('driver.html has no #root');
createRoot(root).render(
  <StrictMode>
    <DriverApp />
  </StrictMode>,
);

// After the first picture: the page must not wait for its own spare copy.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () => void navigator.serviceWorker.register('/driver-worker.js', { scope: '/driver' }));
