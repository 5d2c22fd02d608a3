// `npm run scan:data -- [--canary TEXT]…`: looks through every document and every byte of the data
// directory, its log among them, for texts that should only lie sealed: the canaries, and whatever is a valid identity
// number or shaped like a mobile number. Says where, never what, and ends with 1 when anything is found. With the
// database of `npm start` stop the server first.
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings } from '../server/kit/environment'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { createScan, scanCollections, scanFiles } from './lib/scan-data'
import type { Leak } from './lib/scan-data'

const MOST_SHOWN = 100

async function main() {
  const { values } = parseArgs({ options: { canary: { type: 'string', multiple: true } } })
  const settings = readSettings(process.env)
  const scan = createScan(values.canary ?? [])
  let leaks = 0
  const leak = ({ where, what }: Leak) => {
    leaks += 1
    if (leaks <= MOST_SHOWN) console.log(`${what}: ${where}`)
  }
  const documents = await scanDatabase(settings, (given) => scanCollections(scan, given), leak)
  const places = [settings.dataDir, ...(settings.logFile ? [dirname(settings.logFile)] : [])]
  let bytes = 0
  for (const place of places) bytes += await scanFiles(place, scan, leak)
  console.log(`看过 ${documents} 个文档，${bytes} 字节 (${documents} documents, ${bytes} bytes)`)
  console.log(leaks === 0 ? '没有发现明文 (nothing found)' : `发现 ${leaks} 处 (${leaks} found)`)
  process.exitCode = leaks === 0 ? 0 : 1
}

/** The database is closed before its files are read. */
async function scanDatabase(
  settings: ReturnType<typeof readSettings>,
  scan: (leak: (leak: Leak) => void) => Promise<number>,
  leak: (leak: Leak) => void,
): Promise<number> {
  const database = await connectDatabase({ ...settings, onLost: () => undefined })
  try {
    return await scan(leak)
  } finally {
    await database.close()
  }
}

void runToEnd(main)
