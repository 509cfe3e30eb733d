import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import { App } from './app';
import { loadMe } from './identity/session';
import { watchConnection } from './live/connection';
import { language, wordsReady } from './ui/words';

document.documentElement.lang = language.value;
watchConnection();
// Who is there is asked while the texts load; a public screen and the pages in front of the sign-in do not care.
if (!/^\/(layar|masuk|s)(\/|$)/.test(location.pathname)) void loadMe();
void wordsReady().finally(() => render(<App />, document.getElementById('app')!));
