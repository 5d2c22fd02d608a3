import Router from '@koa/router'
import { mostFileBytes } from '../../../shared/files'
import { Download } from '../../kit/download'
import { endpoint } from '../../kit/endpoint'
import type { createExporting } from '../imports/exporting'
import { decisionInput, exportQuery, importInput, importParams } from '../imports/input'
import { importReply, importsReply, rowReply, rowsQuery, rowsReply } from '../imports/input'
import { writeInput } from '../imports/input'
import { importRoles } from '../imports/roles'
import type { Imports } from '../imports/service'
import { templateCsv, templateXlsx } from '../imports/template'
import { importRowView, importView } from '../imports/view'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'
const open = { roles: importRoles, params: importParams }

interface Needs {
  imports: Imports
  exporting: ReturnType<typeof createExporting>
}

/** Residents and contracts in force, in from a sheet and out to one. Stands before `/people/:id`. */
export function importRoutes({ imports, exporting }: Needs): Router {
  const router = new Router()
  addSheets(router, exporting)
  addReading(router, imports)
  addDeciding(router, imports)
  return router
}

function addSheets(router: Router, exporting: Needs['exporting']) {
  router.get(
    '/imports/template.xlsx',
    endpoint(
      { summary: '导入模板', roles: importRoles, produces: XLSX },
      async () => new Download('居民导入模板.xlsx', XLSX, await templateXlsx()),
    ),
  )
  router.get(
    '/imports/template.csv',
    endpoint(
      { summary: '导入模板', roles: importRoles, produces: CSV },
      async () => new Download('居民导入模板.csv', CSV, templateCsv()),
    ),
  )
  const out = { summary: '导出名册', roles: importRoles, query: exportQuery }
  router.get(
    '/people/export.xlsx',
    endpoint(
      { ...out, produces: XLSX },
      async ({ actor, query }) => new Download('居民名册.xlsx', XLSX, exporting.xlsx(actor, query)),
    ),
  )
  router.get(
    '/people/export.csv',
    endpoint(
      { ...out, produces: CSV },
      async ({ actor, query }) => new Download('居民名册.csv', CSV, exporting.csv(actor, query)),
    ),
  )
}

function addReading(router: Router, imports: Imports) {
  router.post(
    '/imports',
    endpoint(
      {
        summary: '上传名册',
        roles: importRoles,
        upload: mostFileBytes,
        body: importInput,
        reply: importReply,
        status: 201,
        // What is read on after the answer must not wait for a key's transaction.
        secret: true,
      },
      async ({ actor, body }) => importView(await imports.begin(actor, body.file)),
    ),
  )
  router.get(
    '/imports',
    endpoint({ summary: '导入记录', roles: importRoles, reply: importsReply }, async ({ actor }) =>
      (await imports.latest(actor)).map(importView),
    ),
  )
  router.get(
    '/imports/:id',
    endpoint({ ...open, summary: '导入进度', reply: importReply }, async ({ actor, params }) =>
      importView(await imports.one(actor, params.id)),
    ),
  )
  router.get(
    '/imports/:id/rows',
    endpoint(
      { ...open, summary: '导入逐行报告', query: rowsQuery, reply: rowsReply },
      async ({ actor, params, query }) => {
        const page = await imports.rows(actor, params.id, query)
        return { ...page, items: page.items.map(importRowView) }
      },
    ),
  )
}

function addDeciding(router: Router, imports: Imports) {
  router.post(
    '/imports/:id/decisions',
    endpoint(
      { ...open, summary: '决定疑似匹配', body: decisionInput, reply: rowReply },
      async ({ actor, params, body }) =>
        importRowView(await imports.decide(actor, params.id, body)),
    ),
  )
  router.post(
    '/imports/:id/write',
    endpoint(
      { ...open, summary: '写入名册', body: writeInput, reply: importReply, secret: true },
      async ({ actor, params, body }) =>
        importView(await imports.write(actor, params.id, body.leaveOutErrors)),
    ),
  )
}
