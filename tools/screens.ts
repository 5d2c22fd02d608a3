// `npm run screens`: a picture of every page as the people who see it, and contact sheets of them all, in
// test/artifacts/screens. For looking at: measures miss what an eye sees at once.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './lib/chromium'
import { scenes, type Scene } from './lib/scenes'
import { startServer } from './lib/server'
import { settleFolk } from './lib/folk'
