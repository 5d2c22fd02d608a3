import { previewPolicy, securityHeaders } from '../../../server/kit/headers'

function asObject(publicUrl?: string): Record<string, string> {
  const headers = securityHeaders(publicUrl)
  const names = headers.filter((_, at) => at % 2 === 0)
  return Object.fromEntries(names.map((name, at) => [name, headers[at * 2 + 1] ?? '']))
}

describe('the constant headers', () => {
  it('are those koa-helmet sends by default over https', () => {
    expect(asObject('https://linli.example')).toMatchObject({
      'Content-Security-Policy': expect.stringContaining('upgrade-insecure-requests'),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Origin-Agent-Cluster': '?1',
      'Referrer-Policy': 'no-referrer',
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
      'X-Download-Options': 'noopen',
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Permitted-Cross-Domain-Policies': 'none',
      'X-XSS-Protection': '0',
    })
  })

  it.each([undefined, 'http://127.0.0.1:3000'])('force nobody to https on %s', (publicUrl) => {
    expect(asObject(publicUrl)).not.toHaveProperty('Strict-Transport-Security')
    expect(asObject(publicUrl)['Content-Security-Policy']).not.toContain('upgrade-insecure')
  })

  it('keep answers about people out of every cache', () => {
    expect(asObject()['Cache-Control']).toBe('no-store')
  })
})

it('the preview may draw frames and made-up pictures, but runs only its own scripts', () => {
  const policy = previewPolicy()
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-src 'self'")
  expect(policy).toContain("img-src 'self' data: blob:")
  expect(policy).not.toContain('unsafe-eval')
})
