import { mount } from 'svelte'
import App from './app/App.svelte'
import { match, signIn } from './app/pages'
import { route, startRouter } from './app/router.svelte'
import { session } from './app/session.svelte'
import { startLanguage } from './lang/lang.svelte'
import { startCards } from './people/entering.svelte'
import './ui/base.css'
import { startLook } from './ui/look'
import { startServiceWorker } from './ui/update.svelte'

startLook()
startRouter()
// The first page travels beside its words, not behind them.
void (session.remembered ? match(route.path) : signIn).load().catch(() => {})
await startLanguage()
session.start()
startCards()
mount(App, { target: document.getElementById('app')! })
startServiceWorker()
