// `npm start`: rebuild only what is stale, then run the built server in this process.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const here = import.meta.dirname
const { status } = spawnSync(process.execPath, [path.join(here, 'build.mjs')], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

createRequire(import.meta.url)(path.join(here, '..', 'dist', 'server', 'main.js'))
