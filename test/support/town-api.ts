/** The service over a copy of the demo town, in a database of its own: what takes long to write is written once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEngine } from '../../tools/database/engine-process'
import { readKeys } from '../../server/kit/keys'
import type { KeyVariables } from '../../server/kit/keys'
import { startApi } from './api'
import type { Api } from './api'
import { copyTown } from './town'

export async function startTownApi(at: string): Promise<Api> {
  const copy = await copyTown()
  const socket = join(copy.dataDir, '../db.sock')
  const engine = await startEngine(['--data', copy.dataDir, '--socket', socket, '--no-sync'])
  const variables = JSON.parse(readFileSync(`${copy.dataDir}.keys.json`, 'utf8')) as KeyVariables
  const api = await startApi({ at, written: { uri: engine.uri, keys: readKeys(variables) } })
  const stop: Api['stop'] = async (options) => {
    await api.stop(options)
    await engine.stop()
    copy.remove()
  }
  return { ...api, stop }
}
