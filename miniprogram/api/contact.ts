import { say } from '../kit/ask'
import { call, contactOf, rememberContact } from '../kit/phone'
import { wordsOf } from '../kit/refused'
import { actingFor, session } from '../kit/session'
import { currentContract } from './contracts'
import { teamsFor } from './people'

/** 打电话给团队: the team that is signed or asked; before that, the first team of the elder's own centre. */
export async function callTeam(): Promise<void> {
  try {
    const elder = actingFor(await session())
    if (!elder) return say('登记以后才能打给团队')
    const phone = contactOf(elder.elderId)?.phone ?? (await askForPhone(elder.elderId))
    if (phone) call(phone)
    else say('中心还没有登记电话')
  } catch (error) {
    say(wordsOf(error))
  }
}

async function askForPhone(elderId: string): Promise<string | undefined> {
  const { contract, pending } = await currentContract(elderId)
  const signed = (contract ?? pending)?.team.phone
  if (signed) return signed
  const [first] = await teamsFor(elderId)
  if (first) rememberContact({ elderId, phone: first.phone })
  return first?.phone
}
