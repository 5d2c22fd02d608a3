import type { Act } from '../../../shared/session'
import type { Audit } from '../../kit/audit'
import { chainOf } from '../access/chains'
import type { PeopleReads } from '../reads'
import type { Binding } from '../stores/bindings'

const ways: Record<Binding['way'], string> = {
  'phone-and-identity': '凭手机号、姓名和证件号绑定微信',
  'in-person': '由工作人员当面核对后绑定微信',
  invitation: '凭邀请码绑定微信并加入机构',
  introduced: '用微信登记了自己的姓名',
}

interface Said {
  kind: string
  act: Act
  says: string
  personId: string
}

interface Needs {
  audit: Pick<Audit, 'append'>
  reads: Pick<PeopleReads, 'person'>
}

/** Writes what sign-in has done into the chain of the organisation it concerns. */
export function createChronicle({ audit, reads }: Needs) {
  async function write(orgId: string, { kind, act, says, personId }: Said): Promise<void> {
    const { byId, byName, channel } = act
    const byRole = channel === 'on-site' ? 'staff' : 'self'
    await audit.append(orgId, { kind, byId, byName, byRole, personIds: [personId], says })
  }

  /** The chain of the organisation that looks after the person; relatives and newcomers have the topmost one. */
  async function ofPerson(said: Said): Promise<void> {
    const person = await reads.person(said.personId)
    await write(await chainOf(person), said)
  }

  return {
    write,
    ofPerson,
    bound: ({ personId, way, act }: Pick<Binding, 'personId' | 'way' | 'act'>) =>
      ofPerson({ kind: 'binding.made', personId, act, says: ways[way] }),
    unbound: ({ personId }: Pick<Binding, 'personId'>, act: Act) =>
      ofPerson({ kind: 'binding.undone', personId, act, says: '解除了微信绑定' }),
  }
}

export type Chronicle = ReturnType<typeof createChronicle>
