// `npm run recount`: counts every ledger line again and compares with all that is stored beside the lines. Prints
// each difference and ends with 1 when there is one. Uses the database of `npm start` (stop the server first), or
// the one at MONGODB_URI while it serves.
import { dataState } from '../server/kit/data-version'
import { readSettings } from '../server/kit/environment'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { StartRefusal } from '../server/kit/start-refusal'
import { recount } from '../server/ledger/recount'
import type { Difference } from '../server/ledger/recount'

async function main() {
  const database = await connectDatabase({ ...readSettings(process.env), onLost: () => undefined })
  try {
    if ((await dataState()) !== 'current') throw new StartRefusal(notReady)
    const { lines, differences } = await recount()
    for (const difference of differences) console.log(said(difference))
    console.log(`重新数了 ${lines} 行台账，${differences.length} 处不一致`)
    process.exitCode = differences.length === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

const notReady =
  '数据库是空的，或不是这个版本的数据，没有可数的台账 (the data is empty or of another version: nothing to recount)'

const said = ({ where, id, stored, counted }: Difference) =>
  `${where} ${id}: stored ${JSON.stringify(stored)}, counted ${JSON.stringify(counted)}`

void runToEnd(main)
