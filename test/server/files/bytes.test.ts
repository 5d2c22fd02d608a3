import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesFor } from '../../../server/files/bytes'
import { readSettings } from '../../../server/kit/environment'

const root = mkdtempSync(join(tmpdir(), 'linli-web-'))

describe('where attachments are kept', () => {
  it('is below the data unless said otherwise', () => {
    expect(readSettings({ DATA_DIR: '/srv/linli' }).files).toEqual({
      directory: '/srv/linli/files',
    })
    expect(readSettings({ FILES_DIR: '/srv/papers' }).files).toEqual({ directory: '/srv/papers' })
  })

  it('may be a store that speaks S3, named whole or not at all', () => {
    const named = {
      FILES_S3_URL: 'https://oss.example.cn',
      FILES_S3_BUCKET: 'papers',
      FILES_S3_KEY: 'id',
      FILES_S3_SECRET: 'secret',
    }
    expect(readSettings(named).files.bucket).toEqual({
      url: 'https://oss.example.cn',
      bucket: 'papers',
      key: 'id',
      secret: 'secret',
      region: 'us-east-1',
    })
    expect(() => readSettings({ ...named, FILES_S3_SECRET: '' })).toThrow(/FILES_S3_SECRET/)
  })

  it.each(['', 'files', 'a/b'])('is never the web root or below it: %s', (below) => {
    expect(() => bytesFor({ directory: join(root, below) }, root)).toThrow(/FILES_DIR/)
  })

  it('may stand beside the web root', async () => {
    const bytes = bytesFor({ directory: `${root}-files` }, root)
    await bytes.put('ab12', Buffer.from('x'))
    expect((await bytes.get('ab12')).toString()).toBe('x')
    await bytes.remove('ab12')
    await expect(bytes.get('ab12')).rejects.toMatchObject({ code: 'file.store' })
  })
})
