import { readFileSync, writeFileSync } from 'node:fs'
import { checkCharacterOf } from '../../shared/identity-number'
import type { PersonView } from '../../shared/people'
import type { Answer } from '../support/client'
import { createScan } from '../../tools/lib/scan-data'
import { csvSheet } from '../server/people/imports/steps'
import { runProgram, startService } from '../support/service'
import type { Service } from '../support/service'
import { copyTown } from '../support/town'
import type { TownCopy } from '../support/town'
import { keyVariables } from '../support/vault'

jest.setTimeout(240_000)

let town: TownCopy
let DATA_DIR: string
beforeAll(async () => {
  town = await copyTown()
  DATA_DIR = town.dataDir
})
afterAll(() => town.remove())

const numbered = (first17: string) => first17 + checkCharacterOf(first17)
const planted = {
  identity: numbered('99010119440918778'),
  another: numbered('99010119440918776'),
  phone: '19912345678',
  secondPhone: '0571-87654321',
  street: '桃源路 8173 号 4 幢 902 室',
  doorNote: '门禁密码 5927#，有一条黄狗',
}
const canaries = [...Object.values(planted), '057187654321'].flatMap((text) => ['--canary', text])
const elder = {
  name: '何种兰',
  sex: 'female',
  birthDate: '1944-09-18',
  residence: 'resident',
  communityCode: '990101001001',
}

let service: Service
let nurse: Awaited<ReturnType<typeof sessionOf>>
let desk: Awaited<ReturnType<typeof sessionOf>>

async function sessionOf(persona: string) {
  const { body } = await service.client.post('/api/session/demo', { persona })
  const headers = { Authorization: `Bearer ${(body as { token: string }).token}` }
  let count = 0
  return {
    get: (path: string) => service.client.get(path, headers),
    upload: (bytes: Buffer) => {
      const body = new FormData()
      body.set('file', new File([new Uint8Array(bytes)], '名册.csv'))
      return service.client.send('POST', '/api/imports', { body, headers })
    },
    post: (path: string, given: object) =>
      service.client.post(path, given, {
        ...headers,
        'Idempotency-Key': `scan-${persona}-${++count}`,
      }),
  }
}

const is = ({ status }: Answer) => status

async function plant(): Promise<string> {
  const { identity, phone, street, doorNote, secondPhone } = planted
  const address = { label: '家', communityCode: '990101001001', text: street, doorNote }
  const registered = await desk.post('/api/people', {
    ...elder,
    identity: { kind: 'resident-id', number: identity },
    phones: [{ number: phone, owner: 'self' }],
    address,
  })
  expect([registered.status, registered.body.error]).toEqual([201, undefined])
  const { id } = registered.body as PersonView
  const second = await desk.post(`/api/people/${id}/phones`, {
    number: secondPhone,
    owner: 'shared',
  })
  expect(is(second)).toBe(201)
  return id
}

/** Every door that takes or shows what must not lie open, rightly and wrongly used. */
async function useEverywhere(id: string) {
  const { identity, another, phone, street } = planted
  const reason = '上门前核对'
  for (const field of ['identity', 'phone', 'address']) {
    await desk.post(`/api/people/${id}/clear`, { field, reason })
  }
  for (const q of [identity, phone.slice(-4), phone, street.slice(0, 4), street]) {
    await desk.get(`/api/people/search?q=${encodeURIComponent(q)}`)
    await nurse.get(`/api/people/search?q=${encodeURIComponent(q)}`)
  }
  await desk.post('/api/people', { ...elder, identity: { kind: 'resident-id', number: identity } })
  await desk.post('/api/people', { ...elder, [identity]: phone, phones: [{ number: `${phone}9` }] })
  await desk.post('/api/people/near', {
    ...{ name: elder.name, birthDate: elder.birthDate, communityCode: elder.communityCode },
    identity: { kind: 'resident-id', number: another },
    reason,
  })
  await desk.get(`/api/people/${identity}`)
  await desk.get(`/api/people?${phone}=${identity}`)
  await service.client.get('/api/session', { Authorization: `Bearer ${identity}` })
  await service.client.post('/api/session/wechat', { code: identity })
  const bound = await service.client.post('/api/session/wechat', { code: 'demo-new:scan' })
  const token = (bound.body as { token?: string }).token ?? ''
  const headers = { Authorization: `Bearer ${token}` }
  for (const number of [another, identity]) {
    const facts = { phoneCode: `demo-phone:${phone}`, name: elder.name, identityNumber: number }
    await service.client.post('/api/session/bind', facts, headers)
  }
}

/** A list of people whose rows wait for a decision, and one that cannot be right. */
async function importList() {
  const { another, secondPhone, street } = planted
  const row = { name: elder.name, sex: '女', birthDate: elder.birthDate, residence: '常住' }
  const reach = { communityCode: elder.communityCode, phone: secondPhone, address: street }
  const sheet = csvSheet([
    { ...row, ...reach, identityKind: '居民身份证', identityNumber: another },
    { ...row, ...reach, identityKind: '居民身份证', identityNumber: `${another}0` },
  ])
  const { status, body } = await desk.upload(sheet)
  expect([status, body.error]).toEqual([201, undefined])
  const state = async () => (await desk.get(`/api/imports/${body.id}`)).body.state as string
  while ((await state()) === 'reading') await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await desk.get(`/api/imports/${body.id}/rows`)).body.items).toHaveLength(2)
}

it('after every door was used, no number, phone or address lies open in the data or the log', async () => {
  service = await startService({ DATA_DIR, RATE_PER_MINUTE: '100000' })
  ;[desk, nurse] = await Promise.all([sessionOf('front-desk'), sessionOf('nurse-zhang')])
  const id = await plant()
  await useEverywhere(id)
  await importList()
  const clear = await desk.post(`/api/people/${id}/clear`, { field: 'identity', reason: '核对' })
  expect(clear.body).toEqual({ value: planted.identity })
  expect(await service.interrupt()).toBe(0)

  const { code, said } = await runProgram('tools/scan-data.ts', { DATA_DIR }, canaries)
  expect([code, said]).toEqual([0, expect.stringContaining('没有发现明文')])

  // The same scan does find what lies open by right: the elder's name.
  const name = await runProgram('tools/scan-data.ts', { DATA_DIR }, ['--canary', elder.name])
  expect([name.code, name.said]).toEqual([
    1,
    expect.stringMatching(/canary 1: people .*canary 1: .*data/s),
  ])
})

it('every sealed text of every room is found and sealed anew by npm run keys:rotate', async () => {
  const file = `${DATA_DIR}.keys.json`
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const DATA_KEYS = `k2:${keyVariables()['INDEX_KEY']},${keys['DATA_KEYS']}`
  writeFileSync(file, JSON.stringify({ ...keys, DATA_KEYS }))
  const { code, said } = await runProgram('tools/rotate-keys.ts', { DATA_DIR })
  expect([code, said]).toEqual([0, expect.stringContaining('旧密钥可以撤下')])
  for (const path of [
    'identities.number',
    'contacts.phones.number',
    'contacts.addresses.whole',
    'import_rows.sealed',
  ]) {
    expect(said).toMatch(new RegExp(`^${path}: resealed [1-9]\\d*, .* broken 0$`, 'm'))
  }
})

describe('the scan', () => {
  const scan = createScan(['桃源路 8173 号', 'Secret7'])
  const bytes = (text: string) => Buffer.from(`….${text}…`, 'utf8')

  it.each([
    ['as it is', bytes('在桃源路 8173 号')],
    ['in UTF-16', Buffer.from('x桃源路 8173 号', 'utf16le').subarray(0)],
    ['in hexadecimal', bytes(Buffer.from('桃源路 8173 号').toString('hex'))],
    ...['', 'a', 'ab'].map((before): [string, Buffer] => [
      `in base64 behind ${before.length}`,
      bytes(Buffer.from(`${before}桃源路 8173 号等`).toString('base64')),
    ]),
  ])('finds a text %s', (_how, given) => expect([...scan(given)]).toEqual(['canary 1']))

  it('finds any valid identity number and any mobile number, and nothing shaped like neither', () => {
    expect([...scan(bytes(`身份证${numbered('11010519491231002')}。`))]).toEqual([
      'identity number',
    ])
    expect([...scan(bytes('电话 13812345678。'))]).toEqual(['mobile number'])
    const harmless = [
      '110105194912310021',
      '138****5678',
      '1772600400000',
      'a13812345678',
      '5e13812345678f',
    ]
    for (const text of harmless) expect([...scan(bytes(text))]).toEqual([])
  })
})
