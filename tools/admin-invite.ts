// `npm run admin:invite -- --org ID --role ROLE --name NAME [--title TITLE] [--team ID]`: prints an invitation for the
// first person of an organisation; everybody after that is invited in the mini-program. It holds once, for 24 hours.
// Uses the database of `npm start` (stop the server first), or the one at MONGODB_URI while it serves.
import { parseArgs } from 'node:util'
import '../server/app'
import { createAudit } from '../server/kit/audit'
import { dataState } from '../server/kit/data-version'
import { readSettings } from '../server/kit/environment'
import { checkKeys } from '../server/kit/keys-check'
import { openKeys } from '../server/kit/keys-file'
import { connectDatabase } from '../server/kit/mongo'
import { runToEnd } from '../server/kit/process'
import { Refusal } from '../server/kit/refusal'
import { StartRefusal } from '../server/kit/start-refusal'
import { startTownClock } from '../server/kit/town-clock'
import { inviteFirst } from '../server/people/sign-in/first-invitation'
import { inviteInput } from '../server/people/sign-in/input'
import type { InvitationView, InviteRequest } from '../shared/sign-in'

const options = {
  org: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  title: { type: 'string', default: '管理员' },
  team: { type: 'string' },
} as const

async function main() {
  const request = readRequest()
  const settings = readSettings(process.env)
  const database = await connectDatabase({ ...settings, onLost: () => undefined })
  try {
    if ((await dataState()) !== 'current') throw new StartRefusal(notReady)
    const keys = await openKeys(process.env, settings)
    await checkKeys(keys)
    const clock = await startTownClock()
    const audit = createAudit({ key: keys.audit, clock, ...settings })
    console.log(said(await inviteFirst(request, { audit, clock }).catch(inWords)))
    clock.stop()
  } finally {
    await database.close()
  }
}

function readRequest(): InviteRequest {
  const { org, role, name, title, team } = parseArgs({ options }).values
  const given = { orgId: org, role, name, title, ...(team ? { teamId: team } : {}) }
  const parsed = inviteInput.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path }) => path.join('.')).join('、')
  throw new StartRefusal(`${usage}：${wrong} 没有填写或不对`)
}

function inWords(thrown: unknown): never {
  throw thrown instanceof Refusal ? new StartRefusal(thrown.staffMessage) : thrown
}

const usage = '用法 npm run admin:invite -- --org 机构编号 --role 岗位 --name 姓名 [--title 职务]'
const notReady = '数据库是空的，或不是这个版本的数据 (the data is empty or of another version)'

const said = ({ name, orgName, code, qr, expiresAt }: InvitationView) =>
  `${orgName} 邀请 ${name}
邀请码 ${code}（一次有效，${expiresAt} 前使用；在小程序“我是工作人员”中填写）
二维码内容 ${qr}`

void runToEnd(main)
