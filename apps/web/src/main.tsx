import './api/zod-without-eval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language';
import { Gate } from './session/gate';
import { session } from './session/session.store';
import './styles/base.css';
import './styles/sign-in.css';
import { applyPalette } from './theme';

applyPalette(document.documentElement);
const isLanguageReady = startLanguage();
void session.start();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
await isLanguageReady;
createRoot(root).render(
  <StrictMode>
    <Gate />
  </StrictMode>,
);
