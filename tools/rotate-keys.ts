// `npm run keys:rotate`: seals every identity number, phone, address, second-factor secret and attachment under the
// first key of DATA_KEYS. First give every server the new key in front of the old ones, then run this until nothing is
// left, then take the old key away. Uses the database of `npm start` (stop the server first), or the one at MONGODB_URI while it
// serves. INDEX_KEY cannot be changed this way: blind indexes would have to be built anew from the clear texts.
import '../server/app'
import { bytesFor } from '../server/files/bytes'
import { rotateFiles } from '../server/files/rotating'
import { builtPath } from '../server/kit/built'
import { readSettings } from '../server/kit/environment'
import { checkKeys } from '../server/kit/keys-check'
import { openKeys } from '../server/kit/keys-file'
import { rotateKeys } from '../server/kit/keys-rotate'
import type { Rotated } from '../server/kit/keys-rotate'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { createVault } from '../server/kit/vault'

async function main() {
  const settings = readSettings(process.env)
  const database = await connectDatabase({ ...settings, onLost: () => undefined })
  try {
    const keys = await openKeys(process.env, settings)
    await checkKeys(keys)
    const vault = createVault(keys)
    let left = 0
    const tell = (rotated: Rotated) => {
      console.log(said(rotated))
      left += rotated.changed + rotated.broken
    }
    await rotateKeys(vault, tell)
    tell(await rotateFiles(bytesFor(settings.files, builtPath('preview')), vault))
    console.log(
      left === 0
        ? `全部由密钥 ${keys.data[0].id} 加密，旧密钥可以撤下 (all under key ${keys.data[0].id}: the old keys may go)`
        : `还有 ${left} 项没有换，请再运行一次 (${left} left: run again)`,
    )
    process.exitCode = left === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

const said = ({ collection, field, resealed, current, changed, broken }: Rotated) =>
  `${collection}.${field}: resealed ${resealed}, current ${current}, changed meanwhile ${changed}, broken ${broken}`

void runToEnd(main)
