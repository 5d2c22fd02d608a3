import Router from '@koa/router'
import type { ExplainView } from '../../shared/indicators'
import { officeRoles as roles } from '../../shared/session'
import { endpoint } from '../kit/endpoint'
import { boardCsv, boardSheet, explainCsv, explainSheet } from './files'
import {
  areaQuery,
  baseInput,
  codeParams,
  explainFileQuery,
  explainQuery,
  targetInput,
  yearQuery,
} from './input'
import {
  baseReply,
  basesReply,
  boardReply,
  compareReply,
  explainReply,
  targetReply,
  targetsReply,
} from './replies'
import type { Indicators } from './service'

/** Whose lines stand behind a figure, for the access rows; names are masked, the people are not. */
const opens = {
  what: 'figures',
  of: ({ items }: ExplainView) => items.flatMap(({ person }) => person?.id ?? []),
} as const

/** A file names its people itself. */
const opensFile = { what: 'figures' } as const

export function indicatorRoutes({ indicators }: { indicators: Indicators }) {
  const router = new Router({ prefix: '/indicators' })
  readBoards(router, indicators)
  readExplanations(router, indicators)
  takeFiles(router, indicators)
  enter(router, indicators)
  return router
}

function readBoards(router: Router, indicators: Indicators) {
  router.get(
    '/board',
    endpoint(
      { summary: '22 项重点工作', roles, query: areaQuery, reply: boardReply },
      ({ actor, query }) => indicators.board(actor, query),
    ),
  )
  router.get(
    '/compare',
    endpoint(
      { summary: '下级机构并列', roles, query: areaQuery, reply: compareReply },
      ({ actor, query }) => indicators.compare(actor, query),
    ),
  )
}

function readExplanations(router: Router, indicators: Indicators) {
  router.get(
    '/:code/explain',
    endpoint(
      {
        summary: '一个数字背后的人和服务',
        roles,
        params: codeParams,
        query: explainQuery,
        opens,
        reply: explainReply,
      },
      ({ actor, params, query }) => indicators.explain(actor, { ...query, ...params }),
    ),
  )
}

/** The same as files: a table for a spreadsheet, and a sheet to print. */
function takeFiles(router: Router, indicators: Indicators) {
  const board = { roles, query: areaQuery }
  const explanation = { roles, params: codeParams, query: explainFileQuery, opens: opensFile }
  router.get(
    '/board.csv',
    endpoint(
      { ...board, summary: '22 项重点工作（表格文件）', produces: 'text/csv' },
      async ({ actor, query }) => boardCsv(await indicators.board(actor, query)),
    ),
  )
  router.get(
    '/board.html',
    endpoint(
      { ...board, summary: '22 项重点工作（打印）', produces: 'text/html' },
      async ({ actor, query }) => boardSheet(await indicators.board(actor, query)),
    ),
  )
  router.get(
    '/:code/explain.csv',
    endpoint(
      { ...explanation, summary: '一个数字背后的人和服务（表格文件）', produces: 'text/csv' },
      async ({ actor, params, query }) =>
        explainCsv(await indicators.explainWhole(actor, { ...query, ...params })),
    ),
  )
  router.get(
    '/:code/explain.html',
    endpoint(
      { ...explanation, summary: '一个数字背后的人和服务（打印）', produces: 'text/html' },
      async ({ actor, params, query }) =>
        explainSheet(await indicators.explainWhole(actor, { ...query, ...params })),
    ),
  )
}

function enter(router: Router, indicators: Indicators) {
  router.get(
    '/bases',
    endpoint(
      { summary: '人口底数', roles, query: yearQuery, reply: basesReply },
      ({ actor, query }) => indicators.bases(actor, query.orgId, query.year),
    ),
  )
  router.post(
    '/bases',
    endpoint({ summary: '填报底数', roles, body: baseInput, reply: baseReply }, ({ actor, body }) =>
      indicators.enterBase(actor, body),
    ),
  )
  router.get(
    '/targets',
    endpoint(
      { summary: '本地目标', roles, query: yearQuery, reply: targetsReply },
      ({ actor, query }) => indicators.targets(actor, query.orgId, query.year),
    ),
  )
  router.post(
    '/targets',
    endpoint(
      { summary: '设定目标', roles, body: targetInput, reply: targetReply },
      ({ actor, body }) => indicators.setTarget(actor, body),
    ),
  )
}
