// `npm run bench:import`: brings 10,000 residents in over real HTTP into a server of its own, with what it took: rows a
// second, and the server's memory in the first and the last quarter of the way. `--smoke` brings in 200, `--rows=` others.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ImportView } from '../shared/imports'
import { checkCharacterOf } from '../shared/identity-number'
import { addDays } from '../shared/day'
import { importColumns } from '../shared/imports'

const asked = process.argv.find((each) => each.startsWith('--rows='))?.slice('--rows='.length)
const ROWS = process.argv.includes('--smoke') ? 200 : Number(asked ?? 10_000)
/** Every tenth has a contract in force. */
const SIGNED = 10
const SAMPLE_MS = 200
/** Flat: the last quarter needs at most this much more than the first. */
const MOST_GROWTH_MB = 64

/**
 * A heap that leaves no room for what nobody collects: with more of it Node puts off collecting, and the size of the
 * process tells of that and not of what an import holds on to.
 */
const SMALL_HEAP = '--max-old-space-size=224'

const headers = (token: string) => ({ Authorization: `Bearer ${token}` })

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function started(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const program = path.join(__dirname, '../server/main.ts')
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', MONGODB_URI: '' }
  const child = spawn(process.execPath, [SMALL_HEAP, '--import', 'tsx', program], { env })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url) return { child, url }
    if (child.exitCode !== null) throw new Error(said)
    await pause(100)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Place {
  communities: string[]
  teams: string[]
  today: string
}

/** Where the desk of the town works: communities of its street, and its teams. */
async function placeOf(url: string, token: string): Promise<Place> {
  const asked = { headers: headers(token) }
  const session = await ask<{ roles: { orgId: string; centreId?: string }[] }>(
    `${url}/api/session`,
    asked,
  )
  const [held] = session.roles
  const centreId = held?.centreId ?? held?.orgId ?? ''
  const [centre] = await ask<{ regionCode: string }[]>(
    `${url}/api/organisations?under=${centreId}`,
    asked,
  )
  const regions = await ask<{ code: string }[]>(
    `${url}/api/regions?parent=${centre?.regionCode ?? ''}`,
    asked,
  )
  const teams = await ask<{ name: string }[]>(`${url}/api/teams?centreId=${centreId}`, asked)
  const { day } = await ask<{ day: string }>(`${url}/api/clock`)
  return {
    communities: regions.map(({ code }) => code),
    teams: teams.map(({ name }) => name),
    today: day,
  }
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const given = '秀兰桂英玉珍素芬月娥美华建国德明志强文清福根'

/** Rows that differ in name, birthday, number, phone and house. */
function sheetOf({ communities, teams, today }: Place): Buffer {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const birthDate = addDays('1936-01-01', (at * 7) % 9_001)
    const sequence = at % 1_000
    const first17 = `990101${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    const cells: Record<string, string> = {
      name: `${surnames[at % 20] ?? ''}${given[(at * 3) % 20] ?? ''}${given[Math.floor(at / 20) % 20] ?? ''}`,
      sex: sequence % 2 === 1 ? '男' : '女',
      birthDate,
      identityNumber: first17 + checkCharacterOf(first17),
      phone: `199${String(10_000_000 + at)}`,
      residence: '常住',
      communityCode: communities[at % communities.length] ?? '',
      address: `试验路${at}号`,
      tags: at % 5 === 0 ? '慢病' : '',
      ...(at % SIGNED === 0 ? contractOf(teams[(at / SIGNED) % teams.length] ?? '', today) : {}),
    }
    return importColumns.map(({ key }) => cells[key] ?? '').join(',')
  })
  return Buffer.from([importColumns.map(({ title }) => title).join(','), ...lines].join('\r\n'))
}

const contractOf = (teamName: string, today: string) => ({
  teamName,
  packageCode: 'basic',
  startsOn: addDays(today, -100),
  endsOn: addDays(today, 200),
})

const megabytes = ({ pid }: ChildProcess): number => {
  const text = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1]) / 1024
}

/** Follows an import until it stands, with the server's memory on the way. */
async function follow(url: string, token: string, child: ChildProcess, id: string) {
  const begun = performance.now()
  const samples: { part: number; mb: number }[] = []
  for (;;) {
    const view = await ask<ImportView>(`${url}/api/imports/${id}`, { headers: headers(token) })
    samples.push({ part: view.doneRows / ROWS, mb: megabytes(child) })
    if (view.state !== 'reading' && view.state !== 'writing') {
      return { view, seconds: (performance.now() - begun) / 1000, samples }
    }
    await pause(SAMPLE_MS)
  }
}

function report(title: string, { view, seconds, samples }: Awaited<ReturnType<typeof follow>>) {
  const peak = (from: number, to: number) =>
    Math.max(...samples.filter(({ part }) => part >= from && part <= to).map(({ mb }) => mb))
  const growth = peak(0.75, 1) - peak(0, 0.25)
  console.log(`\n${title}: ${JSON.stringify(view.counts)}${view.says ? ` ${view.says}` : ''}`)
  console.log(`${Math.round(ROWS / seconds)} rows/s (${seconds.toFixed(1)} s)`)
  console.log(
    `memory of the server: ${peak(0, 0.25).toFixed(0)} MB in the first quarter, ${peak(0.75, 1).toFixed(0)} MB in the last (${growth.toFixed(0)} MB more)`,
  )
  return growth <= MOST_GROWTH_MB
}

async function bringIn(url: string, child: ChildProcess) {
  const { token } = await ask<{ token: string }>(`${url}/api/session/demo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ persona: 'front-desk' }),
  })
  const sheet = sheetOf(await placeOf(url, token))
  const upload = async () => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(sheet)], 'residents.csv'))
    return ask<ImportView>(`${url}/api/imports`, {
      method: 'POST',
      headers: headers(token),
      body: form,
    })
  }
  const first = await upload()
  const read = report('read', await follow(url, token, child, first.id))
  await ask(`${url}/api/imports/${first.id}/write`, {
    method: 'POST',
    headers: { ...headers(token), 'Content-Type': 'application/json' },
    body: JSON.stringify({ leaveOutErrors: true }),
  })
  const written = report('written', await follow(url, token, child, first.id))
  const again = await follow(url, token, child, (await upload()).id)
  const repeated = report('the same sheet again', again)
  const nothingNew = again.view.counts.new + again.view.counts.update === 0
  console.log(`\na repeat adds nothing: ${nothingNew ? 'yes' : 'NO'}`)
  const flat = read && written && repeated
  console.log(`memory flat (≤ ${MOST_GROWTH_MB} MB more): ${flat ? 'met' : 'NOT MET'}`)
  return flat && nothingNew
}

async function main() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-import-'))
  const { child, url } = await started(path.join(dataDir, 'data'))
  try {
    if (!(await bringIn(url, child))) process.exitCode = 1
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}

void main()
