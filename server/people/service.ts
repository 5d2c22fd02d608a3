import type { Clock } from '../kit/clock'
import type { Audit } from '../kit/audit'
import type { Vault } from '../kit/vault'
import type { Wechat } from '../kit/wechat'
import type { MyDataPart } from '../kit/my-data'
import { createBreaking } from './access/breaking'
import { createConsents } from './access/consents'
import { createDeletion } from './access/deletion'
import type { Leaving } from './access/deletion'
import { createMyData, ofEveryId } from './access/my-data'
import { ownParts } from './access/own-parts'
import { createGlass } from './access/glass'
import { createOpened } from './access/opened'
import { createFile } from './file'
import { createMandates } from './mandates/service'
import type { Mandates } from './mandates/service'
import type { MandateWindows } from './mandates/needs'
import { createNoticeWindow } from './notice-window'
import type { TeamsInForce } from './presenter'
import { createPeopleReads } from './reads'
import { createRegistry } from './registry'
import type { RegisterWindows } from './registry'
import { createRights } from './rights'
import { createSessions } from './sessions'
import type { Sessions } from './sessions'
import { createSignIn } from './sign-in/service'
import type { SignIn } from './sign-in/service'

export interface PeopleNeeds {
  clock: Clock
  demoMode: boolean
  vault: Vault
  audit: Audit
  wechat: Wechat
  /** Window of the contracts room. */
  teamsInForce: TeamsInForce
  /** Windows of the rooms of contracts, ledger and notices. */
  register: RegisterWindows
  /** Windows of the rooms of notices and files. */
  mandates: MandateWindows
  /** What other rooms keep about somebody, and take away when the account is deleted. */
  leaving: { parts: readonly MyDataPart[]; leavings: readonly Leaving[] }
}

/** The room of people: the register, families, teams, organisations and sign-in. */
export function createPeople({ clock, demoMode, vault, teamsInForce, ...windows }: PeopleNeeds) {
  const glass = createGlass({ clock, teamsInForce })
  const reads = createPeopleReads({ clock, glass })
  const registry = createRegistry({
    ...{ reads, clock, vault, demoMode },
    audit: windows.audit,
    ...windows.register,
  })
  const rights = createRights({ clock })
  const sessions = createSessions({ clock, demoMode, rights })
  const { audit, wechat, mandates } = windows
  const around = { reads, clock, vault, audit, wechat, tell: mandates.tell }
  const signIn = createSignIn({ ...around, ...registry, sessions, rights })
  const consents = createConsents({ clock })
  const contacts = registry.contactWindow
  const acting = createMandates({ reads, clock, vault, audit, contacts, ...mandates })
  const register = { contacts, identities: registry.identities }
  return {
    reads,
    noticeWindow: createNoticeWindow({ clock }),
    sessions,
    rights,
    signIn,
    ...registry,
    ...createOpened({ audit: windows.audit, reads, clock }),
    ...createBreaking({ glass, audit: windows.audit, clock, tell: windows.mandates.tell }),
    ...createFile({ reads, clock }),
    mandates: acting,
    consents,
    myData: createMyData({
      clock,
      parts: [...ownParts({ reads, audit, ...register }), ...windows.leaving.parts.map(ofEveryId)],
    }),
    ...createDeletion({
      ...{ reads, consents, audit, clock },
      leavings: leavingsOf({ acting, signIn, sessions }, windows.leaving.leavings),
    }),
  }
}

interface Left {
  acting: Mandates
  signIn: SignIn
  sessions: Sessions
}

/** What goes with an account, in this order: the tie to WeChat and the sessions last. */
const leavingsOf = ({ acting, signIn, sessions }: Left, others: readonly Leaving[]): Leaving[] => [
  { words: '不再替别人办事', leave: acting.giveUp },
  ...others,
  { words: '解除微信关联，忘记您的微信身份', leave: signIn.bindings.forget },
  { words: '退出所有设备', leave: sessions.endOfPerson },
]

export type People = ReturnType<typeof createPeople>
