/** `npm run migrate`: brings the data to this program's version and makes every index. */
import './app'
import './kit/audit'
import { connectDatabase } from './kit/mongo'
import { migrate } from './kit/data-version'
import { readSettings } from './kit/environment'
import { runToEnd } from './kit/process'

async function main() {
  const settings = readSettings(process.env)
  const database = await connectDatabase({ ...settings, onLost: () => process.exit(1) })
  try {
    await migrate((line) => console.log(line))
    console.log('数据和索引已就绪 (data and indexes are ready)')
  } finally {
    await database.close()
  }
}

void runToEnd(main)
