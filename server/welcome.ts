import type { DemoPerson } from '../shared/session'
import type { Settings } from './kit/environment'

/** What the person at the keyboard reads when the service is up: where to go, as whom, and what to try. */
export function welcome(settings: Settings, port: number, people: readonly DemoPerson[]): string {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const url = settings.publicUrl ?? `http://${host}:${port}`
  if (!settings.demo) return `邻里医养已启动  ${url}\n接口文档        ${url}/api/docs`
  return [
    '',
    `邻里医养已启动（演示）  ${url}/`,
    `四部手机并排            ${url}/theatre`,
    `接口文档                ${url}/api/docs`,
    '',
    '演示人物（都是虚构的）：',
    ...people.map(
      ({ persona, name, role, says }) => `  ${persona.padEnd(15)} ${name}（${role}）${says}`,
    ),
    '',
    '可以先试：打开四部手机，让王秀兰看签约还剩什么，让护士小张记一次血压，再看中心的数字加一。',
    'npm run story 会把这条路走一遍。按 Ctrl-C 结束。',
    ...(settings.open ? ['', OPEN_WARNING] : []),
  ].join('\n')
}

const OPEN_WARNING =
  '⚠ 演示模式正对外监听：任何能连上的人都能以任意人物登录，请勿放入真实数据。(demo mode is reachable from other machines)'
