import '../src/theme/base.css';
import '../src/theme/layout.css';
import './radio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLanguage } from '../src/i18n';
import { followTheme } from '../src/theme/theme';
import { RadioApp } from './RadioApp';

followLanguage();
followTheme();

const root = document.getElementById('root');
if (!root) throw new Error('radio.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RadioApp />
  </StrictMode>,
);
