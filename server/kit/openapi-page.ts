import { refusals } from '../../shared/refusals'
import type { OpenApi } from './openapi'

interface Operation {
  summary: string
  tags: string[]
  security: unknown[]
  'x-roles'?: string[]
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
}

/** The interface as a page to read: plain HTML, no script, nothing from elsewhere. */
export function openApiPage({ info, paths }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: operation as Operation,
    })),
  )
  const rooms = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))]
  const sections = rooms.map((room) => {
    const own = operations.filter(({ operation }) => operation.tags[0] === room)
    return `<h2 id="${escaped(room)}">${escaped(room)}</h2>${own.map(operationHtml).join('')}`
  })
  const links = rooms.map((room) => `<a href="#${escaped(room)}">${escaped(room)}</a>`).join(' · ')
  return pageHtml(
    info.title,
    `<h1>${escaped(info.title)}</h1><p>${escaped(info.description)}</p>
<p><a href="/api/openapi.json">openapi.json</a> · ${links} · <a href="#codes">错误码</a></p>
${sections.join('')}${codesHtml()}`,
  )
}

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}) {
  const { summary, security, parameters, requestBody, responses } = operation
  const roles = operation['x-roles']
  const who = security.length === 0 ? '无需登录' : roles ? `岗位：${roles.join('、')}` : '已登录'
  const given = parameters.map(({ name, required }) => `${name}${required ? '' : '?'}`).join('、')
  return `<details><summary><b>${method}</b> <code>${escaped(path)}</code> ${escaped(summary)}</summary>
<p>${escaped(who)}${given ? `；参数：${escaped(given)}` : ''}</p>
${requestBody ? schemaHtml('请求', requestBody.content['application/json']?.schema) : ''}
${Object.entries(responses)
  .filter(([status]) => status !== 'default')
  .map(([status, { content }]) =>
    schemaHtml(`回答 ${status}`, Object.values(content ?? {})[0]?.schema),
  )
  .join('')}</details>`
}

const schemaHtml = (title: string, schema: unknown) =>
  `<h3>${escaped(title)}</h3>${schema ? `<pre>${escaped(JSON.stringify(schema, null, 2))}</pre>` : ''}`

function codesHtml(): string {
  const rows = Object.entries(refusals).map(
    ([code, { status, say, staff }]) =>
      `<tr><td><code>${code}</code><td>${status}<td>${escaped(say)}<td>${escaped(staff)}`,
  )
  return `<h2 id="codes">错误码</h2><table><tr><th>code<th>状态<th>对居民说<th>对工作人员说${rows.join('')}</table>`
}

const pageHtml = (title: string, body: string) => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body{font:16px/1.6 system-ui,sans-serif;max-width:960px;margin:2rem auto;padding:0 1rem;color:#1c2b26}
summary{cursor:pointer;padding:.3rem 0}pre{background:#f2f5f3;padding:.8rem;overflow:auto;font-size:13px}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d5ddd9;padding:.3rem .6rem;text-align:left}
h3{font-size:14px;margin:.6rem 0 0}details{border-bottom:1px solid #e5eae7}
</style>
${body}</html>`

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
