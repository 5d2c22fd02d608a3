// `npm run recount`: counts every ledger line again and compares with all that is stored beside the lines. Prints
// each difference and ends with 1 when there is one. Uses the database of `npm start` (stop the server first), or
// the one at MONGODB_URI while it serves.
import { readSettings } from '../server/kit/environment'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { recount } from '../server/ledger/recount'
import type { Difference } from '../server/ledger/recount'

async function main() {
  const database = await connectDatabase({ ...readSettings(process.env), onLost: () => undefined })
  try {
    const { lines, differences } = await recount()
    for (const difference of differences) console.log(said(difference))
    console.log(`重新数了 ${lines} 行台账，${differences.length} 处不一致`)
    process.exitCode = differences.length === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

const said = ({ where, id, stored, counted }: Difference) =>
  `${where} ${id}: stored ${JSON.stringify(stored)}, counted ${JSON.stringify(counted)}`

void runToEnd(main)
