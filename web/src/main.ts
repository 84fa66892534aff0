import { mount } from 'svelte'
import App from './app/App.svelte'
import { startRouter } from './app/router.svelte'
import { session } from './app/session.svelte'
import { startLanguage } from './lang/lang.svelte'
import './ui/base.css'
import { startLook } from './ui/look'

startLook()
startRouter()
await startLanguage()
session.start()
mount(App, { target: document.getElementById('app')! })
