// `npm run audit:verify -- [--anchors FILE]…`: walks every row of the audit and says what was edited, deleted, inserted,
// reordered or cut off. Anchors are read from DATA_DIR, AUDIT_ANCHORS and every --anchors copy. Ends with 1 when
// anything is found. Uses the database of `npm start` (stop the server first), or the one at MONGODB_URI.
import { parseArgs } from 'node:util'
import '../server/app'
import { verifyAudit } from '../server/kit/audit-verify'
import type { Finding } from '../server/kit/audit-check'
import type { Verified } from '../server/kit/audit-verify'
import { dataState } from '../server/kit/data-version'
import { readSettings } from '../server/kit/environment'
import { checkKeys } from '../server/kit/keys-check'
import { openKeys } from '../server/kit/keys-file'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { StartRefusal } from '../server/kit/start-refusal'
import { startTownClock } from '../server/kit/town-clock'

const MOST_SHOWN = 100
const HOUR_MS = 3_600_000

async function main() {
  const { values } = parseArgs({ options: { anchors: { type: 'string', multiple: true } } })
  const settings = readSettings(process.env)
  const database = await connectDatabase({ ...settings, onLost: () => undefined })
  try {
    if ((await dataState()) !== 'current') throw new StartRefusal(notReady)
    const keys = await openKeys(process.env, settings)
    await checkKeys(keys)
    const anchorFiles = [...settings.anchorFiles, ...(values.anchors ?? [])]
    let shown = 0
    const found = (finding: Finding) => void (shown++ < MOST_SHOWN && console.log(said(finding)))
    const began = performance.now()
    const verified = await verifyAudit({ key: keys.audit, anchorFiles, found })
    await report(verified, performance.now() - began)
  } finally {
    await database.close()
  }
}

const notReady =
  '数据库是空的，或不是这个版本的数据，没有审计记录可查 (the data is empty or of another version: nothing to verify)'

const said = ({ kind, orgId, n }: Finding) => `${words[kind]}: ${orgId || '?'} 第 ${n} 行 (${kind})`

const words: Record<Finding['kind'], string> = {
  edited: '被改动或伪造',
  missing: '被删除',
  inserted: '被插入',
  unlinked: '次序被改',
  rewritten: '与锚点不同',
  truncated: '末尾被截断',
}

async function report(verified: Verified, ms: number) {
  const { rows, chains, findings, unanchored, anchorFaults } = verified
  for (const fault of anchorFaults) console.log(`锚点文件这一行不对: ${fault}`)
  console.log(`${rows} 行，${chains} 条链，${Math.round((rows / ms) * 1000)} 行/秒`)
  console.log(`${await anchorAge(verified)}；其后还有 ${unanchored} 行未入锚点`)
  const wrong = findings + anchorFaults.length
  console.log(wrong === 0 ? '完整 (intact)' : `发现 ${wrong} 处问题 (${wrong} findings)`)
  process.exitCode = wrong === 0 ? 0 : 1
}

/** By the house's clock, as the anchors were. */
async function anchorAge({ anchoredAt }: Verified): Promise<string> {
  if (!anchoredAt) return '没有锚点：末尾被截断将看不出来 (no anchor: a truncation cannot be seen)'
  const clock = await startTownClock()
  clock.stop()
  const hours = (clock.now().getTime() - new Date(anchoredAt).getTime()) / HOUR_MS
  return `最近的锚点 ${anchoredAt}，${hours.toFixed(1)} 小时前 (anchor age ${hours.toFixed(1)} h)`
}

void runToEnd(main)
