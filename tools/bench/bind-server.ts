/** The service with its town and a stand-in for WeChat, asked by one phone after another to bind. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { createApp, createRooms } from '../../server/app'
import { bytesOnDisk } from '../../server/files/disk'
import { createAudit } from '../../server/kit/audit'
import { createClock } from '../../server/kit/clock'
import { migrate } from '../../server/kit/data-version'
import { newKeyVariables, readKeys } from '../../server/kit/keys'
import { createLog } from '../../server/kit/log'
import { prepareMongoose } from '../../server/kit/mongo'
import { listen } from '../../server/kit/server'
import { createVault } from '../../server/kit/vault'
import { demoWechat } from '../../server/kit/wechat-demo'
import { generateTown, TOWN_SEED } from '../../server/town/generate'
import { writeTown } from '../../server/town/write-town'
import { checkCharacterOf } from '../../shared/identity-number'
import type { SignedIn } from '../../shared/sign-in'

export interface Claim {
  name: string
  identityNumber: string
  phone: string
}

export interface BindServer {
  /** Somebody of the town, by turns. */
  somebody(at: number): Claim
  /** A number nobody has. */
  nobody(): Claim
  /** Milliseconds until the claim was refused. */
  bind(claim: Claim): Promise<number>
  stop(): Promise<void>
}

export async function startBindServer(uri: string): Promise<BindServer> {
  prepareMongoose()
  await mongoose.connect(uri, { ignoreUndefined: true })
  await migrate(() => undefined)
  const keys = readKeys(newKeyVariables())
  const vault = createVault(keys)
  const elders = await settleTown(vault)
  const listening = await listen(appOf(keys, vault).handler, { host: '127.0.0.1', port: 0 })
  const phones = phonesAt(`http://127.0.0.1:${listening.port}`)
  let nobodies = 0
  return {
    somebody: (at) => elders[at % elders.length] ?? nobodyOf(0),
    nobody: () => nobodyOf((nobodies += 1)),
    bind: phones.bind,
    stop: async () => {
      await listening.close()
      await mongoose.disconnect()
    },
  }
}

async function settleTown(vault: ReturnType<typeof createVault>): Promise<Claim[]> {
  const plan = generateTown(TOWN_SEED)
  await writeTown(plan, () => undefined, vault)
  return plan.people.flatMap(({ name, reach }) => {
    const { identityNumber, phones: [phone] = [] } = reach ?? {}
    return identityNumber && phone ? [{ name, identityNumber, phone: phone.number }] : []
  })
}

function appOf(keys: ReturnType<typeof readKeys>, vault: ReturnType<typeof createVault>) {
  const clock = createClock()
  const audit = createAudit({ key: keys.audit, clock, anchorFiles: [] })
  const files = { bytes: bytesOnDisk(join(tmpdir(), 'linli-timing-files')), linkKey: keys.link }
  const given = { clock, demoMode: true, vault, audit, wechat: demoWechat, files, templates: [] }
  const log = createLog({ file: '/dev/null', level: 'silent' })
  const rooms = createRooms(given)
  return createApp({ rooms, clock, log, ratePerMinute: 1_000_000, trustProxy: true })
}

function phonesAt(url: string) {
  let count = 0

  /** From another address and account each time, so that no limit of tries is met. */
  async function bind({ name, identityNumber, phone }: Claim): Promise<number> {
    count += 1
    const from = `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`
    const post = (path: string, body: object, token = '') =>
      fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'Content-Type': 'application/json',
          'X-Forwarded-For': from,
          Authorization: `Bearer ${token}`,
        },
      })
    const signedIn = await post('/api/session/wechat', { code: `demo-new:timing-${count}` })
    const { token } = (await signedIn.json()) as SignedIn
    const claim = { name, identityNumber, phoneCode: `demo-phone:${phone}` }
    const began = performance.now()
    const answer = await post('/api/session/bind', claim, token)
    const text = await answer.text()
    const took = performance.now() - began
    if (!text.includes('sign-in.no-match')) throw new Error(text)
    return took
  }

  return { bind }
}

/** A woman of the invented county 990199, where nobody of the town was born. */
function nobodyOf(order: number): Claim {
  const birthDate = `19${String(40 + (order % 20))}0${(order % 9) + 1}1${order % 10}`
  const first17 = `990199${birthDate}${String((order * 2) % 1000).padStart(3, '0')}`
  const identityNumber = first17 + checkCharacterOf(first17)
  return { name: '无此人', identityNumber, phone: '15499999999' }
}
