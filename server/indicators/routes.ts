import Router from '@koa/router'
import { officeRoles as roles } from '../../shared/session'
import { Download } from '../kit/download'
import { endpoint } from '../kit/endpoint'
import { boardCsv } from './csv'
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

const CSV = 'text/csv; charset=utf-8'

export function indicatorRoutes({ indicators }: { indicators: Indicators }) {
  const router = new Router({ prefix: '/indicators' })
  readBoards(router, indicators)
  readExplanations(router, indicators)
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
    '/board.csv',
    endpoint(
      { summary: '22 项重点工作（表格文件）', roles, query: areaQuery, produces: 'text/csv' },
      async ({ actor, query }) => {
        const board = await indicators.board(actor, query)
        return new Download(`重点工作-${board.area.name}-${board.asOf}.csv`, CSV, boardCsv(board))
      },
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
        reply: explainReply,
      },
      ({ actor, params, query }) => indicators.explain(actor, { ...query, ...params }),
    ),
  )
  router.get(
    '/:code/explain.csv',
    endpoint(
      {
        summary: '一个数字背后的人和服务（表格文件）',
        roles,
        params: codeParams,
        query: explainFileQuery,
        produces: 'text/csv',
      },
      async ({ actor, params, query }) => {
        const { area, asOf, text } = await indicators.explainCsv(actor, { ...query, ...params })
        return new Download(`${params.code}-${area.name}-${asOf}.csv`, CSV, text)
      },
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
