import { readSettings } from '../../server/kit/environment'
import { welcome } from '../../server/welcome'

const wang = {
  persona: 'wang-xiulan' as const,
  name: '王秀兰',
  role: '老人',
  says: '看看签约',
  home: '/pages/home/index',
}
const said = (variables: NodeJS.ProcessEnv) => welcome(readSettings(variables), 3000, [wang])

describe('what the person at the keyboard reads', () => {
  it('is where to go, as whom, and what to try', () => {
    for (const words of [
      'http://127.0.0.1:3000/theatre',
      'wang-xiulan',
      '王秀兰',
      'npm run story',
    ]) {
      expect(said({})).toContain(words)
    }
  })

  it('warns when a demo can be reached from other machines, and only then', () => {
    expect(said({ HOST: '0.0.0.0', DEMO: '1' })).toContain('reachable from other machines')
    expect(said({ DEMO: '1' })).not.toContain('reachable from other machines')
  })

  it('names the public address where there is one', () => {
    expect(said({ PUBLIC_URL: 'https://linli.example' })).toContain('https://linli.example/theatre')
  })

  it('says nothing of demo people over a database of one’s own', () => {
    expect(said({ MONGODB_URI: 'mongodb://db.example/linli' })).not.toContain('wang-xiulan')
  })
})
