import Router from '@koa/router'
import { mostFileBytes } from '../../shared/files'
import type { FileType } from '../../shared/files'
import { Download } from '../kit/download'
import { endpoint } from '../kit/endpoint'
import { fileParams, fileReply, linkReply, openQuery, uploadInput } from './input'
import type { Files } from './service'
import { fileView } from './view'

/** Handing in a file, what is known of it, a link to it, and the file itself. */
export function fileRoutes({ files }: { files: Files }): Router {
  const router = new Router({ prefix: '/files' })
  addKeeping(router, files)
  addOpening(router, files)
  return router
}

function addKeeping(router: Router, files: Files) {
  router.post(
    '/',
    endpoint(
      {
        summary: '上传附件',
        upload: mostFileBytes,
        body: uploadInput,
        reply: fileReply,
        status: 201,
      },
      async ({ actor, body }) => fileView(await files.keep(actor, body)),
    ),
  )
}

function addOpening(router: Router, files: Files) {
  router.get(
    '/:id',
    endpoint(
      { summary: '附件信息', params: fileParams, reply: fileReply },
      async ({ actor, params }) => fileView(await files.facts(actor, params.id)),
    ),
  )
  router.post(
    '/:id/link',
    endpoint(
      { summary: '附件链接', params: fileParams, reply: linkReply, secret: true },
      async ({ actor, params }) => files.link(actor, params.id),
    ),
  )
  router.get(
    '/:id/content',
    endpoint(
      {
        summary: '打开附件',
        who: 'anyone',
        params: fileParams,
        query: openQuery,
        produces: 'application/octet-stream',
      },
      async ({ params, query }) => {
        const { file, bytes } = await files.open(params.id, query.token)
        return new Download(`附件-${file.id}.${endings[file.type]}`, file.type, bytes)
      },
    ),
  )
}

const endings: Record<FileType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}
