import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { previewRoutes } from '../../../server/kit/static'
import { startDoors } from '../../support/doors'

const room = mkdtempSync(join(tmpdir(), 'linli-preview-'))
const directory = join(room, 'preview')
mkdirSync(join(directory, 'preview-assets/fonts'), { recursive: true })
writeFileSync(join(room, 'secret.json'), '"secret"')
writeFileSync(join(directory, 'index.html'), '<h1>邻里医养</h1>')
writeFileSync(join(directory, 'theatre.html'), '<h1>四部手机</h1>')
writeFileSync(join(directory, 'phone.html'), '<h1>手机</h1>')
writeFileSync(join(directory, 'private.html'), 'not a page')
writeFileSync(join(directory, 'preview-assets/app-a1b2c3d4.js'), 'go()')
writeFileSync(join(directory, 'preview-assets/base.css'), 'a{}')
writeFileSync(join(directory, 'preview-assets/run.sh'), 'rm')
writeFileSync(join(directory, 'preview-assets/fonts/icons.woff2'), 'font')

let doors: Awaited<ReturnType<typeof startDoors>>
beforeAll(async () => {
  const preview = previewRoutes({ directory, policy: "script-src 'self'" })
  doors = await startDoors((router) => router.use(preview.routes()))
})
afterAll(async () => {
  await doors.stop()
  rmSync(room, { recursive: true })
})

describe('the built preview', () => {
  it.each([
    ['/', '邻里医养'],
    ['/theatre', '四部手机'],
    ['/phone?as=wang-xiulan&page=pages/home/index', '手机'],
  ])('answers %s with its page and its own policy', async (path, words) => {
    const answer = await doors.stranger.get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(answer.text).toContain(words)
    expect(answer.headers.get('content-security-policy')).toBe("script-src 'self'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is kept for good where the name holds a hash, asked for again where not', async () => {
    const hashed = await doors.stranger.get('/preview-assets/app-a1b2c3d4.js')
    expect(hashed.headers.get('cache-control')).toContain('immutable')
    const plain = await doors.stranger.get('/preview-assets/base.css')
    expect(plain.headers.get('cache-control')).toBe('no-cache')
    const again = await doors.stranger.get('/preview-assets/base.css', {
      'If-None-Match': plain.headers.get('etag') ?? '',
      'Cache-Control': 'max-age=0',
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('reaches into folders of its assets', async () => {
    const answer = await doors.stranger.get('/preview-assets/fonts/icons.woff2')
    expect(answer.headers.get('content-type')).toBe('font/woff2')
  })

  it.each([
    '/preview-assets/..%2f..%2fsecret.json',
    '/preview-assets/%2e%2e/%2e%2e/secret.json',
    '/preview-assets/..%5c..%5csecret.json',
    '/preview-assets/%00base.css',
    '/preview-assets/run.sh',
    '/preview-assets/fonts',
    '/preview-assets/missing.js',
    '/preview-assets/..%2fprivate.html',
    '/private.html',
  ])('gives away nothing at %s', async (path) => {
    const answer = await doors.stranger.get(path)
    expect([answer.status, answer.body.error.code]).toEqual([404, 'route.missing'])
  })
})
