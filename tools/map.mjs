// `npm run map`: draws who imports whom into docs/map.md, room by room, from the code itself.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const { stdout, status } = spawnSync(
  path.join(root, 'node_modules/.bin/depcruise'),
  [
    'server',
    'shared',
    'miniprogram',
    'preview',
    '--output-type',
    'mermaid',
    '--collapse',
    '^(server|miniprogram|preview)/[^/]+|^shared',
    '--include-only',
    '^(server|shared|miniprogram|preview)/',
  ],
  { cwd: root, encoding: 'utf8' },
)
if (status !== 0) process.exit(status ?? 1)

writeFileSync(
  path.join(root, 'docs/map.md'),
  `# Map: who imports whom

Drawn from the code by \`npm run map\`. The law behind it is in \`.dependency-cruiser.js\` and \`CONTRIBUTING.md\`:
\`main → town → app → indicators, reports → care → ground → kit → shared\`.

\`\`\`mermaid
${stdout.trim()}
\`\`\`
`,
)
