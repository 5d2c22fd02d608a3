import type { ContractView } from '../../../shared/contracts'
import { buildContract } from '../support/build'
import { standingFor, withDaughtersPhone } from '../support/elder-api'

const { open, heard, answers } = withDaughtersPhone()

describe('signing for a mother', () => {
  const walkToConfirm = async () => {
    answers['GET /api/contracts/standings'] = () => ({
      body: [standingFor('e1', {}), standingFor('e2', {})],
    })
    const app = await open('pages/sign/index')
    const { press } = app
    await press('王秀兰')
    await press('张医生团队')
    await press('基础包')
    await press('同意，下一步')
    return app
  }

  it('takes five steps and asks once, with everything that was chosen', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 201,
      body: buildContract({ status: 'requested' }),
    })
    const { press, says } = await walkToConfirm()
    await press('签 2 年')
    await press('确认，交给团队')
    await says('交给团队了')
    const posted = heard().filter(({ method }) => method === 'POST')
    expect(posted.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/api/session/demo', body: { persona: 'chen-min' } },
      {
        path: '/api/contracts',
        body: {
          elderId: 'e1',
          teamId: 'team-1',
          packageCode: 'basic',
          termMonths: 24,
          agreementVersion: '2026-1',
        },
      },
    ])
  })

  it('tells whose contract stands before anything is asked, and leads to it', async () => {
    const { press, words, says } = await open('pages/sign/index')
    await says('已签张医生团队，到')
    await press('王秀兰')
    expect(words()).toContain('为谁签')
    await press('看我的签约')
    await says('生效中')
  })

  it('offers only whoever has no contract', async () => {
    answers['GET /api/contracts/standings'] = () => ({
      body: [standingFor('e1'), standingFor('e2', {})],
    })
    const { press, words, says } = await open('pages/sign/index')
    await says('已签张医生团队，到')
    expect(words()).not.toContain('已选')
    expect(words()).not.toContain('看我的签约')
    await press('陈国强')
    await says('选哪个团队')
  })

  it('asks once for everybody, and says who may be signed for by somebody else only', async () => {
    answers['GET /api/contracts/standings'] = () => ({ body: [standingFor('e2', {})] })
    const { press, says, words } = await open('pages/sign/index')
    await says('没有授权您办理签约')
    await press('王秀兰')
    expect(words()).toContain('为谁签')
    const asked = heard().filter(({ path }) => path.startsWith('/api/contracts'))
    expect(asked.map(({ path }) => path)).toEqual(['/api/contracts/standings'])
  })

  it('says why it is refused and stays where it is', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 409,
      body: { error: { code: 'contract.already-active', message: '您已经签过家庭医生了' } },
    })
    const { press, says, words } = await walkToConfirm()
    await press('确认，交给团队')
    await says('您已经签过家庭医生了')
    await press('知道了')
    expect(words()).not.toContain('您已经签过')
    expect(words()).toContain('都对吗')
  })

  it('does not let a full team be chosen, and says why', async () => {
    const { press, words, says } = await open('pages/sign/index?elderId=e1')
    await says('签满了（最多 9 人），请选别的团队')
    await press('李医生团队')
    expect(words()).toContain('选哪个团队')
  })

  it('confirms what the team drafted after reading it', async () => {
    const draft: ContractView = buildContract({ id: 'c9', status: 'drafted', standing: 'waiting' })
    answers['GET /api/contracts/c9'] = () => ({ body: draft })
    answers['POST /api/contracts/c9/confirm'] = () => ({ body: buildContract() })
    const { press, says } = await open('pages/sign/index?contractId=c9')
    await says('一、自愿签约。')
    await press('同意，下一步')
    await press('同意签约')
    await says('签好了')
    expect(heard().at(-1)).toMatchObject({
      path: '/api/contracts/c9/confirm',
      body: { way: 'phone' },
    })
  })
})
