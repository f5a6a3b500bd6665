import { mount } from 'svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.svelte';
import { applyTheme } from './lib/theme';

// Before anything is drawn, so that a dark room stays dark.
applyTheme('system')();
mount(App, { target: document.body });
